/** Writes one record of CMCD version 2, as an event report has it on one line: a dictionary of RFC 8941. */

/** What the reporting key calls the states. What CMCD has no word for is told by the nearest. @type {Record<string, string | undefined>} */
export const STATES = {
  startup: 's', playing: 'p', stalled: 'r', seeking: 'k', paused: 'a', ended: 'e',
  frozen: 'p',          // no stall, as in the monitor's totals
  unobserved: 'p',      // a hidden tab that was hardly ever asked
  suspended: 'a',       // the machine slept: nothing accrues
};

/** Longest text, characters. */
const LONGEST = 128;

/**
 * @param {string} value
 * @returns {string} what RFC 8941 can write: ASCII, anything else percent-encoded, of what is too long the beginning
 */
export const ascii = value => value.replace(/[^ -~]+/gu, encoded).slice(0, LONGEST);

/** @param {string} text @returns {string} */
const encoded = text => {
  try {
    return encodeURIComponent(text);
  } catch {
    return '?';         // half a surrogate pair
  }
};

/** @param {string} value @returns {string} */
const quoted = value => `"${value.replace(/["\\]/g, '\\$&')}"`;

/** @param {number | null | undefined} seconds @returns {number | null} */
const milliseconds = seconds => rounded(seconds, 1000);

/** @param {number | null | undefined} value @param {number} [factor] @returns {number | null} an integer; null where it is unknown */
const rounded = (value, factor = 1) => typeof value === 'number' && value >= 0 && value < 1e12 ? Math.round(value * factor) : null;

/** @param {number | null} value @returns {string | null} a list of one, of no object type in particular */
const list = value => value === null ? null : `(${value})`;

/**
 * @typedef {object} Facts what a record tells beside the metrics; what is null is not told
 * @property {string} e the event
 * @property {string} sid the session
 * @property {number} sn counts the session's records from 0
 * @property {number} ts ms since 1970
 * @property {string | undefined} sta
 * @property {string | null} cid
 * @property {boolean | null} bg
 * @property {boolean} msd whether to tell the startup
 * @property {number | null} position of the playhead, seconds
 * @property {number | null} score
 * @property {string | null} cause of the stall that begins
 * @property {string | null} ec
 */

/**
 * @param {import('./types.js').Metrics} metrics of `buffer-health/full`
 * @param {Facts} facts
 * @returns {string} the record, without a line feed: at most 800 characters
 */
export function record(metrics, { e, sid, sn, ts, sta, cid, bg, msd, position, score, cause, ec }) {
  const members = {
    bg: bg === null ? null : `?${Number(bg)}`,
    'bh-cause': cause,
    'bh-paused': milliseconds(metrics.pausedTime),
    'bh-playing': milliseconds(metrics.playingTime),
    'bh-score': rounded(score),
    'bh-seeking': milliseconds(metrics.seekTime),
    'bh-starting': milliseconds(metrics.startingTime),
    bl: list(rounded(rounded(metrics.bufferLevel, 10), 100)),
    br: list(rounded(metrics.bitrateKbps)),
    bsa: list(metrics.stallCount),
    bsda: list(milliseconds(metrics.totalStallDuration)),
    cid: cid && quoted(cid),
    dfa: rounded(metrics.droppedFrames),
    e,
    ec: ec && `(${quoted(ec)})`,
    msd: msd ? milliseconds(metrics.startupTime) : null,
    pt: milliseconds(position),
    sid: quoted(sid),
    sn,
    sta,
    ts,
    v: 2,
  };
  return Object.entries(members).flatMap(([key, value]) => value === null || value === undefined || value === '' ? [] : value === '?1' ? key : `${key}=${value}`).join();
}
