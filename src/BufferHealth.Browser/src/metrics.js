/** Reads the metrics of a monitor. */
import {
  CONFIDENCE_NAMES, DEFINITIONS,
  METRIC_VALUES_AVG_BUFFER_LEVEL, METRIC_VALUES_BUFFER_LEVEL, METRIC_VALUES_CONFIDENCE,
  METRIC_VALUES_CTA_RATIO, METRIC_VALUES_DECAYED_BUFFER_LEVEL, METRIC_VALUES_ELAPSED_TIME,
  METRIC_VALUES_ENDED_TIME, METRIC_VALUES_EPISODE_COUNT, METRIC_VALUES_EXIT_BEFORE_START, METRIC_VALUES_FREEZE_COUNT,
  METRIC_VALUES_FREEZE_DURATION, METRIC_VALUES_IDLE_TIME, METRIC_VALUES_INPUT_FAULTS,
  METRIC_VALUES_LONGEST_STALL, METRIC_VALUES_MEDIA3_RATIO,
  METRIC_VALUES_MICRO_STALL_COUNT, METRIC_VALUES_MIN_BUFFER_LEVEL, METRIC_VALUES_MUX_RATIO, METRIC_VALUES_OBSERVED_RATIO,
  METRIC_VALUES_PAUSED_TIME, METRIC_VALUES_PLAYING_TIME, METRIC_VALUES_QOE_SCORE, METRIC_VALUES_SEEK_COUNT,
  METRIC_VALUES_SEEK_TIME, METRIC_VALUES_STALL_CAPPED, METRIC_VALUES_STALL_COUNT, METRIC_VALUES_STALL_DURATION_MAX,
  METRIC_VALUES_STARTING_TIME, METRIC_VALUES_STARTUP_TAINTED, METRIC_VALUES_STARTUP_TIME, METRIC_VALUES_START_FAILED,
  METRIC_VALUES_STATE, METRIC_VALUES_SUSPENDED_TIME,
  METRIC_VALUES_TOTAL_STALL_DURATION, METRIC_VALUES_UNOBSERVED_TIME, PLAYBACK_STATE_NAMES,
} from '../generated/layout.js';
import { VALUES, doubles, integers, kernel } from './kernel.js';

/**
 * @param {number} address of the monitor's slot
 * @returns {import('./types.js').Metrics} fields in the order of .NET's JSON
 */
export function metrics(address) {
  kernel.snapshot(address, VALUES);
  return {
    definitions: DEFINITIONS,
    confidence: CONFIDENCE_NAMES[count(METRIC_VALUES_CONFIDENCE)] ?? null,
    state: PLAYBACK_STATE_NAMES[count(METRIC_VALUES_STATE)],
    elapsedTime: amount(METRIC_VALUES_ELAPSED_TIME),
    startupTime: amount(METRIC_VALUES_STARTUP_TIME),
    startupTainted: yes(METRIC_VALUES_STARTUP_TAINTED),
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
    unobservedTime: amount(METRIC_VALUES_UNOBSERVED_TIME),
    bufferLevel: amount(METRIC_VALUES_BUFFER_LEVEL),
    avgBufferLevel: amount(METRIC_VALUES_AVG_BUFFER_LEVEL),
    decayedBufferLevel: amount(METRIC_VALUES_DECAYED_BUFFER_LEVEL),
    minBufferLevel: amount(METRIC_VALUES_MIN_BUFFER_LEVEL),
    qoeScore: amount(METRIC_VALUES_QOE_SCORE),
    episodeCount: count(METRIC_VALUES_EPISODE_COUNT),
    stallDurationMax: amount(METRIC_VALUES_STALL_DURATION_MAX),
    stallCapped: yes(METRIC_VALUES_STALL_CAPPED),
    startFailed: yes(METRIC_VALUES_START_FAILED),
    exitBeforeStart: yes(METRIC_VALUES_EXIT_BEFORE_START),
    rebufferRatio: {
      cta: amount(METRIC_VALUES_CTA_RATIO),
      mux: amount(METRIC_VALUES_MUX_RATIO),
      media3: amount(METRIC_VALUES_MEDIA3_RATIO),
    },
    observedRatio: amount(METRIC_VALUES_OBSERVED_RATIO),
    inputFaults: count(METRIC_VALUES_INPUT_FAULTS),
  };
}

/**
 * What is unknown is negative in the kernel.
 * @param {number} offset
 * @returns {any} a number, or null where that may be unknown
 */
const amount = offset => {
  const value = doubles[(VALUES + offset) / 8];
  return value < 0 ? null : value;
};

/** @param {number} offset */
const count = offset => integers[(VALUES + offset) / 4];

/** @param {number} offset */
const yes = offset => count(offset) > 0;
