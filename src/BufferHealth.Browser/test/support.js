import init, { BufferHealthMonitor } from '../dist/buffer-health.js';

await init();

export const EVENTS = ['startfailed', 'startup', 'freezestart', 'freezeend', 'stallstart', 'stalllong', 'stallend', 'seekend',
  'statechange', 'health', 'stallrisk', 'report'];

/** A monitor whose events are written down. */
export function recorded(options, Monitor = BufferHealthMonitor) {
  const monitor = new Monitor(options);
  const events = [];
  for (const name of EVENTS) {
    monitor.on(name, payload => events.push([name, payload]));
  }
  return { monitor, events, names: () => events.map(([name]) => name) };
}

/** Feeds levels ten times a second that fall to 0 at 3 s, stand until 6 s, rise and fall again: one stall. */
export function stallByLevel(monitor, { from = 100, until = 10 } = {}) {
  for (let tick = 0; tick <= until * 10; tick++) {
    const t = tick / 10;
    monitor.updateBufferLevel(t < 3 ? 3 - t : t <= 6 ? 0 : 11 - t, from + t);
  }
}

/** Random numbers that are the same in every run. */
export function random(seed) {
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
}

/** Metrics that `buffer-health/full` has and the main entry has not. */
export const extras = ['timeToEmpty', 'stallRisk', 'bitrateKbps', 'meanBitrateKbps', 'switchesUp', 'switchesDown', 'droppedFrames'];

/** Metrics of .NET that the page has from `buffer-health/score`. */
export const scores = ['sessionScore', 'mos', 'pictureQuality', 'scoreLoss'];
