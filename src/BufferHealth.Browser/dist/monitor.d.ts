export type MonitorEvents = import('./types.js').MonitorEvents;
export type UpdateStatus = import('./types.js').UpdateStatus;
/** @typedef {import('./types.js').MonitorEvents} MonitorEvents */
/** @typedef {import('./types.js').UpdateStatus} UpdateStatus */
/**
 * Watches one playback: finds its stalls and scores it. A page may have any number of them.
 *
 * Only the constructor throws. Every other method answers bad input with a status, counts it in `inputFaults` and loses
 * nothing else. Times are seconds of a clock that never steps back, the page's own (`performance.now() / 1000`) where
 * none is given; metrics are as of the last sample, whenever they are asked for.
 */
export declare class BufferHealthMonitor {
    #private;
    /**
     * @param {import('./types.js').MonitorOptions} [options]
     * @throws {RangeError} where an option lies outside its range; it names the option, the value and the range
     * @throws {TypeError} where `options` is no object or has an option that there is none of
     * @throws {Error} where `init()` was not awaited
     */
    constructor(options?: import('./types.js').MonitorOptions);
    /**
     * Takes the level alone. Where playheads are known, `update` finds stalls more surely.
     * @param {number} level seconds of contiguous media ahead of the playhead, 0 to 1e9
     * @param {number} [now] seconds; the page's clock by default
     * @returns {UpdateStatus} what became of it
     */
    updateBufferLevel(level: number, now?: number): UpdateStatus;
    /**
     * Takes all that is known at one instant. From the first playhead on, the playhead decides what is a stall.
     * @param {import('./types.js').Sample} sample parts that are left out are unknown
     * @param {number} [now] seconds; the page's clock by default
     * @returns {UpdateStatus} what became of it; a sample that is no object, or a part of the wrong type, is `notFinite`
     */
    update(sample: import('./types.js').Sample, now?: number): UpdateStatus;
    /**
     * Tells that playback is wanted from now on, for hosts that know no more than the level.
     * @param {number} [now] seconds; the page's clock by default
     * @returns {UpdateStatus}
     */
    play(now?: number): UpdateStatus;
    /**
     * Tells that playback is paused from now on.
     * @param {number} [now] seconds; the page's clock by default
     * @returns {UpdateStatus}
     */
    pause(now?: number): UpdateStatus;
    /**
     * Tells that the playhead was moved: what follows is no stall until playback advances again.
     * @param {number} [now] seconds; the page's clock by default
     * @returns {UpdateStatus}
     */
    seek(now?: number): UpdateStatus;
    /**
     * Tells that the media was played to its end: the level that drains then is no stall.
     * @param {number} [now] seconds; the page's clock by default
     * @returns {UpdateStatus}
     */
    end(now?: number): UpdateStatus;
    /**
     * The metrics as of the last sample. Asking changes nothing.
     * @returns {import('./types.js').Metrics | null} an object of the caller's own; `null` once disposed of
     */
    snapshot(): import('./types.js').Metrics | null;
    /**
     * The metrics as of the last sample, as JSON.
     * @returns {string} the JSON of `snapshot()`; `'null'` once disposed of
     */
    getMetrics(): string;
    /**
     * Calls a function at an event, from within the call that brought the event about. What a listener throws reaches
     * neither the caller nor other listeners: it is thrown again in a microtask, as an uncaught error of the page.
     * @template {keyof MonitorEvents} E
     * @param {E} event one of the names in `MonitorEvents`; of any other there is never an event
     * @param {(payload: MonitorEvents[E]) => void} listener anything but a function is ignored
     * @returns {() => void} removes the listener; may be called again
     */
    on<E extends keyof MonitorEvents>(event: E, listener: (payload: MonitorEvents[E]) => void): () => void;
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
    attach(element: HTMLMediaElement, options?: import('./types.js').AttachOptions): () => void;
    /** Closes the session, so that an open stall ends, and starts a new one with the same options; listeners stay. */
    reset(): void;
    /**
     * Closes the session, detaches the element and gives the memory back. From then on updates return `disposed`, `snapshot`
     * returns `null`, and everything else does nothing. May be called again.
     */
    dispose(): void;
}
