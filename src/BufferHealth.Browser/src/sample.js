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

/** Each part of a sample that is a number: its field, and its offset in the Observation. */
const NUMBERS = /** @type {const} */ ([
  ['level', SAMPLE_FIELDS_LEVEL, OBSERVATION_LEVEL],
  ['playhead', SAMPLE_FIELDS_PLAYHEAD, OBSERVATION_PLAYHEAD],
  ['rate', SAMPLE_FIELDS_RATE, OBSERVATION_RATE],
  ['frames', SAMPLE_FIELDS_FRAMES, OBSERVATION_FRAMES],
  ['quality', SAMPLE_FIELDS_QUALITY, OBSERVATION_QUALITY],
]);

/** Each part that is yes or no. */
const FLAGS = /** @type {const} */ ([
  ['paused', SAMPLE_FIELDS_PAUSED],
  ['seeking', SAMPLE_FIELDS_SEEKING],
  ['ended', SAMPLE_FIELDS_ENDED],
  ['hidden', SAMPLE_FIELDS_HIDDEN],
  ['atEnd', SAMPLE_FIELDS_AT_END],
]);

/** The media events that mean something. */
const EVENTS = new Map([
  ['loadstart', PLAYER_EVENT_LOAD_START],
  ['play', PLAYER_EVENT_PLAY],
  ['canplay', PLAYER_EVENT_CAN_PLAY],
  ['waiting', PLAYER_EVENT_WAITING],
  ['playing', PLAYER_EVENT_PLAYING],
  ['seeking', PLAYER_EVENT_SEEK],
]);

/** @type {(now: unknown) => number} */
export const clock = now => typeof now === 'number' ? now : now === undefined || now === null ? performance.now() / 1000 : NaN;

/**
 * Lets the kernel take a sample whose numbers have been written.
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
 * Reads all parts of a sample. None is written to the kernel's memory yet: a getter may well call another monitor.
 * @param {any} sample
 * @returns {((address: number, time: number) => number)} that lets the kernel take it and returns its Signals
 */
export function read(sample) {
  /** @type {[offset: number, value: number][]} */
  const numbers = [];
  let known = 0;
  let set = 0;
  let event = PLAYER_EVENT_NONE;
  let right = typeof sample === 'object' && !Array.isArray(sample);
  try {
    for (const [name, field, offset] of NUMBERS) {
      const value = sample[name] ?? null;
      if (value !== null) {
        known |= field;
        numbers.push([offset, value]);
        right &&= typeof value === 'number';
      }
    }
    for (const [name, field] of FLAGS) {
      const value = sample[name] ?? null;
      if (value !== null) {
        known |= field;
        set |= value && field;
        right &&= typeof value === 'boolean';
      }
    }
    const name = sample.event ?? null;
    if (name !== null) {
      event = EVENTS.get(name) ?? PLAYER_EVENT_OTHER;
      right &&= typeof name === 'string';
    }
  } catch {
    right = false;
  }
  return (address, time) => {
    if (!right) {
      return fault(address);
    }
    for (const [offset, value] of numbers) {
      doubles[(observation + offset) >> 3] = value;
    }
    return tell(address, time, known, set, event);
  };
}
