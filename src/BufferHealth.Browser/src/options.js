/** Checks the options of a monitor. */

/** @typedef {Required<{ [K in keyof import('./types.js').MonitorOptions]: NonNullable<import('./types.js').MonitorOptions[K]> }>} CompleteOptions */

/** Default, then least and largest value of each option that is a number. @type {Record<string, [number, number, number]>} */
const RANGES = {
  windowSeconds: [10, 0.1, 10],
  reportIntervalSeconds: [1, 0.1, 3600],
  stallThresholdSeconds: [0.1, 0.01, 5],
  decay: [0.8, 0, 1],
};

/**
 * @param {unknown} given
 * @returns {CompleteOptions}
 * @throws {TypeError} not an object, or an option of a name that there is none of
 * @throws {RangeError} a value outside its range
 */
export function complete(given = {}) {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new TypeError(`buffer-health: options must be an object, not ${shown(given)}`);
  }
  /** @type {any} */
  const { scoreModel = 'live', ...numbers } = given;
  if (scoreModel !== 'live' && scoreModel !== 'classic') {
    refuse('scoreModel', scoreModel, "'live' or 'classic'");
  }
  /** @type {any} */
  const complete = { scoreModel };
  for (const [name, [standard, least, largest]] of Object.entries(RANGES)) {
    const { [name]: value = standard } = numbers;
    delete numbers[name];
    const inside = typeof value === 'number' && value >= least && value <= largest;
    if (name === 'decay' && !(inside && value > 0 && value < 1)) {
      refuse(name, value, 'over 0 and under 1');
    }
    if (!inside || (name === 'windowSeconds' && Math.abs(value * 10 - Math.round(value * 10)) > 1e-9)) {
      refuse(name, value, `${least} to ${largest}${name === 'windowSeconds' ? ' in steps of 0.1' : ''}`);
    }
    complete[name] = value;
  }
  for (const name of Object.keys(numbers)) {
    throw new TypeError(`buffer-health: there is no option ${name}`);
  }
  return complete;
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {string} range
 * @returns {never}
 */
function refuse(name, value, range) {
  throw new RangeError(`buffer-health: ${name} is ${shown(value)}, but must be ${range}`);
}

/** @param {unknown} value */
const shown = value => typeof value === 'string' ? `'${value}'` : String(value);
