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
    structs: { PointState: { size: 16, fields: { X: { offset: 0 }, LastY: { offset: 8 } } } },
    enums: { Mood: { members: { Good: 0, VeryBad: 1 } }, Bits: { members: { One: 1, Two: 2 } } },
  };
  assert.deepEqual(layoutModule(layout, 3, 24).trim().split('\n').slice(1), [
    'export const DEFINITIONS = 3;', 'export const HEAP_BASE = 24;', 'export const POINT_STATE_SIZE = 16;', 'export const POINT_STATE_X = 0;',
    'export const POINT_STATE_LAST_Y = 8;', 'export const MOOD_GOOD = 0;', 'export const MOOD_VERY_BAD = 1;',
    "export const MOOD_NAMES = /** @type {const} */ (['good', 'veryBad']);", 'export const BITS_ONE = 1;', 'export const BITS_TWO = 2;',
  ]);
  layout.enums.Point = { members: { StateX: 0 } };
  assert.throws(() => layoutModule(layout, 3, 24), /POINT_STATE_X/);
});

test('licence and notice are those of the repository', async () => {
  for (const name of ['LICENSE', 'NOTICE']) {
    assert.equal(await readFile(new URL(name, root), 'utf8'), await readFile(new URL(`../../${name}`, root), 'utf8'));
  }
});
