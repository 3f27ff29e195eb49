/** Holes up to this are no holes, seconds: browsers play across them. Also how near to the duration is the end. */
export const HOLE_SECONDS = 0.1;

/**
 * How much contiguous media lies ahead of a position. Ranges may be unsorted, overlap or touch; a small hole, also one at
 * the position itself, is crossed, but is not media.
 * @param {TimeRanges} ranges
 * @param {number} position seconds
 * @returns {{ level: number, end: number }} seconds of media, and the position up to which they reach
 */
export function ahead(ranges, position) {
  const sorted = Array.from({ length: ranges.length }, (_, i) => [ranges.start(i), ranges.end(i)]).sort(([a], [b]) => a - b);
  let level = 0;
  let reached = position;
  for (const [start, end] of sorted) {
    if (start > reached + HOLE_SECONDS) {
      break;
    }
    if (end > reached) {
      level += end - Math.max(start, reached);
      reached = end;
    }
  }
  return { level, end: reached };
}
