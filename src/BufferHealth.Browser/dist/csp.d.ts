export type * from './types.js';
export { BufferHealthMonitor } from './monitor.js';
/**
 * Sets the engine up, here as plain JavaScript for pages that forbid WebAssembly. A later call is free.
 * @returns {Promise<void>} settles when monitors can be made
 */
export default function init(): Promise<void>;
