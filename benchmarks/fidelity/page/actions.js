/**
 * What a scenario's viewer does. `hide` stands in for a hidden tab, which a headless browser does not have: the document
 * says that it is hidden, and what samples slows down to the second, as browsers slow timers down.
 * @typedef {{ at: number, do: 'pause' | 'play' | 'seek' | 'rate' | 'hide' | 'show', to?: number }} Action
 */

/** @param {HTMLVideoElement} video @param {Action[]} actions */
export function perform(video, actions) {
  for (const action of actions) {
    setTimeout(() => act(video, action), action.at * 1000);
  }
}

/** @param {HTMLVideoElement} video @param {Action} action */
function act(video, action) {
  switch (action.do) {
    case 'pause':
      video.pause();
      break;
    case 'play':
      video.play().catch(() => {});
      break;
    case 'seek':
      video.currentTime = action.to ?? 0;
      break;
    case 'rate':
      video.playbackRate = action.to ?? 1;
      break;
    case 'hide':
    case 'show': {
      const hidden = action.do === 'hide';
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => hidden ? 'hidden' : 'visible' });
      document.dispatchEvent(new Event('visibilitychange'));
      break;
    }
    default:
      throw new Error(`there is no action '${action.do}'`);
  }
}
