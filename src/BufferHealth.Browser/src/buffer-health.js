import packed from '../generated/kernel.wasm';
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
  try {
    const { body } = new Response(Uint8Array.from(atob(packed), digit => digit.charCodeAt(0)));
    const module = new Response(/** @type {any} */ (body).pipeThrough(new DecompressionStream('deflate')));
    const { instance } = await WebAssembly.instantiate(await module.arrayBuffer());
    adopt(/** @type {any} */ (instance.exports));
  } catch (cause) {
    throw new Error("buffer-health: no WebAssembly here (a Content-Security-Policy without 'wasm-unsafe-eval'?): "
      + "import 'buffer-health/csp' instead", { cause });
  }
}
