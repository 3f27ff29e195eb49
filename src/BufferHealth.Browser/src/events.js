/** What an update brought about, as the page's listeners are told. */
import {
  EXTRA_STATE_FORECAST, FORECAST_STATE_ALARMED, FULL_STATE_EXTRAS,
  INTERRUPTION_CAUSE, INTERRUPTION_END, INTERRUPTION_ENDED_BY, INTERRUPTION_LEVEL_AT_START, INTERRUPTION_START,
  MONITOR_STATE_PLAYBACK, PLAYBACK_FREEZE, PLAYBACK_LAST_SEEK, PLAYBACK_LAST_TIME, PLAYBACK_PASSED, PLAYBACK_PASSED_SINCE,
  PLAYBACK_SEEK_DURATION, PLAYBACK_SEEK_LATENCY, PLAYBACK_SINCE,
  PLAYBACK_STALL, PLAYBACK_STATE_NAMES, SIGNALS_FREEZE_ENDED, SIGNALS_FREEZE_STARTED, SIGNALS_REPORT,
  SIGNALS_HEALTH_CHANGED, SIGNALS_RISK_CHANGED, SIGNALS_SEEK_ENDED, SIGNALS_STALL_ENDED, SIGNALS_STALL_LONG, SIGNALS_STALL_STARTED, SIGNALS_STARTED,
  SIGNALS_START_FAILED, SIGNALS_STATE_CHANGED, STALL_CAUSE_NAMES, STALL_ENDING_NAMES,
} from '../generated/layout.js';
import { doubles, integers } from './kernel.js';
import { metrics } from './metrics.js';

/** @typedef {[signal: number, name: keyof import('./types.js').MonitorEvents, payload: any]} MonitorEvent */

/**
 * Lists what has to be told, in order. All of it is read from the memory before the first listener runs, because
 * listeners may call monitors.
 * @param {number} address of the monitor's slot
 * @param {number} signals
 * @param {import('./types.js').PlaybackState} from the state before
 * @param {import('./types.js').PlaybackState} to the state now
 * @returns {MonitorEvent[]}
 */
export function told(address, signals, from, to) {
  /** @param {number} field of the Playback */
  const number = field => doubles[(address + field) / 8];
  /** @param {number} field of the Playback */
  const integer = field => integers[(address + field) / 4];
  /** @param {number} field a time in microseconds */
  const seconds = field => number(field) / 1e6;
  /** @param {number} field an Interruption */
  const interruption = field => ({
    start: seconds(field + INTERRUPTION_START),
    duration: (number(field + INTERRUPTION_END) - number(field + INTERRUPTION_START)) / 1e6,
    endedBy: STALL_ENDING_NAMES[integer(field + INTERRUPTION_ENDED_BY)],
  });
  const now = metrics(address);
  const since = seconds(MONITOR_STATE_PLAYBACK + PLAYBACK_SINCE);
  // A gap that nobody saw, or a stall between two samples, has come and gone within one update.
  const via = seconds(MONITOR_STATE_PLAYBACK + PLAYBACK_PASSED_SINCE) < since
    ? PLAYBACK_STATE_NAMES[integer(MONITOR_STATE_PLAYBACK + PLAYBACK_PASSED)] : from;
  const level = number(STALL + INTERRUPTION_LEVEL_AT_START);
  const freeze = interruption(FREEZE);
  const stall = {
    ...interruption(STALL),
    cause: STALL_CAUSE_NAMES[integer(STALL + INTERRUPTION_CAUSE)],
    levelAtStart: level < 0 ? null : level,
    episode: now.episodeCount,
  };
  const time = seconds(MONITOR_STATE_PLAYBACK + PLAYBACK_LAST_TIME);
  const open = { duration: null, endedBy: null };
  return /** @type {MonitorEvent[]} */ ([
    [SIGNALS_START_FAILED, 'startfailed', { time }],
    [SIGNALS_STARTED, 'startup', { startupTime: now.startupTime, tainted: now.startupTainted }],
    [SIGNALS_FREEZE_STARTED, 'freezestart', { ...freeze, ...open }],
    [SIGNALS_FREEZE_ENDED, 'freezeend', freeze],
    [SIGNALS_STALL_STARTED, 'stallstart', { ...stall, ...open }],
    [SIGNALS_STALL_LONG, 'stalllong', { ...stall, ...open }],
    [SIGNALS_STALL_ENDED, 'stallend', stall],
    [SIGNALS_SEEK_ENDED, 'seekend', {
      time: seconds(MONITOR_STATE_PLAYBACK + PLAYBACK_LAST_SEEK),
      duration: seconds(MONITOR_STATE_PLAYBACK + PLAYBACK_SEEK_DURATION),
      latency: seconds(MONITOR_STATE_PLAYBACK + PLAYBACK_SEEK_LATENCY),
    }],
    [via === from ? 0 : SIGNALS_STATE_CHANGED, 'statechange', { from, to: via, time: seconds(MONITOR_STATE_PLAYBACK + PLAYBACK_PASSED_SINCE) }],
    [via === to ? 0 : SIGNALS_STATE_CHANGED, 'statechange', { from: via, to, time: since }],
    [SIGNALS_HEALTH_CHANGED, 'health', { health: now.health, time }],
    ...FULL ? [[SIGNALS_RISK_CHANGED, 'stallrisk', {
      raised: integer(FULL_STATE_EXTRAS + EXTRA_STATE_FORECAST + FORECAST_STATE_ALARMED) > 0,
      stallRisk: now.stallRisk,
      timeToEmpty: now.timeToEmpty,
      time,
    }]] : [],
    [SIGNALS_REPORT, 'report', now],
  ]).filter(([signal]) => signals & signal);
}

const STALL = MONITOR_STATE_PLAYBACK + PLAYBACK_STALL;
const FREEZE = MONITOR_STATE_PLAYBACK + PLAYBACK_FREEZE;
