/** One recording: a player, the trace's samples and the truth's log on one element. */
import { perform } from './actions.js';
import { players } from './players.js';
import { record } from './recorder.js';
import { logTruth } from './truth-log.js';

/** @param {{ scenario: any, media: string }} setup */
export async function play({ scenario, media }) {
  const video = document.querySelector('video');
  const { create, media: file, live } = players[scenario.player];
  const zero = performance.now();
  const stop = record(video, zero);
  const log = logTruth(video, zero);
  const { load } = await create(video, scenario.bufferGoal, scenario);
  video.autoplay = false;
  // Chromium pauses the muted video of a hidden tab, and leaves the timers alone of one that can be heard.
  video.muted = !scenario.sound;
  video.volume = scenario.sound ?? 1;
  video.play().catch(() => {});
  perform(video, scenario.actions ?? []);
  Promise.resolve(load(`${media}/${scenario.latency ? live : file}`)).catch(error => console.error(String(error)));
  await new Promise(resolve => setTimeout(resolve, scenario.seconds * 1000 - (performance.now() - zero)));
  return { lines: stop(), log: log(), duration: video.duration };
}
