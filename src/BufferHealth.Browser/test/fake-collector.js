import { mock } from 'node:test';
import { fakeMedia, fakePage, playing } from './fake-media.js';
import init, { BufferHealthMonitor } from '../dist/report.js';

await init();

export const url = 'https://collector.example/cmcd/key/buffer-health';

/** A record as an object: integers as numbers, lists of one integer as [number], everything else as it is written. */
export function parse(line) {
  return Object.fromEntries([...line.matchAll(/([a-z][a-z0-9.-]*)(?:=("(?:[^"\\]|\\.)*"|\([^)]*\)|[^,]*))?(?:,|$)/g)].map(([, key, value = true]) => [key,
    /^\d+$/.test(value) ? Number(value) : /^\(\d+\)$/.test(value) ? [Number(value.slice(1, -1))] : /^"/.test(value) ? value.slice(1, -1) : value]));
}

/** A page with a player, a monitor and a collector, all under control. */
export function reporting(t, options = {}, state = {}) {
  const page = fakePage(t, ['setInterval', 'setTimeout']);
  globalThis.document = Object.assign(new EventTarget(), { hidden: false });
  const wall = Date.UTC(2026, 10, 22) - 5000;
  mock.method(Date, 'now', () => Math.round(wall + page.now() * 1000));
  mock.method(Math, 'random', () => 1);
  /** What was posted: `{ at, lines, via }`. */
  const posts = [];
  const collector = { answer: () => 204, beacons: true };
  const keep = (via, body) => posts.push({ at: page.now(), lines: body.split('\n'), body, via });
  mock.method(globalThis, 'fetch', async (to, request) => {
    collector.request = { to, ...request };
    keep('fetch', request.body);
    const answer = await collector.answer(posts.length);
    if (answer instanceof Error) throw answer;
    const [status, headers] = [answer].flat();
    return new Response(null, { status, headers });
  });
  const navigator = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: {
    sendBeacon: (to, body) => {
      const taken = typeof collector.beacons === 'function' ? collector.beacons(body) : collector.beacons;
      collector.beaconTo = to;
      if (taken) keep('beacon', body);
      return taken;
    },
  } });
  t.after(() => navigator ? Object.defineProperty(globalThis, 'navigator', navigator) : delete globalThis.navigator);
  const media = fakeMedia({ paused: true, duration: 600, ...state });
  const monitor = new BufferHealthMonitor();
  t.after(() => monitor.dispose());
  const step = playing(media);
  const detach = monitor.attach(media.element, { reportTo: url, sessionId: 'session-1', contentId: 'content', ...options });
  const viewer = {
    /** Whether the browser has put the page away, so that nothing plays. */
    away: false,
    page, media, monitor, detach, posts, collector,
    /** Lets time pass; answers arrive at the latest 100 ms after they were given. */
    async pass(seconds) {
      for (let i = 0; i < Math.round(seconds * 10); i++) {
        page.pass(0.1, dt => viewer.away || media.facts.paused || media.facts.seeking || step(dt));
        await settled();
      }
    },
    play() {
      media.facts.paused = false;
      media.fire('play');
    },
    pause() {
      media.facts.paused = true;
      media.fire('pause');
    },
    /** The buffer ends so many seconds after the playhead. */
    buffer(seconds) {
      const end = media.facts.currentTime + seconds;
      media.facts.buffered = { length: 1, start: () => 0, end: () => end };
    },
    hide(hidden = true) {
      document.hidden = hidden;
      document.dispatchEvent(new Event('visibilitychange'));
    },
    lines: () => posts.flatMap(({ lines }) => lines),
    records: () => posts.flatMap(({ lines }) => lines).map(parse),
  };
  return viewer;
}

/** Until everything that was promised has happened. */
export const settled = () => new Promise(resolve => setImmediate(resolve));
