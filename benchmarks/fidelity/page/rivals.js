/**
 * All monitors on one element. Each gives the stalls it saw, in seconds of the page's clock; an open one ends where it is
 * stopped.
 * @typedef {{ start: number, end: number }} Span
 * @typedef {{ stalls: Span[], freezes?: Span[] }} Findings
 */
import { ahead } from './media.js';

const now = () => performance.now() / 1000;

/** Spans that begin and end as they happen. */
function spans() {
  /** @type {Span[]} */
  const list = [];
  let open = NaN;
  return {
    list,
    begin: (at = now()) => void (open = Number.isNaN(open) ? at : open),
    end: (at = now()) => {
      if (!Number.isNaN(open)) {
        list.push({ start: open, end: at });
        open = NaN;
      }
    },
  };
}

/** @param {any} monitor */
function heard(monitor) {
  const stalls = [];
  const freezes = [];
  const span = ({ start, duration }) => ({ start, end: start + duration });
  monitor.on('stallend', stall => stalls.push(span(stall)));
  monitor.on('freezeend', freeze => freezes.push(span(freeze)));
  return { stalls, freezes };
}

/** @type {Record<string, (video: HTMLVideoElement, context: { player: any, muxDomain: string }) => Promise<() => Findings> | null>} */
export const rivals = {
  async attach(video) {
    const { default: init, BufferHealthMonitor } = await import('/fidelity/monitor/buffer-health.js');
    await init();
    const monitor = new BufferHealthMonitor();
    const findings = heard(monitor);
    const detach = monitor.attach(video);
    return () => {
      detach();
      return findings;
    };
  },

  async level(video) {
    const { default: init, BufferHealthMonitor } = await import('/fidelity/monitor/buffer-health.js');
    await init();
    const monitor = new BufferHealthMonitor();
    const { stalls } = heard(monitor);
    const timer = setInterval(() => monitor.updateBufferLevel(ahead(video).level), 100);
    video.addEventListener('ended', () => monitor.end());
    return () => {
      clearInterval(timer);
      monitor.dispose();
      return { stalls };
    };
  },

  /** What is written in an hour: from `waiting`, once playback began, to `playing`. */
  async naive(video) {
    const stalls = spans();
    let begun = false;
    video.addEventListener('waiting', () => begun && stalls.begin());
    video.addEventListener('playing', () => {
      begun = true;
      stalls.end();
    });
    return () => {
      stalls.end();
      return { stalls: stalls.list };
    };
  },

  /** The same with seeks, pauses and the end taken out. */
  async events(video) {
    const stalls = spans();
    let begun = false;
    let sought = false;
    video.addEventListener('waiting', () => begun && !sought && !video.seeking && !video.paused && !video.ended && stalls.begin());
    video.addEventListener('playing', () => {
      begun = true;
      sought = false;
      stalls.end();
    });
    video.addEventListener('seeking', () => {
      sought = true;
      stalls.end();
    });
    video.addEventListener('pause', () => stalls.end());
    video.addEventListener('ended', () => stalls.end());
    return () => {
      stalls.end();
      return { stalls: stalls.list };
    };
  },

  async eyevinn(video) {
    const { getMediaEventFilter } = await import('/fidelity/lib/@eyevinn/media-event-filter/build/mef.min.js');
    const stalls = spans();
    const filter = getMediaEventFilter({
      mediaElement: video,
      callback: event => {
        if (event === 'buffering') {
          stalls.begin();
        } else if (event === 'buffered' || event === 'ended') {
          stalls.end();
        }
      },
    });
    return () => {
      stalls.end();
      filter.teardown();
      return { stalls: stalls.list };
    };
  },

  /** The history in Shaka's getStats: what is `buffering` after the first `playing`. */
  async shaka(video, { player }) {
    if (!player?.getStats) {
      return null;
    }
    return () => {
      const history = player.getStats().stateHistory;
      const begun = history.findIndex(entry => entry.state === 'playing');
      const wall = performance.timeOrigin / 1000;
      return {
        stalls: history.filter((entry, i) => i > begun && begun >= 0 && entry.state === 'buffering')
          .map(entry => ({ start: entry.timestamp - wall, end: entry.timestamp - wall + entry.duration })),
      };
    };
  },

  /** mux-embed; what it finds arrives in its reports, so there is nothing to give here. */
  async mux(video, { muxDomain }) {
    const { default: mux } = await import('/fidelity/lib/mux-embed/dist/mux.mjs');
    mux.monitor(video, {
      debug: false,
      disableCookies: true,
      beaconCollectionDomain: muxDomain,
      data: { env_key: 'offline', player_init_time: Date.now() },
    });
    return () => {
      video.mux.destroy();
      return { stalls: [] };
    };
  },
};
