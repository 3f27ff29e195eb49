/** One session: a player, all monitors and the truth's log on one element. */
import { perform } from './actions.js';
import { players } from './players.js';
import { rivals } from './rivals.js';
import { logTruth } from './truth-log.js';

/** @param {{ scenario: any, media: string, muxDomain: string }} setup */
export async function play({ scenario, media, muxDomain }) {
  const video = document.querySelector('video');
  const { create, media: file } = players[scenario.player];
  const { player, load } = await create(video, scenario.bufferGoal);
  const running = {};
  for (const [name, start] of Object.entries(rivals)) {
    const stop = await start(video, { player, muxDomain });
    if (stop) {
      running[name] = stop;
    }
  }
  const log = logTruth(video);
  const zero = performance.now();
  video.play().catch(() => {});
  perform(video, scenario.actions ?? []);
  const errors = [];
  Promise.resolve(load(`${media}/${file}`)).catch(error => errors.push(String(error)));
  await new Promise(resolve => setTimeout(resolve, scenario.seconds * 1000 - (performance.now() - zero)));
  const truth = log();
  const findings = Object.fromEntries(Object.entries(running).map(([name, stop]) => [name, stop()]));
  await new Promise(resolve => setTimeout(resolve, 300));      // the last report is on its way
  return { findings, truth, errors, duration: video.duration, wallSeconds: performance.timeOrigin / 1000 };
}
