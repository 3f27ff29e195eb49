/** The truth's raw material: what the element shows, every 20 ms, and nothing derived from it. */
import { ahead, frames } from './media.js';

/**
 * @param {HTMLVideoElement} video
 * @returns {() => { time: number, playhead: number, rate: number, frames: number, level: number, paused: boolean, seeking: boolean, ended: boolean }[]}
 *   stops; times are seconds of the page's clock
 */
export function logTruth(video) {
  const log = [];
  const timer = setInterval(() => {
    const { currentTime, playbackRate, paused, seeking, ended } = video;
    const time = performance.now() / 1000;
    log.push({ time, playhead: currentTime, rate: playbackRate, frames: frames(video), level: ahead(video).level, paused, seeking, ended });
  }, 20);
  return () => {
    clearInterval(timer);
    return log;
  };
}
