/** What a media element shows, read without any of the monitors' code. */

const HOLE_SECONDS = 0.1;
const GROWN_SECONDS = 1;

/** The duration at first; one that has grown since is a live stream's, whose end nobody knows. */
let first = NaN;

/** Seconds of contiguous media ahead of the playhead, and whether they reach the end. @param {HTMLVideoElement} video */
export function ahead(video) {
  const { buffered, currentTime, duration } = video;
  first = Number.isNaN(first) ? duration : Math.min(first, duration);
  let level = 0;
  let end = currentTime;
  for (let i = 0; i < buffered.length; i++) {
    const from = Math.max(buffered.start(i), currentTime);
    if (buffered.end(i) > currentTime && from - end <= HOLE_SECONDS) {
      level += buffered.end(i) - from;
      end = buffered.end(i);
    }
  }
  return { level, toEnd: end >= duration - HOLE_SECONDS && duration <= first + GROWN_SECONDS };
}

/** Frames decoded so far. @param {HTMLVideoElement} video */
export const frames = video => video.getVideoPlaybackQuality().totalVideoFrames;
