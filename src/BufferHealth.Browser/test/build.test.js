import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { layoutModule } from '../layout.mjs';

const root = new URL('../', import.meta.url);

test('what is committed in dist and generated is what the kernel and src make', () => {
  const { status, stderr } = spawnSync(process.execPath, ['build.mjs', '--check'], { cwd: fileURLToPath(root), encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});

test('the layout becomes constants; two of one name are refused', () => {
  const layout = {
    structs: { PointState: { size: 16, fields: { X: { offset: 0, type: 'i32' }, LastY: { offset: 8, type: 'f64' } } },
      Pair: { size: 24, fields: { One: { offset: 0, type: 'f64' }, Both: { offset: 8, type: 'Limits' } } },
      Limits: { size: 16, fields: { Low: { offset: 0, type: 'f64' }, High: { offset: 8, type: 'f64' } } } },
    enums: { Mood: { members: { Good: 0, VeryBad: 1 } }, Bits: { members: { One: 1, Two: 2 } } },
  };
  assert.deepEqual(layoutModule(layout, 24).trim().split('\n').slice(1), [
    'export const HEAP_BASE = 24;', 'export const POINT_STATE_SIZE = 16;', 'export const POINT_STATE_X = 0;',
    'export const POINT_STATE_LAST_Y = 8;', 'export const PAIR_SIZE = 24;', 'export const PAIR_ONE = 0;', 'export const PAIR_BOTH = 8;',
    'export const LIMITS_SIZE = 16;', 'export const LIMITS_LOW = 0;', 'export const LIMITS_HIGH = 8;',
    "export const PAIR_FIELDS = ['one', ['both', ...['low', 'high']]];", "export const LIMITS_FIELDS = ['low', 'high'];", 'export const MOOD_GOOD = 0;', 'export const MOOD_VERY_BAD = 1;',
    "export const MOOD_NAMES = /** @type {const} */ (['good', 'veryBad']);", 'export const BITS_ONE = 1;', 'export const BITS_TWO = 2;',
  ]);
  layout.enums.Point = { members: { StateX: 0 } };
  assert.throws(() => layoutModule(layout, 24), /POINT_STATE_X/);
});

test('licence and notice are those of the repository', async () => {
  for (const name of ['LICENSE', 'NOTICE']) {
    assert.equal(await readFile(new URL(name, root), 'utf8'), await readFile(new URL(`../../${name}`, root), 'utf8'));
  }
});
