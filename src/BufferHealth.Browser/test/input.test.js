import assert from 'node:assert/strict';
import test from 'node:test';
import { BufferHealthMonitor } from '../dist/buffer-health.js';
import { stallByLevel } from './support.js';

const strange = [undefined, null, '1', '', true, 1n, {}, [], [1], () => 1, Symbol('1'), new Date(5), { valueOf() { throw new Error(); } }];
const throwing = new Proxy({}, { get() { throw new Error('a getter'); } });

test('levels: status, count, and nothing else changes', () => {
  const m = new BufferHealthMonitor();
  stallByLevel(m);
  const before = m.snapshot();
  const bad = [...strange, NaN, Infinity, -Infinity].map(level => [level, 'notFinite'])
    .concat([[-0.001, 'negative'], [1e9 + 1, 'tooLarge'], [Number.MAX_VALUE, 'tooLarge']]);
  for (const [level, status] of bad) {
    assert.equal(m.updateBufferLevel(level, 200), status);
  }
  assert.equal(m.updateBufferLevel(1, 109), 'timeWentBack');
  assert.deepEqual(m.snapshot(), { ...before, inputFaults: bad.length + 1 });
  assert.equal(m.updateBufferLevel(1e9, 110.1), 'accepted');
  assert.equal(m.updateBufferLevel(-0, 110.2), 'accepted');
});

test('times: what is not a number is refused, what is not there is the clock', () => {
  const m = new BufferHealthMonitor();
  const methods = [now => m.updateBufferLevel(1, now), now => m.update({ level: 1 }, now),
    ...['play', 'pause', 'seek', 'end'].map(name => now => m[name](now))];
  for (const method of methods) {
    for (const now of [...strange.slice(2), NaN, Infinity]) {
      assert.equal(method(now), 'notFinite');
    }
    assert.equal(method(-1), 'negative');
    assert.equal(method(1e9 + 1), 'tooLarge');
  }
  assert.equal(m.snapshot().confidence, null);
  assert.equal(m.snapshot().inputFaults, methods.length * (strange.length - 2 + 4));
  for (const method of methods) {
    assert.equal(method(undefined), 'accepted');
    assert.equal(method(null), 'accepted');
    assert.equal(method(0), 'timeWentBack');
  }
  m.reset();
  m.updateBufferLevel(1);
  m.updateBufferLevel(1);
  assert.ok(m.snapshot().elapsedTime < 60);
});

test('samples: what is no object, and getters that throw', () => {
  const m = new BufferHealthMonitor();
  const bad = [...strange.filter(value => typeof value !== 'object' || value === null || Array.isArray(value)), throwing];
  for (const sample of bad) {
    assert.equal(m.update(sample, 1), 'notFinite');
  }
  assert.equal(m.snapshot().inputFaults, bad.length);
  assert.equal(m.snapshot().confidence, null);
  assert.equal(m.update({}, 1), 'accepted');
});

test('samples: each part of the wrong type or outside its range', () => {
  const largest = { level: 1e9, playhead: 1e10, rate: 1e3, frames: 1e15, quality: 100 };
  for (const [name, limit] of Object.entries(largest)) {
    const m = new BufferHealthMonitor();
    for (const value of [...strange.slice(2), NaN, Infinity]) {
      assert.equal(m.update({ [name]: value }, 1), 'notFinite', name);
    }
    assert.equal(m.update({ [name]: -0.1 }, 1), 'negative', name);
    assert.equal(m.update({ [name]: limit * 1.001 }, 1), 'tooLarge', name);
    assert.equal(m.snapshot().confidence, null);
    for (const value of [undefined, null, 0, limit]) {
      assert.equal(m.update({ [name]: value }, 1), 'accepted', name);
    }
  }
  for (const name of ['paused', 'seeking', 'ended', 'hidden', 'atEnd']) {
    const m = new BufferHealthMonitor();
    for (const value of [...strange.slice(2).filter(value => value !== true), 0, 1]) {
      assert.equal(m.update({ [name]: value }, 1), 'notFinite', name);
    }
    for (const value of [undefined, null, true, false]) {
      assert.equal(m.update({ [name]: value }, 1), 'accepted', name);
    }
  }
  const m = new BufferHealthMonitor();
  for (const event of strange.slice(2).filter(value => typeof value !== 'string')) {
    assert.equal(m.update({ event }, 1), 'notFinite');
  }
  for (const event of [undefined, null, '', 'constructor', 'none', 'waiting']) {
    assert.equal(m.update({ event }, 1), 'accepted');
  }
});

test('a faulty sample leaves nothing behind for the next one', () => {
  const [m, clean] = [new BufferHealthMonitor(), new BufferHealthMonitor()];
  m.update({ level: 5, playhead: 7, paused: true, quality: NaN }, 1);
  m.update({ level: 5, playhead: 7, paused: 1 }, 1);
  [m, clean].forEach(monitor => monitor.update({ level: 2 }, 1));
  assert.deepEqual(m.snapshot(), { ...clean.snapshot(), inputFaults: 2 });
});

test('a getter that feeds another monitor does not mix the two', () => {
  const [outer, inner] = [new BufferHealthMonitor(), new BufferHealthMonitor()];
  outer.update({ level: 3, playhead: 4, get event() { inner.update({ level: 9, playhead: 8, paused: true }, 5); } }, 1);
  assert.equal(outer.snapshot().bufferLevel, 3);
  assert.equal(outer.snapshot().state, 'startup');
  assert.equal(inner.snapshot().bufferLevel, 9);
});

test('a getter that disposes of its monitor', () => {
  const m = new BufferHealthMonitor();
  assert.equal(m.update({ get level() { m.dispose(); return 1; } }, 1), 'disposed');
});

test('listeners: bad arguments are ignored', () => {
  const m = new BufferHealthMonitor();
  for (const value of [...strange.filter(value => typeof value !== 'function'), throwing]) {
    m.on('statechange', value)();
    m.on(value, () => assert.fail())();
  }
  m.on('nothing', () => assert.fail());
  stallByLevel(m);
  assert.equal(m.snapshot().inputFaults, 0);
});

test('attach: what is no media element counts as a fault, and so does a bad interval', () => {
  const m = new BufferHealthMonitor();
  const bad = [...strange, throwing, new EventTarget()];
  for (const element of bad) {
    const detach = m.attach(element);
    detach();
    detach();
  }
  assert.equal(m.snapshot().inputFaults, bad.length);
});
