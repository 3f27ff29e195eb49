export type * from './types.js';
export { BufferHealthMonitor } from './monitor.js';
/**
 * Compiles the engine, once: concurrent calls share the work and a later call is free. Nothing is fetched.
 * @returns {Promise<void>} settles when monitors can be made; rejects where the page forbids WebAssembly, for which the
 *   entry `buffer-health/csp` is made
 */
export default function init(): Promise<void>;
