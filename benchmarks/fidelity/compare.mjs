/** Compares what a monitor found with the truth. */

/** Spans this near to one another are about the same thing. */
const NEAR_SECONDS = 0.3;

/** A finding on a brief stop may be no longer than that is at most, with some slack; a longer one invents the rest. */
const BRIEF_SECONDS = 0.6;

const overlap = (a, b) => Math.min(a.end, b.end) - Math.max(a.start, b.start);
const length = list => list.reduce((sum, span) => sum + span.end - span.start, 0);

/**
 * One finding for one true stall: the one that overlaps it most. What is left over was invented, unless it lies on a
 * true freeze or on a brief stop: whether that is a stall is a matter of definition, so it counts neither way.
 */
export function compare(truth, found) {
  const pairs = [];
  const left = new Set(found.stalls);
  let missed = 0;
  for (const stall of truth.stalls) {
    let best = null;
    for (const span of left) {
      if (overlap(stall, span) > -NEAR_SECONDS && (best === null || overlap(stall, span) > overlap(stall, best))) {
        best = span;
      }
    }
    if (best) {
      left.delete(best);
      pairs.push({ start: best.start - stall.start, end: best.end - stall.end });
    } else {
      missed++;
    }
  }
  const unsettled = [...left].filter(span => isUnsettled(truth, span));
  return {
    stalls: truth.stalls.length,
    found: pairs.length,
    missed,
    invented: left.size - unsettled.length,
    starts: pairs.map(pair => Math.abs(pair.start)),
    ends: pairs.map(pair => Math.abs(pair.end)),
    trueSeconds: length(truth.stalls),
    foundSeconds: length(found.stalls.filter(span => !unsettled.includes(span))),
    offSeconds: Math.abs(length(found.stalls.filter(span => !unsettled.includes(span))) - length(truth.stalls)),
    freezes: truth.freezes.length,
    freezesFound: found.freezes ? truth.freezes.filter(freeze => found.freezes.some(span => overlap(freeze, span) > 0)).length : null,
    freezesInvented: found.freezes ? found.freezes.filter(span => !truth.freezes.some(freeze => overlap(freeze, span) > 0)).length : null,
    freezeSeconds: length(truth.freezes),
    freezeFoundSeconds: found.freezes ? length(found.freezes) : null,
  };
}

/** Whether a finding outside the true stalls lies on something that others may call a stall. */
const isUnsettled = (truth, span) => truth.freezes.some(freeze => overlap(freeze, span) > 0)
  || truth.brief.some(stop => overlap(stop, span) > 0 && span.end - span.start <= BRIEF_SECONDS);

/** Adds comparisons of several sessions up. */
export function total(list) {
  const sum = key => list.reduce((all, one) => one[key] === null ? all : (all ?? 0) + one[key], null);
  const keys = ['stalls', 'found', 'missed', 'invented', 'trueSeconds', 'foundSeconds', 'offSeconds',
    'freezes', 'freezesFound', 'freezesInvented', 'freezeSeconds', 'freezeFoundSeconds'];
  return {
    sessions: list.length,
    ...Object.fromEntries(keys.map(key => [key, sum(key)])),
    starts: list.flatMap(one => one.starts),
    ends: list.flatMap(one => one.ends),
  };
}

/** @param {number[]} values @returns {number | null} */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length === 0 ? null : sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const worst = values => values.length === 0 ? null : Math.max(...values);
