import type { AttachOptions } from './types.js';

export type * from './types.js';

/** Options of `attach` in `buffer-health/report`. */
export interface ReportingOptions extends Omit<AttachOptions, 'reportTo'> {
  /**
   * Where reports are posted to: http or https, relative to the page or whole, such as `https://collector.example/cmcd/KEY/buffer-health`.
   * Any collector of CMCD version 2 in event mode will do. Nothing is reported by default.
   */
  reportTo?: string | URL | null | undefined;
  /**
   * What is played, told as `cid`: up to 128 characters, longer ones are cut, others than ASCII percent-encoded. A text is that of
   * the first session alone; a function is asked as each session begins. Not told by default.
   */
  contentId?: string | (() => string) | null | undefined;
  /**
   * Id of the session, told as `sid`: up to 128 characters, one for each playback. A text is that of the first session
   * alone; a function is asked as each session begins. By default a random UUID, which lives as long as the session.
   */
  sessionId?: string | (() => string) | null | undefined;
  /** Time between reports while the state stays the same, seconds: 10 to 60. Default 10. */
  reportEverySeconds?: number | undefined;
  /** A session score that follows this monitor: with it, the records tell the score. None by default. */
  score?: { read(): { sessionScore: number | null } } | null | undefined;
}

/** What became of the reports. */
export interface ReportCounts {
  /** Id of the session now. */
  sessionId: string;
  /** Records that the collector has acknowledged, or that were handed over to the browser as the page was hidden or the element detached. */
  sent: number;
  /** Records that wait, or are on their way: 264 at most. */
  waiting: number;
  /** Records that were given up, because too many waited or the collector wants no more. Totals are cumulative: the next record tells what they told. */
  dropped: number;
  /** Records that the collector has answered with 4xx, so that they are not sent again. */
  refused: number;
  /** Whether the collector has said that it wants no more (404 or 410). Another `attach` tries again. */
  stopped: boolean;
}
