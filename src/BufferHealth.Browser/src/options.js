/** Checks the options of a monitor. */
import { SCORE_MODEL_NAMES } from '../generated/layout.js';

/** @typedef {Required<{ [K in keyof import('./types.js').MonitorOptions]: NonNullable<import('./types.js').MonitorOptions[K]> }>} CompleteOptions */

/** Default of each number, its least and its largest value, and where it comes in steps of a tenth, how that is said. @type {Record<string, [number, number, number, string?]>} */
const NUMBERS = {
  windowSeconds: [10, 0.1, 10, ' in steps of 0.1'],
  reportIntervalSeconds: [1, 0.1, 3600],
  stallThresholdSeconds: [0.1, 0.01, 5],
  decay: [0.8, 0.01, 0.99],
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
  const { scoreModel = 'live', ...rest } = given;
  if (!SCORE_MODEL_NAMES.includes(scoreModel)) {
    throw new RangeError(refusal('scoreModel', scoreModel, "'live' or 'classic'"));
  }
  /** @type {any} */
  const complete = { scoreModel };
  for (const name in NUMBERS) {
    const [standard, least, largest, steps = ''] = NUMBERS[name];
    const { [name]: value = standard } = rest;
    if (!(typeof value === 'number' && value >= least && value <= largest && !(steps && Math.abs(value * 10 - Math.round(value * 10)) > 1e-9))) {
      throw new RangeError(refusal(name, value, `${least} to ${largest}${steps}`));
    }
    complete[name] = value;
    delete rest[name];
  }
  for (const name in rest) {
    throw new TypeError(refusal(name, rest[name], 'an option'));
  }
  return complete;
}

/** @param {string} name @param {unknown} value @param {string} range */
const refusal = (name, value, range) => `buffer-health: ${name} is ${typeof value === 'string' ? `'${value}'` : String(value)}, not ${range}`;
