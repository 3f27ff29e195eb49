/** Hands a page's sample over to the kernel. */
import {
  OBSERVATION_EVENT, OBSERVATION_FRAMES, OBSERVATION_KNOWN, OBSERVATION_LEVEL, OBSERVATION_PLAYHEAD, OBSERVATION_QUALITY,
  OBSERVATION_RATE, OBSERVATION_SET, OBSERVATION_TIME,
  PLAYER_EVENT_CAN_PLAY, PLAYER_EVENT_LOAD_START, PLAYER_EVENT_NONE, PLAYER_EVENT_OTHER, PLAYER_EVENT_PLAY,
  PLAYER_EVENT_PLAYING, PLAYER_EVENT_SEEK, PLAYER_EVENT_WAITING,
  SAMPLE_FIELDS_AT_END, SAMPLE_FIELDS_ENDED, SAMPLE_FIELDS_FRAMES, SAMPLE_FIELDS_HIDDEN, SAMPLE_FIELDS_LEVEL,
  SAMPLE_FIELDS_PAUSED, SAMPLE_FIELDS_PLAYHEAD, SAMPLE_FIELDS_QUALITY, SAMPLE_FIELDS_RATE, SAMPLE_FIELDS_SEEKING,
} from '../generated/layout.js';
import { doubles, integers, kernel, observation } from './kernel.js';

/** Stands for a part of the wrong type, besides the kernel's SampleFields. */
const WRONG = 1 << 30;

/** @type {(value: unknown) => number} */
export const numeric = value => typeof value === 'number' ? value : NaN;

/** @type {(now: unknown) => number} */
export const clock = now => now === undefined || now === null ? performance.now() / 1000 : numeric(now);

/**
 * Writes a sample of known intents alone and lets the kernel take it.
 * @param {number} address of the monitor's slot
 * @param {number} time seconds
 * @param {number} known SampleFields
 * @param {number} set SampleFields
 * @param {number} event PlayerEvent
 * @returns {number} Signals
 */
export function tell(address, time, known, set, event) {
  doubles[(observation + OBSERVATION_TIME) >> 3] = time;
  integers[(observation + OBSERVATION_KNOWN) >> 2] = known;
  integers[(observation + OBSERVATION_SET) >> 2] = set;
  integers[(observation + OBSERVATION_EVENT) >> 2] = event;
  return kernel.update(address, observation);
}

/**
 * Has a fault counted: the kernel refuses a time that is not finite.
 * @param {number} address
 * @returns {number} Signals
 */
export const fault = address => tell(address, NaN, 0, 0, PLAYER_EVENT_NONE);

/**
 * Every part is read before the first is written: a getter may well call another monitor.
 * @param {unknown} sample
 * @returns {((address: number, time: number) => number)} that lets the kernel take it and returns its Signals
 */
export function read(sample) {
  if (typeof sample !== 'object' || sample === null || Array.isArray(sample)) {
    return fault;
  }
  try {
    const { level, playhead, rate, paused, seeking, ended, hidden, atEnd, frames, quality, event } =
      /** @type {import('./types.js').Sample} */ (sample);
    return (address, time) => {
      const known = put(SAMPLE_FIELDS_LEVEL, OBSERVATION_LEVEL, level)
        | put(SAMPLE_FIELDS_PLAYHEAD, OBSERVATION_PLAYHEAD, playhead)
        | put(SAMPLE_FIELDS_RATE, OBSERVATION_RATE, rate)
        | put(SAMPLE_FIELDS_FRAMES, OBSERVATION_FRAMES, frames)
        | put(SAMPLE_FIELDS_QUALITY, OBSERVATION_QUALITY, quality)
        | told(SAMPLE_FIELDS_PAUSED, paused)
        | told(SAMPLE_FIELDS_SEEKING, seeking)
        | told(SAMPLE_FIELDS_ENDED, ended)
        | told(SAMPLE_FIELDS_HIDDEN, hidden)
        | told(SAMPLE_FIELDS_AT_END, atEnd);
      const set = (paused ? SAMPLE_FIELDS_PAUSED : 0)
        | (seeking ? SAMPLE_FIELDS_SEEKING : 0)
        | (ended ? SAMPLE_FIELDS_ENDED : 0)
        | (hidden ? SAMPLE_FIELDS_HIDDEN : 0)
        | (atEnd ? SAMPLE_FIELDS_AT_END : 0);
      const kind = playerEvent(event);
      return (known | kind) & WRONG ? fault(address) : tell(address, time, known, set, kind);
    };
  } catch {
    return fault;
  }
}

/**
 * @param {number} field of SampleFields
 * @param {number} offset in the Observation
 * @param {unknown} value
 */
function put(field, offset, value) {
  if (value === undefined || value === null) {
    return 0;
  }
  doubles[(observation + offset) >> 3] = numeric(value);
  return field;
}

/**
 * @param {number} field of SampleFields
 * @param {unknown} value
 */
function told(field, value) {
  return value === undefined || value === null ? 0 : typeof value === 'boolean' ? field : WRONG;
}

/** @param {unknown} name */
function playerEvent(name) {
  switch (name) {
    case undefined:
    case null: return PLAYER_EVENT_NONE;
    case 'play': return PLAYER_EVENT_PLAY;
    case 'waiting': return PLAYER_EVENT_WAITING;
    case 'playing': return PLAYER_EVENT_PLAYING;
    case 'seeking': return PLAYER_EVENT_SEEK;
    case 'canplay': return PLAYER_EVENT_CAN_PLAY;
    case 'loadstart': return PLAYER_EVENT_LOAD_START;
    default: return typeof name === 'string' ? PLAYER_EVENT_OTHER : WRONG;
  }
}
