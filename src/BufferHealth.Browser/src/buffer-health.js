import packed, { length } from '../generated/kernel.wasm';
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

/** By reader and writer: a Response would do it in a line, and costs node 20 ms and a second WebAssembly module. */
async function inflate() {
  const { readable, writable } = new DecompressionStream('deflate');
  const writer = writable.getWriter();
  writer.write(Uint8Array.from(atob(packed), digit => digit.charCodeAt(0)));
  writer.close();
  const reader = readable.getReader();
  const bytes = new Uint8Array(length);
  let at = 0;
  for (let part; !(part = await reader.read()).done; at += part.value.length) {
    bytes.set(part.value, at);
  }
  return bytes;
}

async function compile() {
  try {
    const { instance } = await WebAssembly.instantiate(await inflate());
    adopt(/** @type {any} */ (instance.exports));
  } catch (cause) {
    throw new Error("buffer-health: no WebAssembly here (a Content-Security-Policy without 'wasm-unsafe-eval'?): "
      + "import 'buffer-health/csp' instead", { cause });
  }
}
