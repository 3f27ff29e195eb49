import { add, attempt, complete } from './facts.js';

/**
 * What hls.js knows beyond its element: `monitor.attach(video, { player: fromHls(hls) })`. Tried with hls.js 1.7.
 *
 * The rendition is that of the segment at the playhead. The level stays the element's own; only where `buffered` cannot
 * be read it is the lesser of hls.js's two.
 * @param {object} hls the `Hls` instance, before or after it has a source. It is asked and listened to, never changed; what
 *   it lacks is unknown
 * @returns {import('./player.js').PlayerReader}
 */
export function fromHls(hls) {
  const player = /** @type {any} */ (hls);
  return {
    read(facts) {
      const level = attempt(() => player.levels[player.currentLevel]);
      const live = attempt(() => player.latestLevelDetails.live);
      add(facts, {
        bitrateKbps: () => level.bitrate / 1000,
        // The getter is what hls.js goes by: maxBufferLength of the configuration, more where the bit rate is low.
        targetLevel: () => Math.min(player.maxBufferLength ?? player.config.maxBufferLength, live && player.targetLatency || Infinity),
        liveLatency: () => live ? player.latency || NaN : NaN,       // it says 0 before it knows
        videoLevel: () => player.mainForwardBufferInfo.len,
        audioLevel: () => player.audioForwardBufferInfo.len,
      });
      complete(facts, level, attempt(() => level.codecs));
    },
    listen(take) {
      const heard = (/** @type {unknown} */ _, /** @type {any} */ error) => {
        if (error?.fatal) {
          take('error');
        }
      };
      attempt(() => player.on('hlsError', heard));
      return () => void attempt(() => player.off('hlsError', heard));
    },
  };
}
