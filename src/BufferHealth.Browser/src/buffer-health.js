import hex from '../generated/kernel.wasm';
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
  return ready ??= compile();
}

async function compile() {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  }
  try {
    const { instance } = await WebAssembly.instantiate(bytes);
    adopt(/** @type {any} */ (instance.exports));
  } catch (cause) {
    throw new Error("buffer-health: WebAssembly was refused, as by a Content-Security-Policy without 'wasm-unsafe-eval'. "
      + "Import 'buffer-health/csp' instead, which needs none.", { cause });
  }
}
