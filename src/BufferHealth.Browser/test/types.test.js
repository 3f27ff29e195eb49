import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import './source.js';
import * as layout from '../generated/layout.js';
import { EVENTS } from '../src/sample.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');

function compile(...args) {
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...args], { cwd: root, encoding: 'utf8' });
  assert.equal(status, 0, stdout);
}

test('src is checked by tsc, strictly', () => compile('-p', 'tsconfig.json'));

for (const [module, resolution] of [['nodenext', 'nodenext'], ['esnext', 'bundler']]) {
  test(`a consumer compiles against dist (${resolution})`, () => compile('--ignoreConfig', '--noEmit', '--strict', '--target', 'es2022',
    '--exactOptionalPropertyTypes', '--module', module, '--moduleResolution', resolution, '--lib', 'es2022,dom', '--types', '',
    'test/consumer/consumer.ts'));
}

test('the names in the types are those of the kernel', async () => {
  const { readFile } = await import('node:fs/promises');
  const types = await readFile(new URL('../src/types.d.ts', import.meta.url), 'utf8');
  const names = type => [...types.match(new RegExp(`export type ${type} =([^;]*);`))[1].matchAll(/'(\w+)'/g)].map(match => match[1]);
  assert.deepEqual(names('PlaybackState'), [...layout.PLAYBACK_STATE_NAMES]);
  assert.deepEqual(names('Confidence'), [...layout.CONFIDENCE_NAMES]);
  assert.deepEqual(names('StallCause'), [...layout.STALL_CAUSE_NAMES]);
  assert.deepEqual(['none', ...names('StallEnding')], [...layout.STALL_ENDING_NAMES]);
  assert.deepEqual(names('Health'), [...layout.HEALTH_LEVEL_NAMES]);
  assert.deepEqual(names('UpdateStatus'), [...layout.INPUT_STATUS_NAMES]);
});

test('the media events that mean something count up as the kernel does', () => {
  const spelled = layout.PLAYER_EVENT_NAMES.map(name => name === 'seek' ? 'seeking' : name.toLowerCase());
  assert.deepEqual(['none', ...EVENTS, 'other'], spelled);
});
