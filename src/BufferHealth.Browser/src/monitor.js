import {
  FACTS_BEGUN, INPUT_STATUS_NAMES, MONITOR_STATE_PLAYBACK, PLAYBACK_FACTS, PLAYBACK_STATE, PLAYBACK_STATE_NAMES,
  PLAYER_EVENT_NONE, PLAYER_EVENT_PLAY, PLAYER_EVENT_SEEK, SAMPLE_FIELDS_ENDED, SAMPLE_FIELDS_PAUSED, SCORE_MODEL_NAMES,
  SIGNALS_STATUS_MASK,
} from '../generated/layout.js';
import { attach, isMedia } from './attach.js';
import { told } from './events.js';
import { allocate, integers, kernel, release } from './kernel.js';
import { metrics } from './metrics.js';
import { complete } from './options.js';
import { clock, number, read, tell } from './sample.js';

/** @typedef {import('./types.js').MonitorEvents} MonitorEvents */
/** @typedef {import('./types.js').UpdateStatus} UpdateStatus */

/**
 * Watches one playback: finds its stalls and scores it. A page may have any number of them.
 *
 * Only the constructor throws. Every other method answers bad input with a status, counts it in `inputFaults` and loses
 * nothing else. Times are seconds of a clock that never steps back, the page's own (`performance.now() / 1000`) where
 * none is given; metrics are as of the last sample, whenever they are asked for.
 */
export class BufferHealthMonitor {
  #address;
  #options;
  /** @type {Set<{ event: string, listener: (payload: any) => void }>} */
  #listeners = new Set();
  /** Events that are being told. @type {import('./events.js').MonitorEvent[] | undefined} */
  #waiting;
  /** @type {() => void} */
  #detach = nothing;
  /** @type {import('./types.js').PlaybackState} */
  #state = 'idle';

  /**
   * @param {import('./types.js').MonitorOptions} [options]
   * @throws {RangeError} where an option lies outside its range; it names the option, the value and the range
   * @throws {TypeError} where `options` is no object or has an option that there is none of
   * @throws {Error} where `init()` was not awaited
   */
  constructor(options) {
    this.#options = complete(options);
    this.#address = allocate();
    this.#start();
  }

  /**
   * Takes the level alone. Where playheads are known, `update` finds stalls more surely.
   * @param {number} level seconds of contiguous media ahead of the playhead, 0 to 1e9
   * @param {number} [now] seconds; the page's clock by default
   * @returns {UpdateStatus} what became of it
   */
  updateBufferLevel(level, now) {
    return this.#address ? this.#after(kernel.updateLevel(this.#address, clock(now), number(level))) : 'disposed';
  }

  /**
   * Takes all that is known at one instant. From the first playhead on, the playhead decides what is a stall.
   * @param {import('./types.js').Sample} sample parts that are left out are unknown
   * @param {number} [now] seconds; the page's clock by default
   * @returns {UpdateStatus} what became of it; a sample that is no object, or a part of the wrong type, is `notFinite`
   */
  update(sample, now) {
    const take = read(sample);
    return this.#address ? this.#after(take(this.#address, clock(now))) : 'disposed';
  }

  /**
   * Tells that playback is wanted from now on, for hosts that know no more than the level.
   * @param {number} [now] seconds; the page's clock by default
   * @returns {UpdateStatus}
   */
  play(now) {
    return this.#tell(now, SAMPLE_FIELDS_PAUSED | SAMPLE_FIELDS_ENDED, 0, PLAYER_EVENT_PLAY);
  }

  /**
   * Tells that playback is paused from now on.
   * @param {number} [now] seconds; the page's clock by default
   * @returns {UpdateStatus}
   */
  pause(now) {
    return this.#tell(now, SAMPLE_FIELDS_PAUSED, SAMPLE_FIELDS_PAUSED, PLAYER_EVENT_NONE);
  }

  /**
   * Tells that the playhead was moved: what follows is no stall until playback advances again.
   * @param {number} [now] seconds; the page's clock by default
   * @returns {UpdateStatus}
   */
  seek(now) {
    return this.#tell(now, SAMPLE_FIELDS_ENDED, 0, PLAYER_EVENT_SEEK);
  }

  /**
   * Tells that the media was played to its end: the level that drains then is no stall.
   * @param {number} [now] seconds; the page's clock by default
   * @returns {UpdateStatus}
   */
  end(now) {
    return this.#tell(now, SAMPLE_FIELDS_ENDED, SAMPLE_FIELDS_ENDED, PLAYER_EVENT_NONE);
  }

  /**
   * The metrics as of the last sample. Asking changes nothing.
   * @returns {import('./types.js').Metrics | null} an object of the caller's own; `null` once disposed of
   */
  snapshot() {
    return this.#address ? metrics(this.#address) : null;
  }

  /**
   * The metrics as of the last sample, as JSON.
   * @returns {string} the JSON of `snapshot()`; `'null'` once disposed of
   */
  getMetrics() {
    return JSON.stringify(this.snapshot());
  }

  /**
   * Calls a function at an event, from within the call that brought the event about. What a listener throws reaches
   * neither the caller nor other listeners: it is thrown again in a microtask, as an uncaught error of the page.
   * @template {keyof MonitorEvents} E
   * @param {E} event one of the names in `MonitorEvents`; of any other there is never an event
   * @param {(payload: MonitorEvents[E]) => void} listener anything but a function is ignored
   * @returns {() => void} removes the listener; may be called again
   */
  on(event, listener) {
    if (!this.#address || typeof listener !== 'function') {
      return nothing;
    }
    const entry = { event, listener };
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  /**
   * Samples a media element from now on: ten times a second and at its events. The element is only read and listened to.
   *
   * A monitor watches one element: another `attach` detaches the one before, and where samples were taken before, starts
   * a new session. Another source in the same element starts a new session, too, after a last `report` on the one before.
   * A page that goes into the back/forward cache counts as paused until it comes back.
   * @param {HTMLMediaElement} element anything else counts as a fault and changes nothing
   * @param {import('./types.js').AttachOptions} [options]
   * @returns {() => void} detaches: no timer and no listener stays, an open stall ends, the metrics can still be read; may
   *   be called again
   */
  attach(element, options) {
    if (!isMedia(element)) {
      this.update(/** @type {any} */ (null));
      return nothing;
    }
    this.#detach();
    if (this.snapshot()?.confidence) {
      this.reset();
    }
    if (!this.#address) {
      return nothing;
    }
    const stop = attach(element, options, sample => void this.update(sample), () => this.#renew());
    const detach = () => {
      if (this.#detach === detach) {
        this.#detach = nothing;
        stop();
        this.#close();
      }
    };
    return this.#detach = detach;
  }

  /** Closes the session, so that an open stall ends, and starts a new one with the same options; listeners stay. */
  reset() {
    this.#close();
    this.#start();
  }

  /**
   * Closes the session, detaches the element and gives the memory back. From then on updates return `disposed`, `snapshot`
   * returns `null`, and everything else does nothing. May be called again.
   */
  dispose() {
    this.#detach();
    this.#close();
    if (this.#address) {
      release(this.#address);
      this.#address = 0;
    }
  }

  #start() {
    if (this.#address) {
      const { windowSeconds, reportIntervalSeconds, stallThresholdSeconds, decay, scoreModel } = this.#options;
      kernel.start(this.#address, Math.round(windowSeconds * 10), reportIntervalSeconds, stallThresholdSeconds, decay,
        SCORE_MODEL_NAMES.indexOf(scoreModel));
      this.#state = 'idle';
    }
  }

  #close() {
    if (this.#address) {
      this.#after(kernel.close(this.#address));
    }
  }

  /** Another source in the element. Before playback began it is still the same start. */
  #renew() {
    if (integers[(this.#address + (MONITOR_STATE_PLAYBACK + PLAYBACK_FACTS)) / 4] & FACTS_BEGUN) {
      this.#emit('report', this.snapshot());
      this.reset();
    }
  }

  /**
   * @param {unknown} now
   * @param {number} known
   * @param {number} set
   * @param {number} event
   * @returns {UpdateStatus}
   */
  #tell(now, known, set, event) {
    return this.#address ? this.#after(tell(this.#address, clock(now), known, set, event)) : 'disposed';
  }

  /**
   * @param {number} result the kernel's Signals
   * @returns {UpdateStatus}
   */
  #after(result) {
    if (result > SIGNALS_STATUS_MASK) {
      const from = this.#state;
      this.#state = PLAYBACK_STATE_NAMES[integers[(this.#address + (MONITOR_STATE_PLAYBACK + PLAYBACK_STATE)) / 4]];
      if (this.#listeners.size) {
        this.#tellAll(told(this.#address, result, from, this.#state));
      }
    }
    return INPUT_STATUS_NAMES[result & SIGNALS_STATUS_MASK];
  }

  /**
   * A listener may bring about further events: they wait until all have heard of these.
   * @param {import('./events.js').MonitorEvent[]} events
   */
  #tellAll(events) {
    if (this.#waiting) {
      this.#waiting.push(...events);
      return;
    }
    this.#waiting = events;
    for (const [, event, payload] of events) {
      this.#emit(event, payload);
    }
    this.#waiting = undefined;
  }

  /**
   * @param {string} event
   * @param {unknown} payload
   */
  #emit(event, payload) {
    for (const entry of [...this.#listeners]) {
      if (entry.event === event && this.#listeners.has(entry)) {
        try {
          entry.listener(payload);
        } catch (error) {
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    }
  }
}

function nothing() {}
