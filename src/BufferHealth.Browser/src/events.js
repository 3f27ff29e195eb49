/** What an update brought about, as the page's listeners are told. */
import {
  INTERRUPTION_CAUSE, INTERRUPTION_END, INTERRUPTION_ENDED_BY, INTERRUPTION_LEVEL_AT_START, INTERRUPTION_START,
  PLAYBACK_FREEZE, PLAYBACK_LAST_SEEK, PLAYBACK_LAST_TIME, PLAYBACK_SEEK_DURATION, PLAYBACK_SEEK_LATENCY, PLAYBACK_SINCE,
  PLAYBACK_STALL, SIGNALS_FREEZE_ENDED, SIGNALS_FREEZE_STARTED, SIGNALS_HEALTH_CHANGED, SIGNALS_REPORT,
  SIGNALS_SEEK_ENDED, SIGNALS_STALL_ENDED, SIGNALS_STALL_LONG, SIGNALS_STALL_STARTED, SIGNALS_STARTED,
  SIGNALS_START_FAILED, SIGNALS_STATE_CHANGED, STALL_CAUSE_NAMES, STALL_ENDING_NAMES,
} from '../generated/layout.js';
import { doubles, integers } from './kernel.js';
import { metrics } from './metrics.js';

/** @typedef {[signal: number, name: keyof import('./types.js').MonitorEvents, payload: any]} MonitorEvent */

/**
 * Lists what has to be told, in order. All of it is read from the memory before the first listener runs, because
 * listeners may call monitors.
 * @param {number} playback address of the monitor's Playback
 * @param {number} address of the monitor's slot
 * @param {number} signals
 * @param {import('./types.js').PlaybackState} from the state before
 * @param {import('./types.js').PlaybackState} to the state now
 * @returns {MonitorEvent[]}
 */
export function told(playback, address, signals, from, to) {
  /** @param {number} offset of a time in microseconds */
  const seconds = offset => doubles[(playback + offset) / 8] / 1e6;
  /** @param {number} offset of an Interruption */
  const interruption = offset => ({
    start: seconds(offset + INTERRUPTION_START),
    duration: (doubles[(playback + offset + INTERRUPTION_END) / 8] - doubles[(playback + offset + INTERRUPTION_START) / 8]) / 1e6,
    endedBy: STALL_ENDING_NAMES[integers[(playback + offset + INTERRUPTION_ENDED_BY) / 4]],
  });
  const now = metrics(address);
  const level = doubles[(playback + PLAYBACK_STALL + INTERRUPTION_LEVEL_AT_START) / 8];
  const freeze = interruption(PLAYBACK_FREEZE);
  const stall = {
    ...interruption(PLAYBACK_STALL),
    cause: STALL_CAUSE_NAMES[integers[(playback + PLAYBACK_STALL + INTERRUPTION_CAUSE) / 4]],
    levelAtStart: level < 0 ? null : level,
    episode: now.episodeCount,
  };
  const open = { duration: null, endedBy: null };
  return /** @type {MonitorEvent[]} */ ([
    [SIGNALS_START_FAILED, 'startfailed', { time: seconds(PLAYBACK_LAST_TIME) }],
    [SIGNALS_STARTED, 'startup', { startupTime: now.startupTime, tainted: now.startupTainted }],
    [SIGNALS_FREEZE_STARTED, 'freezestart', { ...freeze, ...open }],
    [SIGNALS_FREEZE_ENDED, 'freezeend', freeze],
    [SIGNALS_STALL_STARTED, 'stallstart', { ...stall, ...open }],
    [SIGNALS_STALL_LONG, 'stalllong', { ...stall, ...open }],
    [SIGNALS_STALL_ENDED, 'stallend', stall],
    [SIGNALS_SEEK_ENDED, 'seekend', {
      time: seconds(PLAYBACK_LAST_SEEK), duration: seconds(PLAYBACK_SEEK_DURATION), latency: seconds(PLAYBACK_SEEK_LATENCY),
    }],
    [from === to ? 0 : SIGNALS_STATE_CHANGED, 'statechange', { from, to, time: seconds(PLAYBACK_SINCE) }],
    [SIGNALS_HEALTH_CHANGED, 'health', { health: now.health }],
    [SIGNALS_REPORT, 'report', now],
  ]).filter(([signal]) => signals & signal);
}
