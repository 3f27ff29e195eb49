import { add, attempt, complete, screen } from './facts.js';

/**
 * Errors that dash.js reports and then goes on from: a failed segment, an XLink, a clock or a request that was not to be had.
 * https://github.com/Dash-Industry-Forum/dash.js/blob/development/src/core/errors/Errors.js
 */
const SURVIVED = [12, 16, 17, 18, 21, 27, 29, 33];

/**
 * What dash.js knows beyond its element: `monitor.attach(video, { player: fromDash(player) })`. Tried with dash.js 5.2.
 *
 * dash.js tells which representation it loads; the one that is shown is found by the height of the picture, its bit rate
 * with that of the sound added. The level stays the element's own; only where `buffered` cannot be read it is the lesser of
 * dash.js's two, which are up to a quarter of a second old.
 * @param {object} player the `MediaPlayer`, before or after it has a source. It is asked and listened to, never changed;
 *   what it lacks is unknown
 * @returns {import('./player.js').PlayerReader}
 */
export function fromDash(player) {
  const dash = /** @type {any} */ (player);
  /** @param {'audio' | 'video'} type */
  const loading = type => attempt(() => dash.getCurrentRepresentationForType(type));
  /** @param {any} representation */
  const bitrate = representation => representation.bandwidth / 1000;
  const shown = screen(bitrate, () => dash.getVideoElement());
  return {
    read(facts) {
      const [audio, video] = [loading('audio'), loading('video')];
      const all = /** @type {any[]} */ (attempt(() => dash.getRepresentationsByType('video')) ?? []);
      const picture = video && shown(video, () => all);
      add(facts, {
        bitrateKbps: () => (picture ? bitrate(picture) : 0) + (audio ? bitrate(audio) : 0) || NaN,
        targetLevel: () => Math.min(
          goal(dash.getSettings().streaming.buffer, video && all.every(one => one.bandwidth <= video.bandwidth), attempt(() => dash.duration())),
          attempt(() => dash.getTargetLiveDelay()) || Infinity),
        liveLatency: () => dash.getCurrentLiveLatency() || NaN,      // it says 0 before it knows
        videoLevel: () => video ? dash.getDashMetrics().getCurrentBufferLevel('video') : NaN,
        audioLevel: () => audio ? dash.getDashMetrics().getCurrentBufferLevel('audio') : NaN,
        droppedFrames: () => facts.droppedFrames ?? dash.getDashMetrics().getCurrentDroppedFrames().droppedFrames,
      });
      complete(facts, picture, attempt(() => [picture, audio].map(one => one?.codecs).filter(Boolean).join()));
    },
    listen(take) {
      const heard = (/** @type {any} */ event) => {
        if (!SURVIVED.includes(event?.error?.code)) {
          take('error');
        }
      };
      attempt(() => dash.on('error', heard));
      return () => void attempt(() => dash.off('error', heard));
    },
  };
}

/**
 * @param {any} buffer dash.js's settings of that name
 * @param {boolean} top whether the best representation is loading
 * @param {any} duration seconds
 * @returns {number} the level, in seconds, that dash.js aims at
 */
function goal(buffer, top, duration) {
  return !top ? buffer.bufferTimeDefault
    : duration >= buffer.longFormContentDurationThreshold ? buffer.bufferTimeAtTopQualityLongForm
    : buffer.bufferTimeAtTopQuality;
}
