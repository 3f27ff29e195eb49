/**
 * The three players, each set to hold a given number of seconds and to wait for a link that gives nothing for a while.
 * @typedef {object} Options
 * @property {number} [latency] low-latency live, that many seconds behind
 * @property {number} [resumeGoal] Shaka alone: seconds that it wants before it plays on, and by which it stops early; 2 unless told
 * @typedef {object} Player
 * @property {any} player the library's own object
 * @property {(url: string) => Promise<void> | void} load
 */

const PATIENT_MS = 3_600_000;

/** @type {Record<string, { media: string, create: (video: HTMLVideoElement, bufferGoal: number, options?: Options) => Promise<Player>, live: string }>} */
export const players = {
  hls: {
    media: 'main.m3u8',
    live: 'main.m3u8',
    async create(video, bufferGoal, { latency } = {}) {
      const { default: Hls } = await import('/fidelity/lib/hls.js/dist/hls.mjs');
      const patient = {
        default: {
          maxTimeToFirstByteMs: Infinity,
          maxLoadTimeMs: PATIENT_MS,
          timeoutRetry: { maxNumRetry: 4, retryDelayMs: 0, maxRetryDelayMs: 0 },
          errorRetry: { maxNumRetry: 4, retryDelayMs: 500, maxRetryDelayMs: 4000 },
        },
      };
      const player = new Hls({
        maxBufferLength: bufferGoal,
        maxMaxBufferLength: bufferGoal,
        manifestLoadPolicy: patient,
        playlistLoadPolicy: patient,
        fragLoadPolicy: patient,
        ...(latency && { lowLatencyMode: true, liveSyncDuration: latency, maxLiveSyncPlaybackRate: 1.05 }),
      });
      player.attachMedia(video);
      return { player, load: url => player.loadSource(url) };
    },
  },
  dash: {
    media: 'main.mpd',
    live: 'main.mpd',
    async create(video, bufferGoal, { latency } = {}) {
      await script('/fidelity/lib/dashjs/dist/modern/umd/dash.all.min.js');
      const player = globalThis.dashjs.MediaPlayer().create();
      player.initialize(video, undefined, true);
      player.updateSettings({
        debug: { logLevel: 0 },
        streaming: {
          buffer: { bufferTimeDefault: bufferGoal, bufferTimeAtTopQuality: bufferGoal, bufferTimeAtTopQualityLongForm: bufferGoal },
          fragmentRequestTimeout: PATIENT_MS,
          // Without a time server: everything is on one machine.
          ...(latency && {
            utcSynchronization: { enabled: false },
            delay: { liveDelay: latency },
            liveCatchup: { enabled: true, playbackRate: { min: -0.05, max: 0.05 } },
          }),
        },
      });
      return { player, load: url => player.attachSource(url) };
    },
  },
  shaka: {
    media: 'main.m3u8',
    live: 'main.mpd',
    async create(video, bufferGoal, { latency, resumeGoal = Math.min(2, bufferGoal) } = {}) {
      await script('/fidelity/lib/shaka-player/dist/shaka-player.compiled.js');
      const player = new globalThis.shaka.Player();
      const patient = { timeout: PATIENT_MS, stallTimeout: PATIENT_MS, connectionTimeout: PATIENT_MS };
      player.configure({
        streaming: { bufferingGoal: bufferGoal, rebufferingGoal: resumeGoal, retryParameters: patient },
        manifest: { retryParameters: patient },
        ...(latency && { streaming: { lowLatencyMode: true, bufferingGoal: bufferGoal, rebufferingGoal: 0.01, retryParameters: patient, liveSync: { enabled: true, targetLatency: latency } } }),
      });
      await player.attach(video);
      return { player, load: url => player.load(url) };
    },
  },
};

/** @param {string} url */
function script(url) {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = url;
    element.onload = () => resolve(undefined);
    element.onerror = () => reject(new Error(`${url} could not be loaded`));
    document.head.append(element);
  });
}
