const codecs = 'video/mp4; codecs="avc1.4d401e, mp4a.40.2"';

/**
 * The players on offer, by their name in the address. A module exports `createPlayer(video, { bufferGoal, cmcd, onerror })`,
 * which returns `{ player, adapter, load(folder), destroy() }`; it is loaded, and its libraries with it, when it is chosen.
 */
export const players = {
  hls: { title: 'hls.js', label: 'hls.js', module: './player-hls.js', libraries: ['/lib/hls.mjs', '/lib/buffer-health-hls.js'] },
  dash: { title: 'dash.js', label: 'dash.js', module: './player-dash.js', libraries: ['/lib/dash.mjs', '/lib/buffer-health-dash.js'] },
  shaka: { title: 'Shaka', label: 'shaka', module: './player-shaka.js', libraries: ['/lib/shaka.js', '/lib/buffer-health-shaka.js'] },
};

/** Why this browser cannot play the sample stream, in two parts, or null when it can. */
export function obstacle() {
  const source = globalThis.ManagedMediaSource ?? globalThis.MediaSource;
  if (!source) {
    return ['No Media Source Extensions here', 'This browser cannot play a stream piece by piece. A current Chrome, Edge, Firefox or Safari can.'];
  }
  if (!source.isTypeSupported(codecs)) {
    return ['No H.264 here', 'The sample stream is H.264 with AAC, which this browser was built without. Chrome, Edge, Safari and most builds of Firefox have it.'];
  }
  return null;
}
