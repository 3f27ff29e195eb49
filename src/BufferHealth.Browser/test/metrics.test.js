import assert from 'node:assert/strict';
import test from 'node:test';
import * as layout from '../generated/layout.js';
import { BufferHealthMonitor } from '../dist/buffer-health.js';
import { stallByLevel } from './support.js';

const names = ['definitions', 'confidence', 'state', 'elapsedTime', 'startupTime', 'startupTainted', 'stallCount',
  'microStallCount', 'totalStallDuration', 'longestStall', 'freezeCount', 'freezeDuration', 'seekCount', 'seekTime',
  'playingTime', 'pausedTime', 'startingTime', 'idleTime', 'endedTime', 'suspendedTime', 'unknownTime', 'bufferLevel',
  'avgBufferLevel', 'decayedBufferLevel', 'minBufferLevel', 'qoeScore', 'inputFaults'];

test('before the first sample: nothing is known', () => {
  const metrics = new BufferHealthMonitor().snapshot();
  assert.deepEqual(Object.keys(metrics), names);
  assert.equal(metrics.definitions, layout.DEFINITIONS);
  assert.equal(metrics.confidence, null);
  assert.equal(metrics.state, 'idle');
  for (const name of ['startupTime', 'bufferLevel', 'avgBufferLevel', 'decayedBufferLevel', 'minBufferLevel']) {
    assert.equal(metrics[name], null, name);
  }
});

test('every metric of the kernel has its place', () => {
  const upper = name => name.replace(/(?=[A-Z])/g, '_').toUpperCase();
  const kernel = Object.keys(layout).filter(name => name.startsWith('METRIC_VALUES_') && name !== 'METRIC_VALUES_SIZE');
  assert.deepEqual(kernel.sort(), names.slice(1).map(name => `METRIC_VALUES_${upper(name)}`).sort());
});

test('getMetrics is the JSON of snapshot, and asking changes nothing', () => {
  const m = new BufferHealthMonitor();
  stallByLevel(m, { until: 5 });
  const asked = m.snapshot();
  assert.equal(m.getMetrics(), JSON.stringify(asked));
  assert.notEqual(m.snapshot(), asked);
  assert.deepEqual(m.snapshot(), asked);
  assert.equal(asked.state, 'stalled');
  assert.equal(asked.stallCount, 1);
  assert.equal(asked.totalStallDuration, 2);
  stallByLevel(m, { from: 105, until: 0 });
  assert.equal(m.snapshot().inputFaults, 0);
});

test('the times of all states add up to the elapsed time', () => {
  const m = new BufferHealthMonitor();
  stallByLevel(m);
  m.pause(111);
  m.play(112);
  m.seek(113);
  m.end(114);
  m.updateBufferLevel(0, 115);
  const s = m.snapshot();
  const sum = s.totalStallDuration + s.freezeDuration + s.seekTime + s.playingTime + s.pausedTime + s.startingTime
    + s.idleTime + s.endedTime + s.suspendedTime + s.unknownTime;
  assert.ok(Math.abs(sum - s.elapsedTime) < 1e-9);
  assert.equal(s.elapsedTime, 15);
  assert.deepEqual([s.pausedTime, s.seekTime, s.seekCount, s.endedTime], [1, 1, 1, 1]);
  assert.equal(s.confidence, 'level');
  m.update({ playhead: 1 }, 116);
  assert.equal(m.snapshot().confidence, 'playhead');
});
