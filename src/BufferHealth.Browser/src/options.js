/** Checks the options of a monitor. */

/** @typedef {import('./types.js').MonitorOptions} MonitorOptions */

/**
 * Defaults, and the ranges in the words of the error.
 * @type {Record<string, { default: unknown, range: string, holds: (value: any) => boolean }>}
 */
const OPTIONS = {
  windowSeconds: {
    default: 10,
    range: '0.1 to 10 in steps of 0.1',
    holds: value => within(value, 0.1, 10) && Math.abs(value * 10 - Math.round(value * 10)) < 1e-9,
  },
  reportIntervalSeconds: { default: 1, range: '0.1 to 3600', holds: value => within(value, 0.1, 3600) },
  stallThresholdSeconds: { default: 0.1, range: '0.01 to 5', holds: value => within(value, 0.01, 5) },
  decay: { default: 0.8, range: 'over 0 and under 1', holds: value => within(value, 0, 1) && value > 0 && value < 1 },
  scoreModel: { default: 'live', range: "'live' or 'classic'", holds: value => value === 'live' || value === 'classic' },
};

/**
 * @param {unknown} given
 * @returns {{ windowSeconds: number, reportIntervalSeconds: number, stallThresholdSeconds: number, decay: number, scoreModel: 'live' | 'classic' }}
 * @throws {TypeError} not an object, or an option of a name that there is none of
 * @throws {RangeError} a value outside its range
 */
export function complete(given = {}) {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new TypeError(`buffer-health: options must be an object, not ${shown(given)}`);
  }
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(OPTIONS, name)) {
      throw new TypeError(`buffer-health: there is no option ${name}; there are ${Object.keys(OPTIONS).join(', ')}`);
    }
  }
  /** @type {any} */
  const complete = {};
  for (const [name, option] of Object.entries(OPTIONS)) {
    const told = /** @type {any} */ (given)[name];
    const value = told === undefined ? option.default : told;
    if (!option.holds(value)) {
      throw new RangeError(`buffer-health: ${name} is ${shown(value)}, but must be ${option.range}`);
    }
    complete[name] = value;
  }
  return complete;
}

/**
 * @param {unknown} value
 * @param {number} least
 * @param {number} largest
 */
function within(value, least, largest) {
  return typeof value === 'number' && value >= least && value <= largest;
}

/** @param {unknown} value */
function shown(value) {
  return typeof value === 'number' ? String(value)
    : typeof value === 'string' ? `'${value}'`
    : value === null ? 'null'
    : Array.isArray(value) ? 'an array'
    : `of type ${typeof value}`;
}
