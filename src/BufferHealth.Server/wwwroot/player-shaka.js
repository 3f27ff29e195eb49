import '/lib/shaka.js';
import { fromShaka } from '/lib/buffer-health-shaka.js';
import { eventKeys } from './reports.js';

const { shaka } = globalThis; // its build for browsers is no module
// A link that is off holds a response open. The player must wait for it and not give up: waiting is the point.
const patient = { timeout: 0, stallTimeout: 0, connectionTimeout: 0 };

/**
 * Shaka on the page's video element.
 *
 * @param {HTMLVideoElement} video
 * @param {{bufferGoal: number, cmcd: object | null, onerror: (what: string) => void}} options
 *   `bufferGoal` is the level, in seconds, up to which the player loads ahead; `cmcd` is what `cmcdFor` says.
 */
export function createPlayer(video, { bufferGoal, cmcd, onerror }) {
  shaka.log?.setLevel(shaka.log.Level.NONE);       // the build that is not minified says much
  shaka.polyfill.installAll();
  const player = new shaka.Player();
  player.configure({
    manifest: { retryParameters: patient },
    streaming: { bufferingGoal: bufferGoal, bufferBehind: 10, retryParameters: patient },
    cmcd: cmcd ? {
      enabled: true,
      version: 2,
      sessionId: cmcd.sessionId,
      contentId: cmcd.contentId,
      useHeaders: cmcd.headers,
      // It takes an empty list for all keys: one that media requests have no value for keeps them as they are.
      includeKeys: cmcd.requestKeys ? ['cen'] : [],
      eventTargets: cmcd.targets.map((target) => ({ ...target, enabled: true, version: 2, includeKeys: eventKeys })),
    } : { enabled: false },
  });
  const fail = (error) => {
    const { Severity, Code } = shaka.util.Error;
    if (error.severity === Severity.CRITICAL && ![Code.LOAD_INTERRUPTED, Code.OPERATION_ABORTED].includes(error.code)) {
      const name = Object.keys(Code).find((key) => Code[key] === error.code);
      onerror(`The stream could not be played (${name ?? 'error'} ${error.code}).`);
    }
  };
  player.addEventListener('error', ({ detail }) => fail(detail));
  return {
    player,
    adapter: fromShaka(player),
    // The whole address: of `/media` its CMCD in the query makes a host, `http://media`.
    load: (folder) => player.attach(video).then(() => player.load(new URL(`${folder}/main.mpd`, location.href).href)).catch(fail),
    destroy: () => player.destroy(),
  };
}
