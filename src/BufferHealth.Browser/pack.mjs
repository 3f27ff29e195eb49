// Packs the module for the main entry; src/packing.js unpacks it.
import { unpack, walk } from './src/packing.js';

/** @param {Uint8Array} bytes @returns {string} base64 */
export function pack(bytes) {
  let range = 1;
  let low = 0n;       // as long as all that was written, so that a carry needs no care
  let written = 0;
  walk(new Uint8Array(bytes.length), (probability, index, shift) => {
    while (range < 2 ** 40) {
      range *= 256;
      low *= 256n;
      written++;
    }
    const ones = Math.floor(range * probability);
    const bit = bytes[index] >> shift & 1;
    low += bit ? 0n : BigInt(ones);
    range = bit ? ones : range - ones;
    return bit;
  });
  // Any number from low on within the range will do: the one that ends in the most zeros, which need not be written.
  let spare = 0;
  while (256 ** (spare + 1) < range) {
    spare++;
  }
  const unit = 256n ** BigInt(spare);
  const digits = Buffer.from(((low + unit - 1n) / unit).toString(16).padStart((written - spare) * 2, '0'), 'hex');
  const packed = digits.toString('base64');
  if (!Buffer.from(unpack(packed, bytes.length)).equals(bytes)) {
    throw new Error('What was packed does not come out again.');
  }
  return packed;
}
