/** Carries records to a collector: in batches, in order, again where that failed. Never throws. */
import { attempt } from './facts.js';

/** How long a record waits for others, ms. */
const GATHER_MS = 250;
/** Records in one request: at their longest 52 KB, and browsers take no more than 64 KB from a page that is going. */
const BATCH = 64;
/** Records that wait at most. */
const QUEUE = 200;
/** Ms after which a request that was not answered has failed. */
const PATIENCE_MS = 30_000;
/** The longest wait between tries, ms; what the collector asks for may be longer. */
const LONGEST_WAIT_MS = 60_000;
const LONGEST_RETRY_AFTER_MS = 600_000;

/**
 * @typedef {object} Entry
 * @property {string} line
 * @property {boolean} timer whether nothing but the time brought it about: all that it tells, the next one tells as well
 * @property {() => void} lost is called when it is given up
 */

export class Delivery {
  #url;
  #onstop;
  /** @type {Entry[]} */
  #queue = [];
  /** On their way. @type {Entry[]} */
  #flight = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #failures = 0;
  sent = 0;
  dropped = 0;
  refused = 0;
  /** Whether the collector wants no more. */
  stopped = false;
  #closed = false;

  /** @param {string} url @param {() => void} onstop is called when the collector wants no more */
  constructor(url, onstop) {
    this.#url = url;
    this.#onstop = onstop;
  }

  get waiting() {
    return this.#queue.length + this.#flight.length;
  }

  /** @param {Entry} entry */
  add(entry) {
    if (!this.stopped) {
      this.#queue.push(entry);
      this.#bound();
      this.#schedule(GATHER_MS);
    }
  }

  /**
   * Hands over to the browser what waits, because the page may be gone at any time. What failed before stays as well: the
   * collector tells by their numbers what it has.
   */
  leave() {
    const held = this.#failures && !this.#closed ? [...this.#queue] : [];
    while (this.#queue.length && attempt(() => navigator.sendBeacon(this.#url, body(this.#queue.slice(0, BATCH))))) {
      this.sent += this.#queue.splice(0, BATCH).length;
    }
    if (held.length) {
      this.sent -= held.length - this.#queue.length;
      this.#queue = held;
    } else if (this.#queue.length) {
      this.#send();
    } else {
      this.#rest();
    }
  }

  /** Hands over what waits and ends: no timer stays. */
  close() {
    this.#closed = true;
    this.leave();
    this.#rest();
    this.#drop(this.#queue.splice(0));
  }

  #rest() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** @param {number} delay ms */
  #schedule(delay) {
    if (this.#queue.length && !this.#flight.length && !this.#closed) {
      this.#timer ??= setTimeout(() => this.#send(), delay);
    }
  }

  #send() {
    this.#rest();
    if (!this.#flight.length) {
      this.#flight = this.#queue.splice(0, BATCH);
      post(this.#url, body(this.#flight)).then(answer => this.#settle(answer));
    }
  }

  /** @param {{ status: number, retryAfterMs: number | null }} answer */
  #settle({ status, retryAfterMs }) {
    const flight = this.#flight.splice(0);
    if (status >= 200 && status < 300) {
      this.sent += flight.length;
      this.#failures = 0;
    } else if (status === 404 || status === 410) {
      this.stopped = true;
      this.#drop([...flight, ...this.#queue.splice(0)]);
      this.#rest();
      this.#onstop();
    } else if (status && status < 500 && ![408, 425, 429].includes(status)) {
      this.refused += flight.length;          // the same again would be refused again
    } else if (this.#closed) {
      this.#drop(flight);
    } else {
      this.#failures++;
      this.#queue.unshift(...flight);
      this.#bound();
      // Players that failed together do not come again together.
      const wait = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (this.#failures - 1)) * (0.5 + Math.random() / 2);
      this.#schedule(Math.max(wait, retryAfterMs ?? 0));
    }
    this.#schedule(GATHER_MS);
  }

  /** Totals are cumulative, so that of what has to go the oldest that only the time brought about tells least. */
  #bound() {
    while (this.#queue.length > QUEUE) {
      this.#drop(this.#queue.splice(Math.max(0, this.#queue.findIndex(({ timer }) => timer)), 1));
    }
  }

  /** @param {Entry[]} entries */
  #drop(entries) {
    this.dropped += entries.length;
    entries.forEach(({ lost }) => lost());
  }
}

/** @param {Entry[]} entries */
const body = entries => entries.map(({ line }) => line).join('\n');

/**
 * Posts as what needs no preflight. Neither cookies nor the page's address go along.
 * @param {string} url
 * @param {string} body
 * @returns {Promise<{ status: number, retryAfterMs: number | null }>} status 0: no answer
 */
async function post(url, body) {
  try {
    const { status, headers } = await fetch(url, {
      method: 'POST', body, headers: { 'Content-Type': 'text/plain' }, keepalive: true, credentials: 'omit', referrerPolicy: 'no-referrer',
      signal: attempt(() => AbortSignal.timeout(PATIENCE_MS)) ?? null,
    });
    return { status, retryAfterMs: milliseconds(headers.get('Retry-After')) };
  } catch {
    return { status: 0, retryAfterMs: null };
  }
}

/** @param {string | null} retryAfter seconds, or a date @returns {number | null} */
function milliseconds(retryAfter) {
  const wait = retryAfter && (/^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now());
  return wait && wait > 0 ? Math.min(wait, LONGEST_RETRY_AFTER_MS) : null;
}
