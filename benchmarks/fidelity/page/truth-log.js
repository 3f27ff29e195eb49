/** The truth's raw material: what the element shows, every 20 ms, and nothing derived from it. */
import { ahead, frames } from './media.js';

/** A worker's clock: a hidden page's own timers tick once a second. */
const TICKER = 'setInterval(() => postMessage(0), 20)';

/**
 * @param {HTMLVideoElement} video
 * @param {number} [zero] the page's clock at the log's 0, in ms
 * @returns {() => { time: number, playhead: number, rate: number, frames: number, level: number, paused: boolean, seeking: boolean, ended: boolean, hidden: boolean }[]}
 *   stops; times are seconds of the page's clock
 */
export function logTruth(video, zero = 0) {
  const log = [];
  const worker = new Worker(URL.createObjectURL(new Blob([TICKER], { type: 'text/javascript' })));
  worker.onmessage = () => {
    const { currentTime, playbackRate, paused, seeking, ended } = video;
    const time = (performance.now() - zero) / 1000;
    log.push({ time, playhead: currentTime, rate: playbackRate, frames: frames(video), level: ahead(video).level, paused, seeking, ended, hidden: document.hidden });
  };
  return () => {
    worker.terminate();
    return log;
  };
}
