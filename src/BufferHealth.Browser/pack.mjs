// Packs the module for the main entry; src/packing.js unpacks it.
import { DIGITS, FIRST_DIGIT, unpack, walk } from './src/packing.js';

/** @param {Uint8Array} bytes @returns {string} */
export function pack(bytes) {
  let range = 1;
  let low = 0n;       // as long as all that was written, so that a carry needs no care
  let written = 0;
  walk(new Uint8Array(bytes.length), (probability, index, shift) => {
    while (range < 2 ** 40) {
      range *= DIGITS;
      low *= BigInt(DIGITS);
      written++;
    }
    const ones = Math.floor(range * probability);
    const bit = bytes[index] >> shift & 1;
    low += bit ? 0n : BigInt(ones);
    range = bit ? ones : range - ones;
    return bit;
  });
  let packed = '';
  for (; written > 0; written--) {
    packed = String.fromCharCode(Number(low % BigInt(DIGITS)) + FIRST_DIGIT) + packed;
    low /= BigInt(DIGITS);
  }
  if (!Buffer.from(unpack(packed, bytes.length)).equals(bytes)) {
    throw new Error('What was packed does not come out again.');
  }
  return packed;
}
