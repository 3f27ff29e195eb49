import packed, { length } from '../generated/full.wasm';
import { compile } from './compile.js';
import { adopt } from './kernel.js';

export { BufferHealthMonitor } from './monitor.js';

/** @type {Promise<void> | undefined} */
let ready;

/**
 * Compiles the engine, once: concurrent calls share the work and a later call is free. Nothing is fetched.
 * @returns {Promise<void>} settles when monitors can be made; rejects where the page forbids WebAssembly, for which the
 *   entry `buffer-health/csp` is made
 */
export default function init() {
  return ready ??= compile(packed, length).then(({ startFull, updateLevelFull, updateFull, closeFull, snapshotFull, memory }) =>
    adopt({ memory, start: startFull, updateLevel: updateLevelFull, update: updateFull, close: closeFull, snapshot: snapshotFull }));
}
