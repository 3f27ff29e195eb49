/** Tells a collector what a monitor sees. Never throws into the page. */
import { Delivery } from './delivery.js';
import { attempt } from './facts.js';
import { STATES, ascii, record } from './record.js';

/** States after which there is nothing to tell until another one. */
const OVER = ['e', 'f', 'q'];
/** By how much the clock can have been put back and still be told as if it stood, ms. More is told as it is. */
const HELD_MS = 5000;

/** @typedef {import('./reports.js').ReportingOptions} ReportingOptions */

export class Reporter {
  #monitor;
  #element;
  #options;
  #delivery;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #off;
  #sid = '';
  #sn = 0;
  #ts = 0;
  /** @type {string | undefined} */
  #sta;
  /** @type {string | null} */
  #cid = null;
  /** @type {string | null} */
  #cause = null;
  #startTold = false;
  #sessions = 0;

  /**
   * @param {{ on(event: any, listener: (payload: any) => void): () => void, snapshot(): import('./types.js').Metrics | null }} monitor
   * @param {HTMLMediaElement} element
   * @param {{ url: string, intervalMs: number, sessionId: unknown, contentId: unknown, score: any }} options that are right
   */
  constructor(monitor, element, options) {
    this.#monitor = monitor;
    this.#element = element;
    this.#options = options;
    this.#delivery = new Delivery(options.url, () => this.#leave());
    this.#begin();
    const removals = [
      monitor.on('stallstart', ({ cause }) => this.#cause = cause),
      monitor.on('statechange', ({ to, time }) => this.#change(STATES[to], time)),
    ];
    this.#off = () => {
      removals.forEach(remove => remove());
      this.#listen('removeEventListener');
    };
  }

  /** Watches the page from now on: the element is attached, so that the monitor's listener comes before. */
  watch() {
    this.#listen('addEventListener');
  }

  /** @returns {import('./reports.js').ReportCounts} */
  get counts() {
    const { sent, waiting, dropped, refused, stopped } = this.#delivery;
    return { sessionId: this.#sid, sent, waiting, dropped, refused, stopped };
  }

  /** The player has given up, or the element has. */
  fail() {
    if (this.#sta !== 'f') {
      const code = attempt(() => this.#element.error?.code);
      this.#sta = 'f';
      this.#tell('e', { ec: code ? `media-${code}` : 'player' });
      this.#tell('ps');
      this.#pause();
    }
  }

  /** The session is over and another one begins. */
  renew() {
    if (this.#sn) {
      this.#quit();
      this.#pause();
      this.#begin();
    }
  }

  /** Ends: no timer and no listener stays. */
  stop() {
    this.#quit();
    this.#leave();
    this.#delivery.close();
  }

  #begin() {
    const { sessionId, contentId } = this.#options;
    /** @param {unknown} given @returns {string} what was given for this session: a text is the first one's alone */
    const own = given => {
      const value = typeof given === 'function' ? attempt(() => given()) : this.#sessions ? '' : given;
      return typeof value === 'string' ? ascii(value) : '';
    };
    this.#sid = own(sessionId) || uuid();
    this.#cid = own(contentId) || null;
    this.#sn = this.#ts = 0;
    this.#sta = undefined;
    this.#startTold = false;
    this.#sessions++;
  }

  /** @param {string | undefined} sta @param {number} time seconds on the samples' clock */
  #change(sta, time) {
    if (sta && sta !== this.#sta) {
      this.#sta = sta;
      this.#tell('ps', { time, cause: sta === 'r' ? this.#cause : null });
      this.#run();
    }
  }

  /** Reports at an interval while there is something to tell. */
  #run = () => {
    this.#pause();
    if (this.#isOpen()) {
      this.#timer = setInterval(() => this.#tell('t'), this.#options.intervalMs);
    }
  };

  #pause() {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #isOpen() {
    return this.#sta && !OVER.includes(this.#sta) && !this.#delivery.stopped;
  }

  /** @param {'addEventListener' | 'removeEventListener'} method */
  #listen(method) {
    globalThis[method]?.('pagehide', /** @type {any} */ (this.#hide));
    globalThis[method]?.('pageshow', this.#run);
    attempt(() => document[method]('visibilitychange', this.#turn));
  }

  #quit() {
    if (this.#isOpen()) {
      this.#sta = 'q';
      this.#tell('ps');
    }
  }

  /** @param {{ persisted?: boolean }} event */
  #hide = ({ persisted }) => {
    if (!persisted) {
      this.#quit();
    }
    this.#pause();
    this.#delivery.leave();
  };

  #turn = () => {
    const { hidden } = document;
    if (this.#isOpen()) {
      this.#tell('b', { bg: hidden });
    }
    if (hidden) {
      this.#delivery.leave();
    }
  };

  #leave() {
    this.#pause();
    this.#off();
  }

  /** @param {string} e @param {{ time?: number, cause?: string | null, ec?: string, bg?: boolean }} [facts] */
  #tell(e, { time, cause = null, ec, bg } = {}) {
    const metrics = this.#monitor.snapshot();
    if (!metrics || this.#delivery.stopped) {
      return;
    }
    // The page's clock stands while some machines sleep, so that what it says is measured from now.
    const ts = Math.round(Date.now() - (time === undefined ? 0 : Math.max(0, performance.now() - time * 1000)));
    // A stall is found after it began. Told before what was told since, it would seem to end there.
    this.#ts = ts < this.#ts && ts > this.#ts - HELD_MS ? this.#ts : ts;
    const [sid, msd] = [this.#sid, !this.#startTold && metrics.startupTime !== null];
    this.#startTold ||= msd;
    const line = record(metrics, {
      e, sid, msd, cause,
      sn: this.#sn++,
      ts: this.#ts,
      sta: this.#sta,
      cid: this.#cid,
      bg: bg ?? (attempt(() => document.hidden) ? true : null),
      position: attempt(() => this.#element.currentTime) ?? null,
      score: attempt(() => this.#options.score?.read().sessionScore) ?? null,
      ec: ec ?? null,
    });
    this.#delivery.add({ line, timer: e === 't', lost: () => {
      // To be told once in a session: by the next record, then.
      if (msd && sid === this.#sid) {
        this.#startTold = false;
      }
    } });
  }
}

/** A random UUID (RFC 9562, version 4), also where the page is not secure. */
function uuid() {
  return attempt(() => crypto.randomUUID()) ?? '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, digit =>
    (Number(digit) ^ (attempt(() => crypto.getRandomValues(new Uint8Array(1))[0]) ?? Math.random() * 256) & 15 >> Number(digit) / 4).toString(16));
}
