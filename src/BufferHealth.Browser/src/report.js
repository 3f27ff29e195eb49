import { isMedia } from './attach.js';
import { BufferHealthMonitor as Monitor } from './monitor.js';
import { Reporter } from './reporter.js';
import { attempt } from './facts.js';

export { default } from './full.js';

/** The monitor of `buffer-health/full`, whose `attach` also reports to a collector. */
export class BufferHealthMonitor extends Monitor {
  /** @type {Reporter | undefined} */
  #reporter;
  #reporting = false;

  /**
   * What became of the reports of the last `attach` with `reportTo`.
   * @returns {import('./reports.js').ReportCounts | null} an object of the caller's own; `null` where nothing was to be reported
   */
  get reports() {
    return this.#reporter?.counts ?? null;
  }

  /**
   * As in `buffer-health/full`; with `reportTo` also tells a collector what is seen: records of CMCD version 2, at each
   * change of state and at an interval, from the first wish to play on. Another session of the monitor, as with another
   * source, is another session to the collector, with an id of its own.
   * @param {HTMLMediaElement} element anything else counts as a fault and changes nothing
   * @param {import('./reports.js').ReportingOptions} [options] what is wrong counts as a fault and becomes the default; where it is
   *   `reportTo`, nothing is reported
   * @returns {() => void} detaches, after a last record; no timer and no listener stays; may be called again
   */
  attach(element, options) {
    if (!isMedia(element)) {
      return super.attach(element);
    }
    this.#stop();
    const { reportTo, ...rest } = attempt(() => ({ ...options })) ?? {};
    const url = reportTo === undefined || reportTo === null ? undefined : address(reportTo);
    const seconds = rest.reportEverySeconds ?? 10;
    const right = typeof seconds === 'number' && seconds >= 10 && seconds <= 60;
    const faults = [url === null, !right, !named(rest.contentId), !named(rest.sessionId)].filter(Boolean).length;
    this.#reporter = undefined;
    if (url && this.snapshot()) {
      // Before the samples: the first one may already be a change of state.
      this.#reporter = new Reporter(this, element, {
        url, intervalMs: (right ? seconds : 10) * 1000, contentId: rest.contentId, sessionId: rest.sessionId, score: rest.score,
      });
      this.#reporting = true;
    }
    const detach = super.attach(element, attempt(() => ({ ...options, reportTo: undefined })));
    const reporter = this.#reporter;
    reporter?.watch();
    for (let i = 0; i < faults; i++) {
      this.update(/** @type {any} */ (null));
    }
    return () => {
      if (reporter === this.#reporter) {
        this.#stop();
      }
      detach();
    };
  }

  /**
   * As in `buffer-health/full`. A sample whose event is `error` is told to the collector as the end of the session.
   * @param {import('./types.js').Sample} sample
   * @param {number} [now]
   */
  update(sample, now) {
    const status = super.update(sample, now);
    if (status === 'accepted' && this.#reporting && attempt(() => sample.event === 'error')) {
      this.#reporter?.fail();
    }
    return status;
  }

  /** As in `buffer-health/full`; the collector is told the end of one session, and the next one under another id. */
  reset() {
    this.#reporter?.renew();
    super.reset();
  }

  /** As in `buffer-health/full`, after a last record. */
  dispose() {
    this.#stop();
    super.dispose();
  }

  #stop() {
    if (this.#reporting) {
      this.#reporting = false;
      this.#reporter?.stop();
    }
  }
}

/** @param {unknown} value */
const named = value => value === undefined || value === null || typeof value === 'function' || typeof value === 'string' && value;

/** @param {unknown} to @returns {string | null} the whole address; null where it is none */
function address(to) {
  const { href, protocol } = attempt(() => new URL(String(to), globalThis.document?.baseURI)) ?? { href: '', protocol: '' };
  return /^https?:$/.test(protocol) ? href : null;
}
