import { close, memory, snapshot, start, update, updateLevel } from '../generated/kernel.js';
import { adopt, kernel } from './kernel.js';

export { BufferHealthMonitor } from './monitor.js';

/**
 * Sets the engine up, here as plain JavaScript for pages that forbid WebAssembly. A later call is free.
 * @returns {Promise<void>} settles when monitors can be made
 */
export default async function init() {
  if (!kernel) {
    adopt({ memory, start, updateLevel, update, close, snapshot });
  }
}
