/** Reads the metrics of a monitor. */
import {
  CONFIDENCE_NAMES, DEFINITIONS,
  METRIC_VALUES_AVG_BUFFER_LEVEL, METRIC_VALUES_BUFFER_LEVEL, METRIC_VALUES_CONFIDENCE, METRIC_VALUES_DECAYED_BUFFER_LEVEL,
  METRIC_VALUES_ELAPSED_TIME, METRIC_VALUES_ENDED_TIME, METRIC_VALUES_FREEZE_COUNT, METRIC_VALUES_FREEZE_DURATION,
  METRIC_VALUES_IDLE_TIME, METRIC_VALUES_INPUT_FAULTS, METRIC_VALUES_LONGEST_STALL, METRIC_VALUES_MICRO_STALL_COUNT,
  METRIC_VALUES_MIN_BUFFER_LEVEL, METRIC_VALUES_PAUSED_TIME, METRIC_VALUES_PLAYING_TIME, METRIC_VALUES_QOE_SCORE,
  METRIC_VALUES_SEEK_COUNT, METRIC_VALUES_SEEK_TIME, METRIC_VALUES_STALL_COUNT, METRIC_VALUES_STARTING_TIME,
  METRIC_VALUES_STARTUP_TAINTED, METRIC_VALUES_STARTUP_TIME, METRIC_VALUES_STATE, METRIC_VALUES_SUSPENDED_TIME,
  METRIC_VALUES_TOTAL_STALL_DURATION, METRIC_VALUES_UNKNOWN_TIME, PLAYBACK_STATE_NAMES,
} from '../generated/layout.js';
import { doubles, integers, kernel, values } from './kernel.js';

/**
 * @param {number} address of the monitor's slot
 * @returns {import('./types.js').Metrics}
 */
export function metrics(address) {
  kernel.snapshot(address, values);
  return {
    definitions: DEFINITIONS,
    confidence: CONFIDENCE_NAMES[count(METRIC_VALUES_CONFIDENCE)] ?? null,
    state: PLAYBACK_STATE_NAMES[count(METRIC_VALUES_STATE)],
    elapsedTime: amount(METRIC_VALUES_ELAPSED_TIME),
    startupTime: unlessUnknown(METRIC_VALUES_STARTUP_TIME),
    startupTainted: count(METRIC_VALUES_STARTUP_TAINTED) === 1,
    stallCount: count(METRIC_VALUES_STALL_COUNT),
    microStallCount: count(METRIC_VALUES_MICRO_STALL_COUNT),
    totalStallDuration: amount(METRIC_VALUES_TOTAL_STALL_DURATION),
    longestStall: amount(METRIC_VALUES_LONGEST_STALL),
    freezeCount: count(METRIC_VALUES_FREEZE_COUNT),
    freezeDuration: amount(METRIC_VALUES_FREEZE_DURATION),
    seekCount: count(METRIC_VALUES_SEEK_COUNT),
    seekTime: amount(METRIC_VALUES_SEEK_TIME),
    playingTime: amount(METRIC_VALUES_PLAYING_TIME),
    pausedTime: amount(METRIC_VALUES_PAUSED_TIME),
    startingTime: amount(METRIC_VALUES_STARTING_TIME),
    idleTime: amount(METRIC_VALUES_IDLE_TIME),
    endedTime: amount(METRIC_VALUES_ENDED_TIME),
    suspendedTime: amount(METRIC_VALUES_SUSPENDED_TIME),
    unobservedTime: amount(METRIC_VALUES_UNKNOWN_TIME),
    bufferLevel: unlessUnknown(METRIC_VALUES_BUFFER_LEVEL),
    avgBufferLevel: unlessUnknown(METRIC_VALUES_AVG_BUFFER_LEVEL),
    decayedBufferLevel: unlessUnknown(METRIC_VALUES_DECAYED_BUFFER_LEVEL),
    minBufferLevel: unlessUnknown(METRIC_VALUES_MIN_BUFFER_LEVEL),
    qoeScore: unlessUnknown(METRIC_VALUES_QOE_SCORE),
    inputFaults: count(METRIC_VALUES_INPUT_FAULTS),
  };
}

/** @type {(offset: number) => number} */
const amount = offset => doubles[(values + offset) >> 3];

/** @type {(offset: number) => number} */
const count = offset => integers[(values + offset) >> 2];

/** @param {number} offset */
function unlessUnknown(offset) {
  const value = amount(offset);
  return value < 0 ? null : value;
}
