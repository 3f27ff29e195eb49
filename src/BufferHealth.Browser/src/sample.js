/** Hands a page's sample over to the kernel. */
import {
  OBSERVATION_BITRATE_KBPS, OBSERVATION_DROPPED_FRAMES, OBSERVATION_EVENT, OBSERVATION_FRAMES, OBSERVATION_KNOWN,
  OBSERVATION_LEVEL, OBSERVATION_PLAYHEAD, OBSERVATION_QUALITY, OBSERVATION_RATE, OBSERVATION_SET, OBSERVATION_TARGET,
  OBSERVATION_TIME, PLAYER_EVENT_NONE, PLAYER_EVENT_OTHER,
  SAMPLE_FIELDS_AT_END, SAMPLE_FIELDS_BITRATE, SAMPLE_FIELDS_DROPPED_FRAMES, SAMPLE_FIELDS_ENDED, SAMPLE_FIELDS_FRAMES,
  SAMPLE_FIELDS_HIDDEN, SAMPLE_FIELDS_LEVEL, SAMPLE_FIELDS_PAUSED, SAMPLE_FIELDS_PLAYHEAD, SAMPLE_FIELDS_QUALITY,
  SAMPLE_FIELDS_RATE, SAMPLE_FIELDS_SEEKING, SAMPLE_FIELDS_TARGET,
} from '../generated/layout.js';
import { OBSERVATION, doubles, integers, kernel } from './kernel.js';

/** Each part of a sample: its field, and where it is a number also its offset in the Observation. @type {[name: string, field: number, offset?: number][]} */
const PARTS = [
  ['level', SAMPLE_FIELDS_LEVEL, OBSERVATION_LEVEL],
  ['playhead', SAMPLE_FIELDS_PLAYHEAD, OBSERVATION_PLAYHEAD],
  ['rate', SAMPLE_FIELDS_RATE, OBSERVATION_RATE],
  ['frames', SAMPLE_FIELDS_FRAMES, OBSERVATION_FRAMES],
  ['quality', SAMPLE_FIELDS_QUALITY, OBSERVATION_QUALITY],
  ['targetLevel', SAMPLE_FIELDS_TARGET, OBSERVATION_TARGET],
  ['paused', SAMPLE_FIELDS_PAUSED],
  ['seeking', SAMPLE_FIELDS_SEEKING],
  ['ended', SAMPLE_FIELDS_ENDED],
  ['hidden', SAMPLE_FIELDS_HIDDEN],
  ['atEnd', SAMPLE_FIELDS_AT_END],
  ...FULL ? /** @type {[string, number, number][]} */ ([
    ['bitrateKbps', SAMPLE_FIELDS_BITRATE, OBSERVATION_BITRATE_KBPS],
    ['droppedFrames', SAMPLE_FIELDS_DROPPED_FRAMES, OBSERVATION_DROPPED_FRAMES],
  ]) : [],
];

/** The media events that mean something, in the order of PlayerEvent, of which 0 is none. */
export const EVENTS = ['loadstart', 'play', 'canplay', 'waiting', 'playing', 'seeking', 'error'];

/** What is no number is refused as NaN is. @type {(value: unknown) => number} */
export const number = value => typeof value === 'number' ? value : NaN;

/** @type {(now: unknown) => number} */
export const clock = now => number(now ?? performance.now() / 1000);

/**
 * Lets the kernel take a sample whose numbers have been written.
 * @param {number} address of the monitor's slot
 * @param {number} time seconds; where it is NaN a fault is counted
 * @param {number} known SampleFields
 * @param {number} set SampleFields
 * @param {number} event PlayerEvent
 * @returns {number} Signals
 */
export function tell(address, time, known, set, event) {
  doubles[(OBSERVATION + OBSERVATION_TIME) / 8] = time;
  integers[(OBSERVATION + OBSERVATION_KNOWN) / 4] = known;
  integers[(OBSERVATION + OBSERVATION_SET) / 4] = set;
  integers[(OBSERVATION + OBSERVATION_EVENT) / 4] = event;
  return kernel.update(address, OBSERVATION);
}

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
    for (const [name, field, offset] of PARTS) {
      const value = sample[name] ?? null;
      if (value !== null) {
        known |= field;
        if (offset) {
          numbers.push([offset, value]);
        } else {
          set |= value && field;
        }
        right &&= typeof value === (offset ? 'number' : 'boolean');
      }
    }
    const name = sample.event ?? null;
    if (name !== null) {
      event = EVENTS.indexOf(name) + 1 || PLAYER_EVENT_OTHER;
      right &&= typeof name === 'string';
    }
  } catch {
    right = false;
  }
  return (address, time) => {
    for (const [offset, value] of right ? numbers : []) {
      doubles[(OBSERVATION + offset) / 8] = value;
    }
    return tell(address, right ? time : NaN, known, set, event);
  };
}
