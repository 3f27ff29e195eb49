import assert from 'node:assert/strict';
import test from 'node:test';
import { ahead } from '../src/level.js';
import { ranges } from './fake-media.js';

const cases = [
  ['nothing buffered', [], 3, 0, 3],
  ['inside one range', [[0, 10]], 3, 7, 10],
  ['at its end', [[0, 10]], 10, 0, 10],
  ['beyond all', [[0, 10]], 12, 0, 12],
  ['a gap ends it', [[0, 10], [10.2, 20]], 3, 7, 10],
  ['a hole of 0.09 s is crossed and is not media', [[0, 10], [10.09, 20]], 3, 16.91, 20],
  ['a range that begins right after the position', [[3.08, 10]], 3, 6.92, 10],
  ['a range that begins later', [[3.2, 10]], 3, 0, 3],
  ['unsorted', [[10, 20], [0, 10]], 3, 17, 20],
  ['overlapping', [[0, 10], [2, 8], [5, 12]], 3, 9, 12],
  ['twice the same', [[0, 10], [0, 10]], 3, 7, 10],
  ['behind the position', [[0, 2], [5, 9]], 3, 0, 3],
];
for (const [name, pairs, position, level, end] of cases) {
  test(`level: ${name}`, () => {
    const found = ahead(ranges(...pairs), position);
    assert.ok(Math.abs(found.level - level) < 1e-9 && Math.abs(found.end - end) < 1e-9, JSON.stringify(found));
  });
}
