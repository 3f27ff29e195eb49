import { add, attempt, complete, levelIn, screen } from './facts.js';

/** shaka.util.Error.Severity.CRITICAL: Shaka has given up. From RECOVERABLE (1) it goes on. */
const CRITICAL = 2;

/** Shaka copies its whole configuration and manifest for every answer, 0.3 ms: it is asked for its goal at one read in ten. */
const READS_PER_GOAL = 10;

/**
 * What Shaka knows beyond its element: `monitor.attach(video, { player: fromShaka(player) })`. Tried with Shaka 5.2.
 *
 * Shaka tells which variant it loads; the one that is shown is found by the height of the picture. The level stays the
 * element's own; only where `buffered` cannot be read it is the lesser of Shaka's two. Nothing is asked of `getStats`, which
 * keeps its own books at every call; what it has of frames the element tells, too.
 * @param {object} player the `shaka.Player`, before or after it has a source. It is asked and listened to, never changed;
 *   what it lacks is unknown
 * @returns {import('./player.js').PlayerReader}
 */
export function fromShaka(player) {
  const shaka = /** @type {any} */ (player);
  const shown = screen(track => track.bandwidth, () => shaka.getMediaElement());
  let reads = 0;
  /** @type {number | undefined} */
  let goal;
  return {
    read(facts) {
      const tracks = /** @type {any[]} */ (attempt(() => shaka.getVariantTracks()) ?? []);
      const loading = attempt(() => tracks.find(track => track.active));
      const variant = loading && shown(loading, () => tracks.filter(track => track.audioId === loading.audioId));
      const live = attempt(() => shaka.isDynamic());
      const buffered = attempt(() => shaka.getBufferedInfo());
      const position = attempt(() => shaka.getMediaElement().currentTime);
      if (reads++ % READS_PER_GOAL === 0) {
        goal = attempt(() => Math.min(shaka.getConfiguration().streaming.bufferingGoal,
          live && attempt(() => shaka.getManifest().presentationTimeline.getDelay()) || Infinity));
      }
      add(facts, {
        bitrateKbps: () => variant.bandwidth / 1000 || NaN,
        targetLevel: () => goal,
        liveLatency: () => live ? (Date.now() - shaka.getPlayheadTimeAsDate()) / 1000 : NaN,
        videoLevel: () => levelIn(buffered.video, position),
        audioLevel: () => levelIn(buffered.audio, position),
      });
      complete(facts, variant, attempt(() => variant.codecs));
    },
    listen(take) {
      const heard = (/** @type {any} */ event) => {
        if (event?.detail?.severity === CRITICAL) {
          take('error');
        }
      };
      attempt(() => shaka.addEventListener('error', heard));
      return () => void attempt(() => shaka.removeEventListener('error', heard));
    },
  };
}
