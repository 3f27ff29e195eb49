/** What the entry `buffer-health/full` adds. */
import assert from 'node:assert/strict';
import test from 'node:test';
import init, { BufferHealthMonitor } from '../dist/full.js';
import { recorded } from './support.js';

await init();

/** Segments of 2 s arrive every 2 s until 20 s, then none: the level drains from 4 s. */
function drought(monitor, until) {
  let level = 4;
  for (let tick = 0; tick <= until * 10; tick++) {
    level = Math.max(0, level - (tick ? 0.1 : 0)) + (tick && tick <= 200 && tick % 20 === 0 ? 2 : 0);
    monitor.update({ level, playhead: Math.min(tick / 10, 24), paused: false, bitrateKbps: tick < 100 ? 1000 : 3000, droppedFrames: tick }, tick / 10);
  }
}

test('the risk rises before the stall, is told once, and is gone with it, with the seconds that are left', () => {
  const { monitor, events } = recorded({}, BufferHealthMonitor);
  drought(monitor, 26);
  const told = events.filter(([name]) => ['stallrisk', 'stallstart'].includes(name));
  assert.deepEqual(told.map(([name, { raised }]) => [name, raised]), [['stallrisk', true], ['stallstart', undefined], ['stallrisk', false]]);
  const [, { stallRisk, timeToEmpty, time }] = told[0];
  assert.ok(stallRisk >= 0.5 && stallRisk < 0.6, `${stallRisk}`);
  assert.ok(timeToEmpty > 0 && timeToEmpty < 5, `${timeToEmpty}`);
  assert.ok(time > 20 && time < 24, `${time}`);
});

test('nothing is foreseen where nothing is known', () => {
  const { timeToEmpty, stallRisk, bitrateKbps, meanBitrateKbps, droppedFrames, switchesUp } = new BufferHealthMonitor().snapshot();
  assert.deepEqual([timeToEmpty, stallRisk, bitrateKbps, meanBitrateKbps, droppedFrames, switchesUp], [null, null, null, null, null, 0]);
});

test('bit rate by playing time, its switches, and dropped frames', () => {
  const monitor = new BufferHealthMonitor();
  drought(monitor, 20);
  const { bitrateKbps, meanBitrateKbps, switchesUp, switchesDown, droppedFrames } = monitor.snapshot();
  assert.deepEqual([bitrateKbps, meanBitrateKbps, switchesUp, switchesDown, droppedFrames], [3000, 2000, 1, 0, 200]);
});
