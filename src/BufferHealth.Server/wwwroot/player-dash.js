import { Debug, MediaPlayer } from '/lib/dash.mjs';
import { fromDash } from '/lib/buffer-health-dash.js';
import { eventKeys } from './reports.js';

// A link that is off holds a response open. The player must wait for it and not give up: waiting is the point.
const patientMs = 3_600_000;

/**
 * dash.js on the page's video element.
 *
 * @param {HTMLVideoElement} video
 * @param {{bufferGoal: number, cmcd: object | null, onerror: (what: string) => void}} options
 *   `bufferGoal` is the level, in seconds, up to which the player loads ahead; `cmcd` is what `cmcdFor` says.
 */
export function createPlayer(video, { bufferGoal, cmcd, onerror }) {
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
      cmcd: cmcd ? {
        enabled: true,
        version: 2,
        sid: cmcd.sessionId,
        cid: cmcd.contentId,
        mode: cmcd.headers ? 'headers' : 'query',     // its types say 'header', which it takes for 'query'
        ...(cmcd.requestKeys && { enabledKeys: cmcd.requestKeys }),
        // Without keys it sends none.
        eventTargets: cmcd.targets.map((target) => ({ ...target, enabled: true, enabledKeys: eventKeys })),
      } : { enabled: false },
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
