/** Makes an instance of a module that travels as text. */

/**
 * @param {string} packed the module, deflated, and written by the build's `sixBits`
 * @param {number} length of the module, bytes
 * @returns {Promise<any>} its exports; rejects where the page forbids WebAssembly
 */
export async function compile(packed, length) {
  try {
    return (await WebAssembly.instantiate(await inflate(packed, length))).instance.exports;
  } catch (cause) {
    throw new Error("buffer-health: WebAssembly is refused here: import 'buffer-health/csp' instead", { cause });
  }
}

/**
 * By reader and writer: a Response would do it in a line, and costs node 20 ms and a second WebAssembly module.
 * @param {string} packed
 * @param {number} length
 */
async function inflate(packed, length) {
  const { readable, writable } = new DecompressionStream('deflate');
  const writer = writable.getWriter();
  /** @param {number} at */
  const six = at => {
    const code = packed.charCodeAt(at);
    return code < 65 ? code - 35 : code - 63;
  };
  writer.write(Uint8Array.from({ length: packed.length * 3 / 4 }, (_, i) => (six(i * 4 / 3) << 6 | six(i * 4 / 3 + 1)) >> 4 - i % 3 * 2));
  writer.close();
  const reader = readable.getReader();
  const bytes = new Uint8Array(length);
  let at = 0;
  for (let part; (part = (await reader.read()).value); at += part.length) {
    bytes.set(part, at);
  }
  return bytes;
}
