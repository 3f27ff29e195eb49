import assert from 'node:assert/strict';
import test from 'node:test';
import { compare, median } from '../compare.mjs';
import { truthOf } from '../truth.mjs';

/** A log at 20 ms: parts of [seconds, what is so], of which `speed` moves the playhead. */
function log(...parts) {
  const lines = [];
  let tick = 0;
  let playhead = 0;
  let frames = 0;
  for (const [seconds, { speed = 1, picture = speed > 0, level = 3, ...flags }] of parts) {
    for (let i = 0; i < Math.round(seconds * 50); i++) {
      playhead += speed * 0.02;
      frames += picture ? 1 : 0;
      lines.push({ time: tick++ / 50, playhead, frames, rate: 1, level, paused: false, seeking: false, ended: false, ...flags });
    }
  }
  return lines;
}

const seconds = spans => spans.map(({ start, end }) => [start, end].map(value => Math.round(value * 100) / 100));

test('a playhead that stands is a stall, from its last movement to its next', () => {
  const { stalls, freezes, begun } = truthOf(log([1, { speed: 0 }], [2, {}], [1.5, { speed: 0, level: 0 }], [2, {}]), 60);
  assert.deepEqual(seconds(stalls), [[2.98, 4.48]]);
  assert.deepEqual(freezes, []);
  assert.ok(Math.abs(begun - 0.98) < 0.001);
});

test('startup, pause, seek and end are none', () => {
  const { stalls } = truthOf(log(
    [3, { speed: 0, level: 0 }], [1, {}], [2, { speed: 0, level: 0, paused: true }], [1, {}],
    [1, { speed: 0, level: 0, seeking: true }], [1, { speed: 0, level: 0 }], [1, {}], [2, { speed: 0, level: 0, ended: true }]), 60);
  assert.deepEqual(seconds(stalls), []);
});

test('a wait that a pause interrupts is two stalls', () => {
  const { stalls } = truthOf(log(
    [1, {}], [1, { speed: 0, level: 0 }], [1, { speed: 0, level: 0, paused: true }], [1, { speed: 0, level: 0 }], [1, {}]), 60);
  assert.deepEqual(seconds(stalls), [[0.98, 2], [2.99, 3.98]]);
});

test('with more than half a second buffered it is a freeze, from half a second on', () => {
  const { stalls, freezes, brief } = truthOf(log([1, {}], [0.6, { speed: 0 }], [1, {}], [0.4, { speed: 0 }], [1, {}]), 60);
  assert.deepEqual(stalls, []);
  assert.deepEqual(seconds(freezes), [[0.98, 1.58]]);
  assert.deepEqual(seconds(brief), [[2.58, 2.98]]);
});

test('a picture that stands under a moving playhead is a freeze, to the last line if need be', () => {
  const { freezes } = truthOf(log([1, {}], [0.8, { picture: false, level: 0 }], [1, {}], [0.3, { picture: false }], [1, {}], [1, { picture: false }]), 60);
  assert.deepEqual(seconds(freezes), [[0.98, 1.78], [4.08, 5.08]]);
});

test('a nudge does not part a stall, and a stop at the end of the media is none', () => {
  const { stalls } = truthOf(log(
    [1, {}], [1, { speed: 0, level: 0 }], [0.1, { level: 0 }], [1, { speed: 0, level: 0 }], [2, {}], [3, { speed: 0, level: 0 }]), 3.2);
  assert.deepEqual(seconds(stalls), [[0.98, 3.08]]);
});

test('each true stall takes one finding; the rest is invented, but for what lies on a freeze or a brief stop', () => {
  const truth = { stalls: [{ start: 1, end: 3 }, { start: 9, end: 10 }], freezes: [{ start: 5, end: 6 }], brief: [{ start: 7, end: 7.1 }] };
  const found = { stalls: [{ start: 1.1, end: 2 }, { start: 2.5, end: 2.9 }, { start: 5, end: 6 }, { start: 7, end: 7.1 }, { start: 20, end: 21 }] };
  const one = compare(truth, found);
  assert.deepEqual([one.found, one.missed, one.invented], [1, 1, 2]);
  assert.ok(Math.abs(one.starts[0] - 0.1) < 1e-9 && Math.abs(one.ends[0] - 1) < 1e-9);
  assert.equal(one.freezesFound, null);
  assert.equal(median([3, 1, 2, 10]), 2.5);
  assert.equal(median([]), null);
});
