/** Records a trace: a sample every 100 ms (in a hidden tab the browser makes that a second), and one at every media event. */
import { ahead, frames } from './media.js';

const EVENTS = ['loadstart', 'loadedmetadata', 'play', 'canplay', 'playing', 'waiting', 'pause', 'seeking', 'seeked', 'ratechange', 'ended'];

/** @param {HTMLVideoElement} video @param {number} zero the page's clock at the trace's 0, in ms @returns {() => object[]} stops */
export function record(video, zero) {
  /** @type {object[]} */
  const lines = [];
  /** @param {string} [event] */
  const take = event => {
    const now = performance.now();
    const { level, toEnd } = ahead(video);
    lines.push({
      ...(event && { event }),
      t: rounded((now - zero) / 1000),
      level: rounded(level),
      playhead: rounded(video.currentTime),
      rate: video.playbackRate,
      paused: Number(video.paused),
      seeking: Number(video.seeking),
      ended: Number(video.ended),
      ...(document.hidden && { hidden: 1 }),
      ready: video.readyState,
      toEnd: Number(toEnd),
      height: video.videoHeight,
      frames: frames(video),
    });
  };
  EVENTS.forEach(name => video.addEventListener(name, () => take(name)));
  const timer = setInterval(() => take(), 100);
  return () => {
    clearInterval(timer);
    return lines;
  };
}

/** @param {number} value */
const rounded = value => Math.round(value * 10_000) / 10_000;
