/** What an update brought about, as the page's listeners are told. */
import {
  INTERRUPTION_CAUSE, INTERRUPTION_END, INTERRUPTION_ENDED_BY, INTERRUPTION_LEVEL_AT_START, INTERRUPTION_START,
  MONITOR_STATE_PLAYBACK, PLAYBACK_FREEZE, PLAYBACK_SINCE, PLAYBACK_STALL,
  SIGNALS_FREEZE_ENDED, SIGNALS_FREEZE_STARTED, SIGNALS_REPORT, SIGNALS_STALL_ENDED, SIGNALS_STALL_STARTED,
  SIGNALS_STARTED, STALL_CAUSE_NAMES, STALL_ENDING_NAMES,
} from '../generated/layout.js';
import { doubles, integers } from './kernel.js';
import { metrics } from './metrics.js';

/** @typedef {import('./types.js').MonitorEvents} MonitorEvents */
/** @typedef {[name: keyof MonitorEvents, payload: any]} MonitorEvent */

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
  /** @type {MonitorEvent[]} */
  const events = [];
  if (signals & SIGNALS_STARTED) {
    const { startupTime, startupTainted } = metrics(address);
    events.push(['startup', { startupTime, tainted: startupTainted }]);
  }
  const freeze = address + MONITOR_STATE_PLAYBACK + PLAYBACK_FREEZE;
  const stall = address + MONITOR_STATE_PLAYBACK + PLAYBACK_STALL;
  const freezes = interruptions(signals & SIGNALS_FREEZE_STARTED, signals & SIGNALS_FREEZE_ENDED, freeze, 'freeze');
  const stalls = interruptions(signals & SIGNALS_STALL_STARTED, signals & SIGNALS_STALL_ENDED, stall, 'stall');
  events.push(...freezes.older, ...stalls.older);
  events.push(...(start(freeze) <= start(stall) ? [...freezes.newer, ...stalls.newer] : [...stalls.newer, ...freezes.newer]));
  if (from !== to) {
    events.push(['statechange', { from, to, time: doubles[(address + MONITOR_STATE_PLAYBACK + PLAYBACK_SINCE) >> 3] / 1e6 }]);
  }
  if (signals & SIGNALS_REPORT) {
    events.push(['report', metrics(address)]);
  }
  return events;
}

/**
 * @param {number} started
 * @param {number} ended
 * @param {number} address of the Interruption
 * @param {'stall' | 'freeze'} kind
 * @returns {{ older: MonitorEvent[], newer: MonitorEvent[] }} the end of one that was open, or one that has just begun
 */
function interruptions(started, ended, address, kind) {
  /** @type {MonitorEvent[]} */
  const end = ended ? [[`${kind}end`, interruption(address, kind, true)]] : [];
  return started
    ? { older: [], newer: [[`${kind}start`, interruption(address, kind, false)], ...end] }
    : { older: end, newer: [] };
}

/**
 * @param {number} address of the Interruption
 * @param {'stall' | 'freeze'} kind
 * @param {boolean} over whether its end is to be told, too
 */
function interruption(address, kind, over) {
  const end = {
    duration: over ? (doubles[(address + INTERRUPTION_END) >> 3] - doubles[(address + INTERRUPTION_START) >> 3]) / 1e6 : null,
    endedBy: over ? STALL_ENDING_NAMES[integers[(address + INTERRUPTION_ENDED_BY) >> 2]] : null,
  };
  if (kind === 'freeze') {
    return { start: start(address), ...end };
  }
  const level = doubles[(address + INTERRUPTION_LEVEL_AT_START) >> 3];
  return {
    start: start(address),
    duration: end.duration,
    cause: STALL_CAUSE_NAMES[integers[(address + INTERRUPTION_CAUSE) >> 2]],
    levelAtStart: level < 0 ? null : level,
    endedBy: end.endedBy,
  };
}

/** @param {number} address of the Interruption */
const start = address => doubles[(address + INTERRUPTION_START) >> 3] / 1e6;
