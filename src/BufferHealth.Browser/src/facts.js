/** What the adapters of the players share. A player is asked as if it might lack or refuse anything. */
import { ahead } from './level.js';

/**
 * @template T
 * @param {() => T} ask
 * @returns {T | undefined} what it gives; nothing where it throws
 */
export function attempt(ask) {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

/**
 * Adds what is a number, within the range of a sample; players say NaN, Infinity and -1 for what they do not know.
 * @param {any} facts
 * @param {{ [name: string]: () => any }} asked
 */
export function add(facts, asked) {
  for (const name in asked) {
    const value = attempt(asked[name]);
    if (typeof value === 'number' && value >= 0 && value <= 1e9) {
      facts[name] = value;
    }
  }
}

/**
 * Adds the size and the codecs of a rendition, and the level that follows from its tracks: the element's own where it
 * tells one, because `buffered` is what all tracks have together and exact at every instant.
 * @param {any} facts
 * @param {any} rendition
 * @param {unknown} codecs
 */
export function complete(facts, rendition, codecs) {
  add(facts, {
    width: () => rendition.width || NaN,        // 0 is a rendition without a picture, or one whose size nobody declares
    height: () => rendition.height || NaN,
    level: () => facts.level ?? Math.min(facts.audioLevel ?? facts.videoLevel, facts.videoLevel ?? facts.audioLevel),
  });
  if (codecs && typeof codecs === 'string') {
    facts.codecs = codecs;
  }
}

/**
 * Finds the rendition on the screen. dash.js and Shaka tell only which one they load, up to a whole buffer ahead of it.
 * @param {(rendition: any) => number} bitrate
 * @param {() => any} element
 * @returns {(loading: any, all: () => any[]) => any} given the rendition that loads and all there are, that of the
 *   picture's height, of several the nearest in bit rate to the one that loads; `loading` if there is none
 */
export function screen(bitrate, element) {
  /** A player may withdraw a rendition while it plays. @type {any} */
  let last;
  return (loading, all) => last = attempt(() => {
    const { videoHeight } = element();
    const distance = (/** @type {any} */ rendition) => Math.abs(bitrate(rendition) - bitrate(loading));
    return [...all(), last ?? loading]
      .filter(({ height }) => height === videoHeight)       // the width follows the shape of the pixels, declared or not
      .reduce((nearest, one) => nearest && distance(nearest) <= distance(one) ? nearest : one, undefined);
  }) ?? loading;
}

/**
 * @param {{ start: number, end: number }[]} list
 * @param {number} position seconds
 * @returns {number} seconds of media ahead of the position; NaN where there is no list, as of a track that does not exist
 */
export function levelIn(list, position) {
  return list.length
    ? ahead({ length: list.length, start: i => list[i].start, end: i => list[i].end }, position).level
    : NaN;
}
