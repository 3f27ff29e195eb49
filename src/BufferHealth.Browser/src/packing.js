/**
 * How the module travels in the entry's text. Each bit is predicted from the bytes around it, and only what the
 * predictions lack is written down: an eighth less than the best deflate, of which the page's own gzip would lose more.
 * Only additions, multiplications, divisions and square roots, all of them exact to the last bit in every engine.
 */

/** Which of the bytes before, the nearest as the lowest bit, each prediction looks at. */
const CONTEXTS = [0, 1, 3, 6, 112, 2, 13];

/**
 * The digits are the characters from '#' to '~'. With so many, gzip finds the entry's own characters among them, which
 * costs 0.15 KB less than base64 does.
 */
export const DIGITS = 92;
export const FIRST_DIGIT = 35;

const SLOT_BITS = 18;

/** Spreads the contexts over the slots. */
const FACTOR = 0x2F0B4C47;

/**
 * Goes through a text bit by bit, predicts each and learns.
 * @param {Uint8Array} bytes filled in as the bits are known
 * @param {(probability: number, index: number, shift: number) => number} choose the bit that stands there, 0 or 1, given the
 *   probability of a 1
 */
export function walk(bytes, choose) {
  const weights = new Float32Array(1 << SLOT_BITS);
  const seen = new Uint8ClampedArray(1 << SLOT_BITS);
  const slots = new Int32Array(CONTEXTS.length);
  for (let index = 0; index < bytes.length; index++) {
    const hashes = CONTEXTS.map(context => {
      let hash = context;
      for (let back = 1; context; back++) {
        hash = Math.imul(hash, FACTOR) + (context & 1 && bytes[index - back]);
        context >>= 1;
      }
      return hash << 8;
    });
    let node = 1;
    for (let shift = 7; shift >= 0; shift--) {
      let sum = 0;
      for (let i = 0; i < slots.length; i++) {
        sum += weights[slots[i] = Math.imul(hashes[i] + node, FACTOR) >>> 32 - SLOT_BITS];
      }
      const probability = 0.5 + sum / 2.0001 / Math.sqrt(1 + sum * sum);
      const bit = choose(probability, index, shift);
      for (let i = 0; i < slots.length; i++) {
        weights[slots[i]] += (bit - probability) * Math.max(0.15, 0.7 / Math.sqrt(++seen[slots[i]]));
      }
      node = node * 2 + bit;
    }
    bytes[index] = node;
  }
}

/**
 * @param {string} packed
 * @param {number} length bytes that come out
 */
export function unpack(packed, length) {
  const bytes = new Uint8Array(length);
  let at = 0;
  let range = 1;
  let code = 0;
  walk(bytes, probability => {
    while (range < 2 ** 40) {
      range *= DIGITS;
      code = code * DIGITS + packed.charCodeAt(at++) - FIRST_DIGIT;
    }
    const ones = Math.floor(range * probability);
    const bit = code < ones ? 1 : 0;
    code -= bit ? 0 : ones;
    range = bit ? ones : range - ones;
    return bit;
  });
  return bytes;
}
