/** Whether the monitor and the idiomatic one give the same metrics, so that their times may be compared. */
import { IdiomaticMonitor } from './idiomatic.js';
import { count, levels, times } from './player.js';

/** What a host may do besides, with a level after it, and the kinds of bad input. */
const actions = [
  (monitor, now) => monitor.pause(now),
  (monitor, now) => monitor.play(now),
  (monitor, now) => monitor.seek(now),
  (monitor, now) => monitor.end(now),
  (monitor, now) => monitor.play(now),
  monitor => monitor.updateBufferLevel(1, 0),
  (monitor, now) => monitor.updateBufferLevel(NaN, now),
  (monitor, now) => monitor.updateBufferLevel(-1, now),
  (monitor, now) => monitor.updateBufferLevel(2e9, now),
  (monitor, now) => monitor.updateBufferLevel(1, Infinity),
];

/**
 * Feeds both the simulated player for three turns: levels alone, then with all that a host may do besides and a gap of a
 * minute, and compares every metric that the idiomatic monitor has. Ours counts whole
 * microseconds, at 15 points of the score a second while stalled, so numbers may differ by 0.0001.
 * @param {new () => object} Monitor ours
 * @returns {number} how many metrics were compared
 * @throws where one differs
 */
export function assertAgreement(Monitor) {
  const ours = new Monitor();
  const theirs = new IdiomaticMonitor();
  let compared = 0;
  let start = 1;
  for (let turn = 0; turn < 3; turn++) {
    for (let i = 0; i < count; i++) {
      if (turn === 1 && i === 2000) {
        start += 60;
      }
      const now = Math.round((start + times[i]) * 1e6) / 1e6;
      if (turn > 0 && i % 97 === 0) {
        const act = actions[(i / 97 + turn) % actions.length];
        same('status', act(ours, now), act(theirs, now), now);
      }
      same('status', ours.updateBufferLevel(levels[i], now), theirs.updateBufferLevel(levels[i], now), now);
      if (i % 7 === 0) {
        compared += compare(ours.snapshot(), theirs.snapshot(), now);
      }
    }
    start += times[count - 1];
  }
  const { stallCount, seekCount, suspendedTime, pausedTime } = theirs.snapshot();
  if (stallCount < 10 || seekCount < 10 || suspendedTime < 30 || pausedTime < 10) {
    throw new Error(`the comparison holds too little: ${stallCount} stalls, ${seekCount} seeks, ${pausedTime} s paused, ${suspendedTime} s gap`);
  }
  return compared;
}

function compare(ours, theirs, now) {
  for (const [name, value] of Object.entries(theirs)) {
    same(name, ours[name], value, now);
  }
  return Object.keys(theirs).length;
}

function same(name, ours, theirs, now) {
  const equal = typeof ours === 'number' && typeof theirs === 'number' ? Math.abs(ours - theirs) <= 1e-4 : ours === theirs;
  if (!equal) {
    throw new Error(`${name} is ${ours} here and ${theirs} in idiomatic JavaScript, at ${now} s`);
  }
}
