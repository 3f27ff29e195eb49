import '/lib/shaka.js';
import { fromShaka } from '/lib/buffer-health-shaka.js';

const { shaka } = globalThis; // its build for browsers is no module
// A link that is off holds a response open. The player must wait for it and not give up: waiting is the point.
const patient = { timeout: 0, stallTimeout: 0, connectionTimeout: 0 };

/**
 * Shaka on the page's video element.
 *
 * @param {HTMLVideoElement} video
 * @param {{bufferGoal: number, onerror: (what: string) => void}} options
 *   `bufferGoal` is the level, in seconds, up to which the player loads ahead.
 */
export function createPlayer(video, { bufferGoal, onerror }) {
  shaka.polyfill.installAll();
  const player = new shaka.Player();
  player.configure({
    manifest: { retryParameters: patient },
    streaming: { bufferingGoal: bufferGoal, bufferBehind: 10, retryParameters: patient },
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
    load: (folder) => player.attach(video).then(() => player.load(`${folder}/main.mpd`)).catch(fail),
    destroy: () => player.destroy(),
  };
}
