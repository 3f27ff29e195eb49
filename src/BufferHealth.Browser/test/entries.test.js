import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import * as layout from '../generated/layout.js';
import * as translated from '../generated/kernel.js';
import * as csp from '../dist/csp.js';
import * as main from '../dist/buffer-health.js';
import { random, stallByLevel } from './support.js';

const dist = new URL('../dist/', import.meta.url);

/** Runs a module in a process of its own and returns what it prints. */
const run = code => execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).trim();

for (const entry of ['buffer-health.js', 'full.js', 'report.js', 'csp.js']) {
  test(`${entry} is imported where there is no DOM and no clock, and says what is missing before init`, () => {
    assert.equal(run(`
      for (const name of ['performance', 'WebAssembly', 'navigator', 'queueMicrotask', 'setInterval']) delete globalThis[name];
      const { BufferHealthMonitor } = await import('${new URL(entry, dist)}');
      try { new BufferHealthMonitor(); } catch (error) { console.log(error.constructor.name, error.message); }
    `), 'Error buffer-health: await init() first');
  });

  test(`${entry}: concurrent and later init share the work`, () => {
    assert.equal(run(`
      const compile = WebAssembly.instantiate;
      let times = 0;
      WebAssembly.instantiate = (...args) => (times++, compile(...args));
      const { default: init, BufferHealthMonitor } = await import('${new URL(entry, dist)}');
      await Promise.all([init(), init()]);
      const m = new BufferHealthMonitor();
      m.updateBufferLevel(1, 1);
      await init();
      new BufferHealthMonitor();
      console.log(times, m.snapshot().bufferLevel);
    `), entry === 'csp.js' ? '0 1' : '1 1');
  });
}

test('where WebAssembly is refused or absent, init names the other entry', () => {
  const refused = `
    WebAssembly.instantiate = () => Promise.reject(new WebAssembly.CompileError("violates the Content Security Policy"));`;
  for (const hurdle of [refused, 'delete globalThis.WebAssembly;']) {
    for (const entry of ['buffer-health.js', 'full.js', 'report.js']) {
      assert.match(run(`${hurdle}
        const { default: init } = await import('${new URL(entry, dist)}');
        await init().catch(error => console.log(error.constructor.name, error.message, Boolean(error.cause)));
      `), /^Error .*buffer-health\/csp.* true$/);
    }
  }
});

test('csp needs neither WebAssembly nor eval', async () => {
  const source = await readFile(new URL('csp.js', dist), 'utf8');
  assert.doesNotMatch(source, /WebAssembly\.|\beval\b|new Function/);
  const m = (await csp.default(), new csp.BufferHealthMonitor());
  const reference = new main.BufferHealthMonitor();
  [m, reference].forEach(monitor => stallByLevel(monitor));
  assert.deepEqual(m.snapshot(), reference.snapshot());
  assert.equal(m.snapshot().stallCount, 1);
});

test('the translation holds the same state, bit for bit, over 200,000 random updates', async () => {
  const bytes = await readFile(new URL('../generated/kernel.wasm', import.meta.url));
  const kernels = [(await WebAssembly.instantiate(bytes)).instance.exports, translated];
  const base = layout.HEAP_BASE;
  kernels.forEach(kernel => assert.equal(kernel.heapBase.value, base));
  const state = base + layout.OBSERVATION_SIZE + layout.METRIC_VALUES_SIZE;
  const memories = kernels.map(kernel => new Uint8Array(kernel.memory.buffer, base, state - base + layout.MONITOR_STATE_SIZE));
  const any = random(11);
  const odd = [NaN, Infinity, -Infinity, -1, 1e9 + 1, -0, 5e-324, 1e308];
  const pick = value => any() < 0.01 ? odd[Math.floor(any() * odd.length)] : value;
  const both = call => {
    const [a, b] = kernels.map(call);
    assert.equal(a, b);
  };
  both(kernel => kernel.start(state, 100, 1, 0.1, 0.8, 0));
  let [time, playhead, level] = [1, 0, 3];
  for (let i = 0; i < 200_000; i++) {
    const dt = any() < 0.001 ? any() * 60 : any() * 0.2;
    const advance = any() < 0.7 ? dt : any() * dt;
    time += dt;
    playhead = any() < 0.002 ? any() * 1000 : playhead + advance;
    level = Math.max(0, level - advance) + (any() < 0.1 ? any() : 0);
    const t = pick(time);
    if (any() < 0.3) {
      const l = pick(level);
      both(kernel => kernel.updateLevel(state, t, l));
    } else {
      const sample = new DataView(new ArrayBuffer(layout.OBSERVATION_SIZE));
      const put = (offset, value) => sample.setFloat64(offset, pick(value), true);
      sample.setFloat64(layout.OBSERVATION_TIME, t, true);
      put(layout.OBSERVATION_LEVEL, level);
      put(layout.OBSERVATION_PLAYHEAD, playhead);
      put(layout.OBSERVATION_RATE, any() < 0.1 ? any() * 3 : 1);
      put(layout.OBSERVATION_FRAMES, Math.floor(playhead * 25));
      put(layout.OBSERVATION_QUALITY, any() * 100);
      put(layout.OBSERVATION_BITRATE_KBPS, Math.floor(any() * 4) * 1000);
      put(layout.OBSERVATION_DROPPED_FRAMES, Math.floor(playhead));
      put(layout.OBSERVATION_TARGET, any() * 8);
      const known = Math.floor(any() * 8192) | (any() < 0.8 ? layout.SAMPLE_FIELDS_LEVEL | layout.SAMPLE_FIELDS_PLAYHEAD : 0);
      sample.setInt32(layout.OBSERVATION_KNOWN, known, true);
      sample.setInt32(layout.OBSERVATION_SET, any() < 0.1 ? known & Math.floor(any() * 8192) : 0, true);
      sample.setInt32(layout.OBSERVATION_EVENT, any() < 0.2 ? Math.floor(any() * 9) : 0, true);
      memories.forEach(memory => memory.set(new Uint8Array(sample.buffer)));
      both(kernel => kernel.update(state, base));
    }
    if (any() < 0.0005) {
      both(kernel => kernel.close(state));
      const options = [1 + Math.floor(any() * 100), 0.1 + any(), 0.01 + any(), 0.1 + 0.8 * any(), Math.floor(any() * 2)];
      both(kernel => kernel.start(state, ...options));
      level = 3;
    }
    if (i % 50 === 0) {
      both(kernel => kernel.snapshot(state, base + layout.OBSERVATION_SIZE));
    }
    if (i % 50 === 0 || i > 199_900) {
      assert.ok(Buffer.compare(memories[0], memories[1]) === 0, `state differs after update ${i}`);
    }
  }
});
