import { Debug, MediaPlayer } from '/lib/dash.mjs';
import { fromDash } from '/lib/buffer-health-dash.js';

// A link that is off holds a response open. The player must wait for it and not give up: waiting is the point.
const patientMs = 3_600_000;

/**
 * dash.js on the page's video element.
 *
 * @param {HTMLVideoElement} video
 * @param {{bufferGoal: number, onerror: (what: string) => void}} options
 *   `bufferGoal` is the level, in seconds, up to which the player loads ahead.
 */
export function createPlayer(video, { bufferGoal, onerror }) {
  const player = MediaPlayer().create();
  player.updateSettings({
    debug: { logLevel: Debug.LOG_LEVEL_NONE },
    streaming: {
      buffer: {
        bufferTimeDefault: bufferGoal,
        bufferTimeAtTopQuality: bufferGoal,
        bufferTimeAtTopQualityLongForm: bufferGoal,
        bufferToKeep: 10,
      },
      fragmentRequestTimeout: patientMs,
      manifestRequestTimeout: patientMs,
    },
  });
  player.initialize();
  player.on('error', ({ error }) => onerror(`The stream could not be played (${error?.code}: ${error?.message ?? 'no reason given'}).`));
  return {
    player,
    adapter: fromDash(player),
    load(folder) {
      player.attachView(video);
      player.attachSource(`${folder}/main.mpd`);
    },
    destroy: () => player.destroy(),
  };
}
