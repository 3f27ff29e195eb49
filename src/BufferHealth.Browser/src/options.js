/** Checks the options of a monitor. */
import { SCORE_MODEL_NAMES } from '../generated/layout.js';

/** @typedef {Required<{ [K in keyof import('./types.js').MonitorOptions]: NonNullable<import('./types.js').MonitorOptions[K]> }>} CompleteOptions */

/** @param {number} least @param {number} largest @returns {(value: any) => boolean} */
const within = (least, largest) => value => typeof value === 'number' && value >= least && value <= largest;

/** Default of each option, whether a value is in its range, and the range in words. @type {Record<string, [any, (value: any) => boolean, string]>} */
const OPTIONS = {
  windowSeconds: [10, value => within(0.1, 10)(value) && Math.abs(value * 10 - Math.round(value * 10)) < 1e-9, '0.1 to 10 in steps of 0.1'],
  reportIntervalSeconds: [1, within(0.1, 3600), '0.1 to 3600'],
  stallThresholdSeconds: [0.1, within(0.01, 5), '0.01 to 5'],
  decay: [0.8, value => within(0, 1)(value) && value % 1 > 0, 'over 0 and under 1'],
  scoreModel: ['live', value => SCORE_MODEL_NAMES.includes(value), "'live' or 'classic'"],
};

/**
 * @param {any} given
 * @returns {CompleteOptions}
 * @throws {TypeError} not an object, or an option of a name that there is none of
 * @throws {RangeError} a value outside its range
 */
export function complete(given = {}) {
  if (typeof given !== 'object' || !given || given.map) {
    throw new TypeError(refusal('options', given, 'an object'));
  }
  const rest = { ...given };
  /** @type {any} */
  const complete = {};
  for (const name in OPTIONS) {
    const [standard, right, range] = OPTIONS[name];
    const { [name]: value = standard } = rest;
    if (!right(value)) {
      throw new RangeError(refusal(name, value, range));
    }
    complete[name] = value;
    delete rest[name];
  }
  for (const name in rest) {
    throw new TypeError(refusal(name, rest[name], 'left out: there is no such option'));
  }
  return complete;
}

/** @param {string} name @param {unknown} value @param {string} range */
const refusal = (name, value, range) => `buffer-health: ${name} is ${typeof value === 'string' ? `'${value}'` : String(value)}, not ${range}`;
