import Hls from '/lib/hls.mjs';

const codecs = 'video/mp4; codecs="avc1.4d401e, mp4a.40.2"';

/** Why this browser cannot play the sample stream, in two parts, or null when it can. */
export function obstacle() {
  const source = globalThis.ManagedMediaSource ?? globalThis.MediaSource;
  if (!source || !Hls.isSupported()) {
    return ['No Media Source Extensions here', 'This browser cannot play a stream piece by piece. A current Chrome, Edge, Firefox or Safari can.'];
  }
  if (!source.isTypeSupported(codecs)) {
    return ['No H.264 here', 'The sample stream is H.264 with AAC, which this browser was built without. Chrome, Edge, Safari and most builds of Firefox have it.'];
  }
  return null;
}

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
 * @param {{bufferGoal: number, onrendition: (level: {height: number, bitrate: number}) => void, onerror: (what: string) => void}} options
 *   `bufferGoal` is the level, in seconds, up to which hls.js loads ahead.
 */
export function createPlayer(video, { bufferGoal, onrendition, onerror }) {
  const hls = new Hls({
    maxBufferLength: bufferGoal,
    maxMaxBufferLength: bufferGoal,
    backBufferLength: 10,
    manifestLoadPolicy: patient,
    playlistLoadPolicy: patient,
    fragLoadPolicy: patient,
  });
  let recovered = false;

  hls.on(Hls.Events.FRAG_CHANGED, (_, { frag }) => {
    const level = hls.levels[frag.level];
    if (level) onrendition({ height: level.height, bitrate: level.bitrate });
  });
  hls.on(Hls.Events.ERROR, (_, error) => {
    if (!error.fatal) return;
    if (error.type === Hls.ErrorTypes.MEDIA_ERROR && !recovered) {
      recovered = true;
      hls.recoverMediaError();
      return;
    }
    const status = error.response?.code ? `, status ${error.response.code}` : '';
    const what = error.type === Hls.ErrorTypes.NETWORK_ERROR ? 'The stream could not be loaded' : 'The stream could not be played';
    onerror(`${what} (${error.details}${status}).`);
  });
  hls.attachMedia(video);
  return hls;
}
