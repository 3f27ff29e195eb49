/** Reads the metrics of a monitor. */
import {
  CONFIDENCE_NAMES, EXTRA_VALUES_FIELDS, HEALTH_LEVEL_NAMES, METRIC_VALUES_FIELDS, PLAYBACK_STATE_NAMES,
} from '../generated/layout.js';
import { VALUES, doubles, kernel } from './kernel.js';

/**
 * @param {number} address of the monitor's slot
 * @returns {import('./types.js').Metrics} fields in the order of .NET's JSON
 */
export function metrics(address) {
  kernel.snapshot(address, VALUES);
  let at = VALUES / 8;
  /** @param {any[]} names those of a struct within come after its own @returns {any} what is unknown is negative in the kernel, and null here */
  const read = names => Object.fromEntries(names.map(name => {
    if (name.map) {
      const [struct, ...fields] = name;
      return [struct, read(fields)];
    }
    const value = doubles[at++];
    return [name, value < 0 ? null : value];
  }));
  const metrics = read(FULL ? [...METRIC_VALUES_FIELDS, ...EXTRA_VALUES_FIELDS] : METRIC_VALUES_FIELDS);
  for (const flag of ['startupTainted', 'stallCapped', 'startFailed', 'exitBeforeStart']) {
    metrics[flag] = metrics[flag] > 0;
  }
  metrics.confidence = CONFIDENCE_NAMES[metrics.confidence] ?? null;
  metrics.state = PLAYBACK_STATE_NAMES[metrics.state];
  metrics.health = HEALTH_LEVEL_NAMES[metrics.health] ?? null;
  return metrics;
}
