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
  // In place: four characters are three bytes. By a loop, which takes half the time of a function called for each byte.
  const bytes = new TextEncoder().encode(packed);
  let bits = 0;
  let count = 0;
  let made = 0;
  for (const code of bytes) {
    bits = bits << 6 | code - (code < 65 ? 35 : 63);
    count += 6;
    if (count > 7) {
      count -= 8;
      bytes[made++] = bits >> count;
    }
  }
  const { readable, writable } = new DecompressionStream('deflate');
  const writer = writable.getWriter();
  writer.write(bytes.subarray(0, made));
  writer.close();
  const reader = readable.getReader();
  const module = new Uint8Array(length);
  let at = 0;
  for (let part; (part = (await reader.read()).value); at += part.length) {
    module.set(part, at);
  }
  return module;
}
