import Hls from '/lib/hls.mjs';
import { fromHls } from '/lib/buffer-health-hls.js';

// A link that is off holds a response open. The player must wait for it and not give up: waiting is the point.
const patient = {
  default: {
    maxTimeToFirstByteMs: Infinity,
    maxLoadTimeMs: 3_600_000,
    timeoutRetry: { maxNumRetry: 4, retryDelayMs: 0, maxRetryDelayMs: 0 },
    errorRetry: { maxNumRetry: 4, retryDelayMs: 500, maxRetryDelayMs: 4000 },
  },
};

/**
 * hls.js on the page's video element.
 *
 * @param {HTMLVideoElement} video
 * @param {{bufferGoal: number, cmcd: object | null, onerror: (what: string) => void}} options
 *   `bufferGoal` is the level, in seconds, up to which the player loads ahead; `cmcd` is what `cmcdFor` says.
 */
export function createPlayer(video, { bufferGoal, cmcd, onerror }) {
  const player = new Hls({
    maxBufferLength: bufferGoal,
    maxMaxBufferLength: bufferGoal,
    backBufferLength: 10,
    manifestLoadPolicy: patient,
    playlistLoadPolicy: patient,
    fragLoadPolicy: patient,
    cmcd: cmcd ? {
      version: 2,
      sessionId: cmcd.sessionId,
      contentId: cmcd.contentId,
      useHeaders: cmcd.headers,
      includeKeys: cmcd.requestKeys,
      eventTargets: cmcd.targets,
    } : undefined,
  });
  let recovered = false;
  player.on(Hls.Events.ERROR, (_, error) => {
    if (!error.fatal) return;
    if (error.type === Hls.ErrorTypes.MEDIA_ERROR && !recovered) {
      recovered = true;
      player.recoverMediaError();
      return;
    }
    const status = error.response?.code ? `, status ${error.response.code}` : '';
    const what = error.type === Hls.ErrorTypes.NETWORK_ERROR ? 'The stream could not be loaded' : 'The stream could not be played';
    onerror(`${what} (${error.details}${status}).`);
  });
  return {
    player,
    adapter: fromHls(player),
    load(folder) {
      player.attachMedia(video);
      player.loadSource(`${folder}/main.m3u8`);
    },
    destroy: () => player.destroy(),
  };
}
