/** Samples a media element. */
import { HOLE_SECONDS, ahead } from './level.js';

const EVENTS = ['loadstart', 'play', 'canplay', 'waiting', 'playing', 'pause', 'seeking', 'seeked', 'ratechange', 'ended', 'emptied'];

/**
 * @param {HTMLMediaElement} element
 * @param {any} options
 * @param {(sample: any) => void} take takes a sample; anything but an object counts as a fault
 * @param {() => void} renew another source was given to the element
 * @returns {() => void} stops
 */
export function attach(element, options, take, renew) {
  const intervalMs = interval(options);
  if (!intervalMs) {
    take(null);
  }
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;

  /** @param {Event} [event] */
  const sample = event => {
    if (timer) {        // not in the back/forward cache, nor detached by another listener of the same event
      if (event?.type === 'emptied') {
        renew();
      }
      take(observe(/** @type {any} */ (element), event?.type));
    }
  };
  const go = () => {
    if (!timer) {
      timer = setInterval(sample, intervalMs ?? 100);
      sample();
    }
  };
  const rest = () => {
    clearInterval(timer);
    timer = undefined;
  };
  const hide = () => {
    if (timer) {
      rest();
      take({ paused: true });
    }
  };
  /** @param {'addEventListener' | 'removeEventListener'} method */
  const listen = method => {
    EVENTS.forEach(name => element[method](name, sample));
    globalThis[method]?.('pagehide', hide);
    globalThis[method]?.('pageshow', go);
  };

  listen('addEventListener');
  go();
  return () => {
    rest();
    listen('removeEventListener');
  };
}

/**
 * @param {HTMLVideoElement & { webkitDecodedFrameCount?: number }} element
 * @param {string | undefined} event
 * @returns {import('./types.js').Sample | null} what it shows now; null where it throws
 */
function observe(element, event) {
  try {
    const { currentTime, duration, ended, paused, playbackRate, seeking } = element;
    const media = buffered(element);
    return {
      level: media?.level,
      playhead: currentTime,
      rate: playbackRate < 0 ? null : playbackRate,     // Safari rewinds by a negative rate
      paused,
      seeking,
      ended,
      hidden: globalThis.document?.hidden,
      atEnd: ended || (media && media.end >= duration - HOLE_SECONDS),
      // A count of 0 says nothing: media without a picture have it, too, and must not look like a picture that stands.
      frames: (element.getVideoPlaybackQuality?.().totalVideoFrames ?? element.webkitDecodedFrameCount) || null,
      event,
    };
  } catch {
    return null;
  }
}

/** @param {HTMLMediaElement} element */
function buffered(element) {
  try {
    return ahead(element.buffered, element.currentTime);
  } catch {
    return null;        // some engines throw while the source is being taken away
  }
}

/**
 * @param {any} options
 * @returns {number | null} null where it is no interval
 */
function interval(options) {
  try {
    const { intervalMs = 100 } = options ?? {};
    return typeof intervalMs === 'number' && intervalMs >= 10 && intervalMs <= 10_000 ? intervalMs : null;
  } catch {
    return null;
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
