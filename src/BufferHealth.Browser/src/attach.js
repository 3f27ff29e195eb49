/** Samples a media element. */
import { HOLE_SECONDS, ahead } from './level.js';

const EVENTS = ['play', 'playing', 'waiting', 'pause', 'seeking', 'seeked', 'ended', 'ratechange', 'canplay', 'emptied',
  'loadstart'];

/**
 * What the sampler calls back.
 * @typedef {object} Target
 * @property {(sample: import('./types.js').Sample) => void} take
 * @property {() => void} fault counts a bad argument
 * @property {() => void} renew the element was given another source
 */

/**
 * @param {unknown} element
 * @param {unknown} options
 * @param {Target} target
 * @returns {(() => void) | null} stops; null where there is nothing to sample
 */
export function attach(element, options, target) {
  if (!isMedia(element)) {
    target.fault();
    return null;
  }
  const media = element;
  const intervalMs = interval(options, target);
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;

  /** @param {Event} [event] */
  function sample(event) {
    if (timer === undefined) {
      return;     // in the back/forward cache, or detached by another listener of the same event
    }
    if (event?.type === 'emptied') {
      target.renew();
    }
    target.take({ ...observe(media), event: event?.type });
  }

  function go() {
    if (timer === undefined) {
      timer = setInterval(sample, intervalMs);
      sample();
    }
  }

  function rest() {
    clearInterval(timer);
    timer = undefined;
  }

  function hide() {
    if (timer !== undefined) {
      rest();
      target.take({ paused: true });
    }
  }

  for (const name of EVENTS) {
    media.addEventListener(name, sample);
  }
  globalThis.addEventListener?.('pagehide', hide);
  globalThis.addEventListener?.('pageshow', go);
  go();
  return () => {
    rest();
    for (const name of EVENTS) {
      media.removeEventListener(name, sample);
    }
    globalThis.removeEventListener?.('pagehide', hide);
    globalThis.removeEventListener?.('pageshow', go);
  };
}

/**
 * @param {HTMLMediaElement} element
 * @returns {import('./types.js').Sample} what it shows now; a property that throws leaves its part unknown
 */
function observe(element) {
  const playhead = finite(() => element.currentTime);
  const ended = tried(() => element.ended);
  const buffered = playhead === null ? null : tried(() => ahead(element.buffered, playhead));
  const duration = finite(() => element.duration);
  return {
    level: buffered && finite(() => buffered.level),
    playhead,
    rate: finite(() => element.playbackRate),
    paused: tried(() => element.paused),
    seeking: tried(() => element.seeking),
    ended,
    hidden: typeof document === 'undefined' ? null : document.hidden,
    atEnd: ended || (buffered && duration !== null ? buffered.end >= duration - HOLE_SECONDS : duration === null ? false : null),
    frames: finite(() => frames(/** @type {any} */ (element))),
  };
}

/**
 * A count of 0 says nothing: media without a picture have it, too, and must not look like a picture that stands.
 * @param {HTMLVideoElement & { webkitDecodedFrameCount?: number }} video
 */
function frames(video) {
  return (video.getVideoPlaybackQuality?.().totalVideoFrames ?? video.webkitDecodedFrameCount) || null;
}

/**
 * @param {() => unknown} read
 * @returns {number | null}
 */
function finite(read) {
  const value = tried(read);
  return typeof value === 'number' && value >= 0 && value < Infinity ? value : null;
}

/**
 * @template T
 * @param {() => T} read
 * @returns {T | null}
 */
function tried(read) {
  try {
    return read();
  } catch {
    return null;
  }
}

/**
 * @param {unknown} element
 * @returns {element is HTMLMediaElement}
 */
function isMedia(element) {
  const media = /** @type {any} */ (element);
  return tried(() => typeof media.addEventListener === 'function' && typeof media.removeEventListener === 'function'
    && typeof media.currentTime === 'number' && typeof media.paused === 'boolean') === true;
}

/**
 * @param {any} options
 * @param {Target} target
 */
function interval(options, target) {
  const intervalMs = tried(() => options?.intervalMs);
  if (intervalMs === undefined) {
    return 100;
  }
  if (typeof intervalMs === 'number' && intervalMs >= 10 && intervalMs <= 10_000) {
    return intervalMs;
  }
  target.fault();
  return 100;
}
