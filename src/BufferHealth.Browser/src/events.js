/** What an update brought about, as the page's listeners are told. */
import {
  INTERRUPTION_CAUSE, INTERRUPTION_END, INTERRUPTION_ENDED_BY, INTERRUPTION_LEVEL_AT_START, INTERRUPTION_START,
  MONITOR_STATE_PLAYBACK, PLAYBACK_FREEZE, PLAYBACK_SINCE, PLAYBACK_STALL,
  SIGNALS_FREEZE_ENDED, SIGNALS_FREEZE_STARTED, SIGNALS_REPORT, SIGNALS_STALL_ENDED, SIGNALS_STALL_STARTED,
  SIGNALS_STARTED, STALL_CAUSE_NAMES, STALL_ENDING_NAMES,
} from '../generated/layout.js';
import { doubles, integers } from './kernel.js';
import { metrics } from './metrics.js';

/** @typedef {[name: keyof import('./types.js').MonitorEvents, payload: any]} MonitorEvent */

/**
 * Lists what has to be told, in order: the startup, ends of older interruptions, new interruptions with their ends where
 * they have already ended, the change of state, the report. All of it is read from the memory before the first listener
 * runs, because listeners may call monitors.
 * @param {number} address of the monitor's slot
 * @param {number} signals
 * @param {import('./types.js').PlaybackState} from the state before
 * @param {import('./types.js').PlaybackState} to the state now
 * @returns {MonitorEvent[]}
 */
export function told(address, signals, from, to) {
  const playback = address + MONITOR_STATE_PLAYBACK;
  /** @type {MonitorEvent[]} */
  const events = [];
  if (signals & SIGNALS_STARTED) {
    const { startupTime, startupTainted } = metrics(address);
    events.push(['startup', { startupTime, tainted: startupTainted }]);
  }
  const freeze = interruption(playback + PLAYBACK_FREEZE);
  const stall = stallOf(playback + PLAYBACK_STALL);
  /** @type {MonitorEvent[]} */
  const freezeStart = signals & SIGNALS_FREEZE_STARTED ? [['freezestart', { ...freeze, ...OPEN }]] : [];
  /** @type {MonitorEvent[]} */
  const freezeEnd = signals & SIGNALS_FREEZE_ENDED ? [['freezeend', freeze]] : [];
  /** @type {MonitorEvent[]} */
  const stallStart = signals & SIGNALS_STALL_STARTED ? [['stallstart', { ...stall, ...OPEN }]] : [];
  /** @type {MonitorEvent[]} */
  const stallEnd = signals & SIGNALS_STALL_ENDED ? [['stallend', stall]] : [];
  // The one that began earlier also ended earlier: only one can be open at a time.
  events.push(...freeze.start <= stall.start
    ? [...freezeStart, ...freezeEnd, ...stallStart, ...stallEnd]
    : [...stallStart, ...stallEnd, ...freezeStart, ...freezeEnd]);
  if (from !== to) {
    events.push(['statechange', { from, to, time: seconds(playback + PLAYBACK_SINCE) }]);
  }
  if (signals & SIGNALS_REPORT) {
    events.push(['report', metrics(address)]);
  }
  return events;
}

/** What is not known of an interruption as it begins. */
const OPEN = { duration: null, endedBy: null };

/** @param {number} address of an Interruption */
function interruption(address) {
  const start = seconds(address + INTERRUPTION_START);
  return {
    start,
    duration: (doubles[(address + INTERRUPTION_END) >> 3] - doubles[(address + INTERRUPTION_START) >> 3]) / 1e6,
    endedBy: STALL_ENDING_NAMES[integers[(address + INTERRUPTION_ENDED_BY) >> 2]],
  };
}

/** @param {number} address of an Interruption */
function stallOf(address) {
  const { start, duration, endedBy } = interruption(address);
  const level = doubles[(address + INTERRUPTION_LEVEL_AT_START) >> 3];
  const cause = STALL_CAUSE_NAMES[integers[(address + INTERRUPTION_CAUSE) >> 2]];
  return { start, duration, cause, levelAtStart: level < 0 ? null : level, endedBy };
}

/** @param {number} address of a time in microseconds */
const seconds = address => doubles[address >> 3] / 1e6;
