/** Samples a media element. */
import { HOLE_SECONDS, ahead } from './level.js';
import { EVENTS, number } from './sample.js';

const LISTENED = [...EVENTS, 'pause', 'seeked', 'ratechange', 'ended', 'emptied'];

/**
 * @param {HTMLMediaElement} element
 * @param {any} options
 * @param {(sample: any) => void} take takes a sample; anything but an object counts as a fault
 * @param {() => void} renew another source was given to the element
 * @returns {() => void} stops
 */
export function attach(element, options, take, renew) {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  /** The least duration that the source has had, seconds. @type {any} */
  let least;
  /** Counts a fault where it throws. @param {() => any} act @returns {any} what it gives; nothing where it throws */
  const attempt = act => {
    try {
      return act();
    } catch {
      take(null);
    }
  };
  /** @param {{ type?: string }} [event] */
  const sample = ({ type } = {}) => {
    if (timer) {        // not in the back/forward cache, nor detached by another listener of the same event
      if (type === 'emptied') {
        renew();
      }
      // Without a source the duration is NaN, and the least one is forgotten.
      const facts = attempt(() => observe(/** @type {any} */ (element), type, least = element.duration > least ? least : element.duration));
      if (facts) {
        attempt(() => player?.read(facts));
        take(facts);
      }
    }
  };
  const go = () => {
    if (!timer) {
      timer = setInterval(sample, intervalMs);
      sample();
    }
  };
  const rest = () => {
    timer = /** @type {any} */ (clearInterval(timer));
  };
  const hide = () => {
    if (timer) {
      rest();
      take({ paused: true });
    }
  };
  /** @param {'addEventListener' | 'removeEventListener'} method */
  const listen = method => {
    LISTENED.forEach(name => element[method](name, /** @type {any} */ (sample)));
    globalThis[method]?.('pagehide', hide);
    globalThis[method]?.('pageshow', go);
  };

  let { intervalMs = 100, player, reportTo } = { ...attempt(() => ({ ...options })) };
  if (!(number(intervalMs) >= 10 && intervalMs <= 10_000)) {
    intervalMs = 100;
    take(null);
  }
  if (reportTo) {       // nothing would be told to whoever it names
    take(null);
  }
  listen('addEventListener');
  const leave = attempt(() => player?.listen?.((/** @type {string} */ type) => sample({ type })));
  go();
  return () => {
    rest();
    listen('removeEventListener');
    if (leave) {
      attempt(leave);
    }
  };
}

/**
 * @param {HTMLVideoElement & { webkitDecodedFrameCount?: number }} element
 * @param {string | undefined} event
 * @param {number} least the duration at first, seconds
 * @returns {import('./types.js').Sample} what it shows now
 */
function observe(element, event, least) {
  const { duration, ended, playbackRate } = element;
  const media = buffered(element);
  return {
    level: media?.level,
    playhead: element.currentTime,
    rate: playbackRate < 0 ? null : playbackRate,     // Safari rewinds by a negative rate
    paused: element.paused,
    seeking: element.seeking,
    ended,
    hidden: globalThis.document?.hidden,
    // A duration that has grown is that of a live stream, as hls.js sets it: its end is but the newest segment's.
    atEnd: ended || (media && media.end >= duration - HOLE_SECONDS && duration < 1 + least),
    // A count of 0 says nothing: media without a picture have it, too, and must not look like a picture that stands.
    frames: element.getVideoPlaybackQuality?.().totalVideoFrames || element.webkitDecodedFrameCount || null,
    event,
  };
}

/** @param {HTMLMediaElement} element */
function buffered(element) {
  try {
    return ahead(element.buffered, element.currentTime);
  } catch {
    return null;        // some engines throw while the source is being taken away
  }
}

/** @param {any} element */
export function isMedia(element) {
  try {
    return typeof element.addEventListener === 'function' && typeof element.currentTime === 'number';
  } catch {
    return false;
  }
}
