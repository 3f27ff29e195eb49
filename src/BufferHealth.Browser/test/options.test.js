import assert from 'node:assert/strict';
import test from 'node:test';
import { BufferHealthMonitor } from '../dist/buffer-health.js';
import { recorded, stallByLevel } from './support.js';

const limits = {
  windowSeconds: { in: [0.1, 0.3, 9.9, 10], out: [0, 0.05, 0.15, 10.1, -1, NaN, Infinity, '10', null], range: '0.1 to 10 in steps of 0.1' },
  reportIntervalSeconds: { in: [0.1, 3600], out: [0.09, 3601, NaN, true], range: '0.1 to 3600' },
  stallThresholdSeconds: { in: [0.01, 5], out: [0.009, 5.001, NaN, {}], range: '0.01 to 5' },
  decay: { in: [0.01, 0.5, 0.99], out: [0.01 - 1e-9, 0.99 + 1e-9, 0, 1, -0.1, NaN, []], range: '0.01 to 0.99' },
  scoreModel: { in: ['live', 'classic'], out: ['Live', 'toString', '', 1, null], range: "'live' or 'classic'" },
};

for (const [name, { in: inside, out, range }] of Object.entries(limits)) {
  test(`${name}: ${range}`, () => {
    inside.forEach(value => new BufferHealthMonitor({ [name]: value }).dispose());
    for (const value of out) {
      assert.throws(() => new BufferHealthMonitor({ [name]: value }), error =>
        error instanceof RangeError && error.message.includes(name) && error.message.endsWith(range)
        && error.message.includes(String(value)));
    }
    new BufferHealthMonitor({ [name]: undefined }).dispose();
  });
}

test('what is no object, and options that there are none of', () => {
  for (const options of [null, 5, 'live', true, [], () => {}]) {
    assert.throws(() => new BufferHealthMonitor(options), TypeError);
  }
  assert.throws(() => new BufferHealthMonitor({ windowSecond: 1 }), { name: 'TypeError', message: /windowSecond/ });
  assert.throws(() => new BufferHealthMonitor({ toString: 1 }), { name: 'TypeError', message: /toString/ });
});

test('a constructor that throws takes no memory', () => {
  const before = new BufferHealthMonitor();
  before.updateBufferLevel(1, 1);
  for (let i = 0; i < 1000; i++) {
    assert.throws(() => new BufferHealthMonitor({ decay: 2 }), RangeError);
  }
  assert.equal(before.snapshot().bufferLevel, 1);
});

test('each option does what it says', () => {
  const { monitor: window } = recorded({ windowSeconds: 1 });
  [...Array(50).keys()].forEach(i => window.updateBufferLevel(i < 30 ? 1 : 2, 10 + i / 10));
  assert.equal(window.snapshot().avgBufferLevel, 2);
  assert.equal(window.snapshot().minBufferLevel, 2);

  const { monitor, names } = recorded({ reportIntervalSeconds: 5 });
  stallByLevel(monitor);
  assert.equal(names().filter(name => name === 'report').length, 2);

  const { monitor: tolerant } = recorded({ stallThresholdSeconds: 0.01 });
  const { monitor: strict } = recorded({ stallThresholdSeconds: 1 });
  [3, 2.9, 2.8, 2.7].forEach((level, i) => [tolerant, strict].forEach(m => m.updateBufferLevel(level - 2, 50 + i / 10)));
  for (let i = 4; i < 20; i++) {
    [tolerant, strict].forEach(m => m.updateBufferLevel(0.7, 50 + i / 10));
  }
  assert.deepEqual([tolerant.snapshot().stallCount, strict.snapshot().stallCount], [0, 1]);

  const [slow, fast] = [0.99, 0.1].map(decay => new BufferHealthMonitor({ decay }));
  [...Array(20).keys()].forEach(i => [slow, fast].forEach(m => m.updateBufferLevel(i < 10 ? 8 : 2, 10 + i / 10)));
  assert.ok(slow.snapshot().decayedBufferLevel > 4 && fast.snapshot().decayedBufferLevel < 2.1);

  const classic = new BufferHealthMonitor({ scoreModel: 'classic' });
  classic.updateBufferLevel(0.5, 1);
  assert.equal(classic.snapshot().qoeScore, 50);
});
