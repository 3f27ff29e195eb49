import assert from 'node:assert/strict';
import test from 'node:test';
import './source.js';
import { FULL_STATE_SIZE, METRIC_VALUES_SIZE, MONITOR_STATE_SIZE, OBSERVATION_SIZE } from '../generated/layout.js';
import { adopt, allocate, doubles, kernel, release } from '../src/kernel.js';
import { BufferHealthMonitor } from '../dist/buffer-health.js';
import { recorded, stallByLevel } from './support.js';

test('a monitor takes 2 KB or less of the shared memory, in whole doubles', () => {
  assert.ok(MONITOR_STATE_SIZE < FULL_STATE_SIZE && FULL_STATE_SIZE <= 2048);
  assert.deepEqual([MONITOR_STATE_SIZE % 8, FULL_STATE_SIZE % 8, OBSERVATION_SIZE % 8, METRIC_VALUES_SIZE % 8], [0, 0, 0, 0]);
});

test('ten thousand monitors, one after another, take the memory of one', t => {
  new BufferHealthMonitor().dispose();
  const grow = t.mock.method(WebAssembly.Memory.prototype, 'grow');
  for (let i = 0; i < 10_000; i++) {
    new BufferHealthMonitor().dispose();
  }
  assert.equal(grow.mock.callCount(), 0);
  Array.from({ length: 200 }, () => new BufferHealthMonitor()).forEach(m => m.dispose());
  assert.ok(grow.mock.callCount() > 0);
});

test('a thousand monitors in one memory do not disturb one another', () => {
  const monitors = Array.from({ length: 1000 }, () => new BufferHealthMonitor());
  monitors.forEach((m, i) => m.updateBufferLevel(i, 1));
  monitors.filter((_, i) => i % 3 === 0).forEach(m => m.dispose());
  const later = Array.from({ length: 500 }, () => new BufferHealthMonitor());
  later.forEach(m => {
    assert.equal(m.snapshot().confidence, null);
    m.updateBufferLevel(7, 1);
  });
  monitors.forEach((m, i) => assert.equal(m.snapshot()?.bufferLevel, i % 3 === 0 ? undefined : i));
  [...monitors, ...later].forEach(m => m.dispose());
});

test('slots are given back and used again, and the memory grows only when none is left', async () => {
  const { readFile } = await import('node:fs/promises');
  const { instance } = await WebAssembly.instantiate(await readFile(new URL('../generated/kernel.wasm', import.meta.url)));
  adopt(instance.exports);
  const bytes = () => kernel.memory.buffer.byteLength;
  const first = Array.from({ length: 500 }, allocate);
  assert.ok(bytes() >= 500 * MONITOR_STATE_SIZE && bytes() <= 501 * MONITOR_STATE_SIZE + 2 * 65536);
  assert.equal(doubles.buffer, kernel.memory.buffer);
  assert.equal(new Set(first).size, 500);
  assert.ok(first.every(address => address % 8 === 0 && address + MONITOR_STATE_SIZE <= bytes()));
  const before = bytes();
  first.forEach(release);
  const second = Array.from({ length: 500 }, allocate);
  assert.equal(bytes(), before);
  assert.deepEqual([...second].sort(), [...first].sort());
});

test('reset closes the session and starts another with the same options and listeners', () => {
  const { monitor, events } = recorded({ scoreModel: 'classic', reportIntervalSeconds: 100 });
  stallByLevel(monitor, { until: 5 });
  monitor.reset();
  const end = events.find(([name]) => name === 'stallend')[1];
  assert.deepEqual(end, { start: 103, duration: 2, cause: 'starved', levelAtStart: 0, endedBy: 'close', episode: 1 });
  const fresh = new BufferHealthMonitor({ scoreModel: 'classic' });
  assert.deepEqual(monitor.snapshot(), fresh.snapshot());
  stallByLevel(monitor, { from: 1 });
  stallByLevel(fresh, { from: 1 });
  assert.deepEqual(monitor.snapshot(), fresh.snapshot());
  assert.equal(events.filter(([name]) => name === 'stallstart').length, 2);
});

test('dispose closes the session; everything after it does nothing', () => {
  const { monitor, events, names } = recorded();
  stallByLevel(monitor, { until: 5 });
  monitor.dispose();
  assert.equal(names().at(-2), 'stallend');
  const told = events.length;
  monitor.dispose();
  monitor.reset();
  assert.equal(monitor.updateBufferLevel(1, 500), 'disposed');
  assert.equal(monitor.update({ level: 1 }, 500), 'disposed');
  for (const name of ['play', 'pause', 'seek', 'end']) {
    assert.equal(monitor[name](500), 'disposed');
  }
  assert.equal(monitor.snapshot(), null);
  assert.equal(JSON.parse(monitor.getMetrics()), null);
  monitor.on('statechange', () => assert.fail())();
  monitor.attach({})();
  const next = new BufferHealthMonitor();
  next.updateBufferLevel(4, 1);
  monitor.updateBufferLevel(1, 2);
  assert.equal(next.snapshot().bufferLevel, 4);
  assert.equal(events.length, told);
});
