/**
 * What a scenario's viewer does in the page. To `hide` it and `show` it again is up to who opened it.
 * @typedef {{ at: number, do: 'pause' | 'play' | 'seek' | 'rate', to?: number }} Action
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
    default:
      throw new Error(`there is no action '${action.do}'`);
  }
}
