import { mock } from 'node:test';

/** Time ranges as [start, end] pairs. */
export const ranges = (...pairs) => ({ length: pairs.length, start: i => pairs[i][0], end: i => pairs[i][1] });

/** A media element that throws when anybody writes to it, and counts its listeners. */
export function fakeMedia(state = {}) {
  const facts = {
    currentTime: 0, duration: 60, paused: false, seeking: false, ended: false, playbackRate: 1,
    buffered: ranges([0, 10]), frames: 1, ...state,
  };
  const listeners = new Map();
  const members = {
    addEventListener: (name, listener) => listeners.set(name, new Set(listeners.get(name)).add(listener)),
    removeEventListener: (name, listener) => listeners.get(name)?.delete(listener),
    getVideoPlaybackQuality: () => ({ totalVideoFrames: facts.frames, droppedVideoFrames: 0 }),
  };
  const element = new Proxy(members, {
    get: (_, name) => {
      const value = name in members ? members[name] : facts[name];
      if (value instanceof Error) {
        throw value;
      }
      return value;
    },
    has: (_, name) => name in members || name in facts,
    set() { throw new Error('the element was written to'); },
    defineProperty() { throw new Error('a property was patched'); },
  });
  return {
    element,
    facts,
    fire: name => [...listeners.get(name) ?? []].forEach(listener => listener({ type: name })),
    listening: () => [...listeners.values()].reduce((sum, set) => sum + set.size, 0),
  };
}

/** A page with a clock, timers and window events under control. */
export function fakePage(t, apis = ['setInterval']) {
  let ms = 5000;
  const window = new EventTarget();
  const counts = new Map();
  mock.timers.enable({ apis });
  mock.method(performance, 'now', () => ms);
  globalThis.document = { hidden: false };
  globalThis.addEventListener = (name, listener) => {
    counts.set(name, (counts.get(name) ?? 0) + 1);
    window.addEventListener(name, listener);
  };
  globalThis.removeEventListener = (name, listener) => {
    counts.set(name, counts.get(name) - 1);
    window.removeEventListener(name, listener);
  };
  t.after(() => {
    mock.timers.reset();
    mock.restoreAll();
    delete globalThis.document;
    delete globalThis.addEventListener;
    delete globalThis.removeEventListener;
  });
  return {
    listening: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    hide: persisted => window.dispatchEvent(Object.assign(new Event('pagehide'), { persisted })),
    show: persisted => window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted })),
    now: () => ms / 1000,
    /** Lets time pass in steps of 10 ms, before each of which the media may move on. */
    pass(seconds, media = () => {}) {
      for (let i = 0; i < Math.round(seconds * 100); i++) {
        ms += 10;
        media(0.01);
        mock.timers.tick(10);
      }
    },
  };
}

/** Plays: the playhead advances up to the end of the first range, and frames are decoded. */
export const playing = ({ facts }) => seconds => {
  const before = facts.currentTime;
  facts.currentTime = Math.min(facts.buffered.end(0), before + seconds * facts.playbackRate);
  facts.frames += facts.currentTime > before ? 1 : 0;
};
