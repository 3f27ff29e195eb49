export type * from './reports.js';
import { BufferHealthMonitor as Monitor } from './monitor.js';
export { default } from './full.js';
/** The monitor of `buffer-health/full`, whose `attach` also reports to a collector. */
export declare class BufferHealthMonitor extends Monitor {
    #private;
    /**
     * What became of the reports of the last `attach` with `reportTo`.
     * @returns {import('./reports.js').ReportCounts | null} an object of the caller's own; `null` where nothing was to be reported
     */
    get reports(): import('./reports.js').ReportCounts | null;
    /**
     * As in `buffer-health/full`; with `reportTo` also tells a collector what is seen: records of CMCD version 2, at each
     * change of state and at an interval, from the first wish to play on. Another session of the monitor, as with another
     * source, is another session to the collector, with an id of its own.
     * @param {HTMLMediaElement} element anything else counts as a fault and changes nothing
     * @param {import('./reports.js').ReportingOptions} [options] what is wrong counts as a fault and becomes the default; where it is
     *   `reportTo`, nothing is reported
     * @returns {() => void} detaches, after a last record; no timer and no listener stays; may be called again
     */
    attach(element: HTMLMediaElement, options?: import('./reports.js').ReportingOptions): () => void;
    /**
     * As in `buffer-health/full`. A sample whose event is `error` is told to the collector as the end of the session.
     * @param {import('./types.js').Sample} sample
     * @param {number} [now]
     */
    update(sample: import('./types.js').Sample, now?: number): import("./types.js").UpdateStatus;
    /** As in `buffer-health/full`; the collector is told the end of one session, and the next one under another id. */
    reset(): void;
    /** As in `buffer-health/full`, after a last record. */
    dispose(): void;
}
