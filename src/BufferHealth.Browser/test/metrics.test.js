import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { BufferHealthMonitor } from '../dist/buffer-health.js';
import initFull, { BufferHealthMonitor as FullMonitor } from '../dist/full.js';
import { extras, stallByLevel } from './support.js';

await initFull();

const names = ['definitions', 'confidence', 'state', 'elapsedTime', 'startupTime', 'startupTainted', 'stallCount',
  'microStallCount', 'totalStallDuration', 'longestStall', 'freezeCount', 'freezeDuration', 'seekCount', 'seekTime',
  'playingTime', 'pausedTime', 'startingTime', 'idleTime', 'endedTime', 'suspendedTime', 'unobservedTime',
  'bufferLevel', 'avgBufferLevel', 'decayedBufferLevel', 'minBufferLevel', 'qoeScore', 'episodeCount', 'stallDurationMax',
  'stallCapped', 'startFailed', 'exitBeforeStart', 'rebufferRatio', 'observedRatio', 'health', 'inputFaults'];

test('before the first sample: nothing is known', () => {
  const metrics = new BufferHealthMonitor().snapshot();
  assert.deepEqual(Object.keys(metrics), names);
  assert.equal(metrics.definitions, 1);
  assert.equal(metrics.confidence, null);
  assert.equal(metrics.state, 'idle');
  assert.deepEqual(metrics.rebufferRatio, { cta: null, mux: null, media3: null });
  for (const name of ['startupTime', 'bufferLevel', 'avgBufferLevel', 'decayedBufferLevel', 'minBufferLevel', 'observedRatio']) {
    assert.equal(metrics[name], null, name);
  }
});

test('fields, their order and their spelling are those of .NET', async () => {
  const source = await readFile(new URL('../../BufferHealth/MetricsJson.cs', import.meta.url), 'utf8');
  const body = source.slice(source.indexOf('void WriteFields'), source.indexOf('void WriteScore('));
  const written = [...body.matchAll(/"(\w+)"u8/g)].map(match => match[1]);
  const fields = metrics => Object.entries(metrics).flatMap(([name, value]) => name === 'rebufferRatio' ? [name, ...Object.keys(value)] : name);
  assert.deepEqual(fields(new FullMonitor().snapshot()), written);
  assert.deepEqual(fields(new BufferHealthMonitor().snapshot()), written.filter(name => !extras.includes(name)));
  assert.deepEqual(extras.filter(name => !written.includes(name)), []);
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
    + s.idleTime + s.endedTime + s.suspendedTime + s.unobservedTime;
  assert.ok(Math.abs(sum - s.elapsedTime) < 1e-9);
  assert.equal(s.elapsedTime, 15);
  assert.deepEqual([s.pausedTime, s.seekTime, s.seekCount, s.endedTime], [1, 1, 1, 1]);
  assert.equal(s.confidence, 'level');
  m.update({ playhead: 1 }, 116);
  assert.equal(m.snapshot().confidence, 'playhead');
});

test('what a session with a stall comes to', () => {
  const m = new BufferHealthMonitor();
  for (let t = 0; t <= 20; t += 0.25) {
    m.update({ playhead: t, paused: false, level: 5 }, 100 + t);
  }
  let s = m.snapshot();
  assert.deepEqual([s.rebufferRatio.cta, s.observedRatio, s.stallDurationMax, s.episodeCount], [0, 1, 0, 0]);
  for (let t = 20.25; t <= 25; t += 0.25) {
    m.update({ playhead: 20, paused: false, level: 0 }, 100 + t);
  }
  s = m.snapshot();
  assert.deepEqual([s.state, s.stallCount, s.episodeCount], ['stalled', 1, 1]);
  assert.equal(s.rebufferRatio.cta, s.totalStallDuration / 25);
  assert.deepEqual(s.rebufferRatio, { cta: s.rebufferRatio.cta, mux: s.rebufferRatio.cta, media3: s.rebufferRatio.cta });
  m.dispose();
});

test('a session that was left before it began', () => {
  const m = new BufferHealthMonitor();
  const media = { playhead: 0, paused: false, level: 0 };
  m.update(media, 1);
  m.update(media, 2);
  assert.deepEqual([m.snapshot().state, m.snapshot().exitBeforeStart], ['startup', false]);
  m.update({ ...media, event: 'error' }, 3);
  assert.deepEqual([m.snapshot().startFailed, m.snapshot().exitBeforeStart], [true, false]);
});
