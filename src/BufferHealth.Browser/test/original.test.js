import assert from 'node:assert/strict';
import test from 'node:test';
import init, { BufferHealthMonitor } from '../dist/buffer-health.js';

await init();

test("the original's example", () => {
  const m = new BufferHealthMonitor();
  m.updateBufferLevel(2.1);
  assert.equal(JSON.parse(m.getMetrics()).qoeScore, 100);
});

test("the original's first test: a level under the threshold right after one over it is a stall", () => {
  const m = new BufferHealthMonitor();
  m.updateBufferLevel(0.5);
  m.updateBufferLevel(0.05);
  assert.ok(JSON.parse(m.getMetrics()).stallCount > 0);
});

test("the original's second test: ten updates of 2.0 score over 90", () => {
  for (const scoreModel of ['live', 'classic']) {
    const m = new BufferHealthMonitor({ scoreModel });
    for (let i = 0; i < 10; i++) {
      m.updateBufferLevel(2.0);
    }
    assert.ok(JSON.parse(m.getMetrics()).qoeScore > 90);
  }
});
