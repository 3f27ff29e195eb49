/**
 * The truth of a session, from the element's playhead and frames at 20 ms; shares nothing with any monitor.
 *
 * A stop is a playhead that is wanted, had begun, and stands for more than two ticks and 60 ms, outside seek, pause and
 * the end. It is a freeze where more than half a second was buffered as it began (then only from half a second on, as a
 * freeze is defined), and a stall otherwise. A picture whose frame count stands for half a second while the playhead
 * moves is a freeze, too, unless the tab is hidden. A stop too short for either is brief: whether to call it a stall is a matter of definition.
 */

export const TICK_SECONDS = 0.02;
const STOP_SECONDS = 2 * TICK_SECONDS + 0.06;
const FREEZE_SECONDS = 0.5;
const BUFFERED_SECONDS = 0.5;
/** Below this a playhead creeps, it does not play. */
const PROGRESS_SECONDS = 0.0005;
/** Progress shorter than this is the player's nudge in the midst of a stop. */
const NUDGE_SECONDS = 0.15;
const END_SECONDS = 1;

/** @typedef {{ start: number, end: number, level: number }} Stop */

/** @returns {{ stalls: Stop[], freezes: Stop[], brief: Stop[], begun: number | null }} `brief`: too short to tell, or to see */
export function truthOf(log, duration) {
  const { stops: all, begun } = standing(log, duration);
  const stops = all.filter(stop => stop.end - stop.start > STOP_SECONDS);
  const buffered = stop => stop.level > BUFFERED_SECONDS;
  const long = stop => stop.end - stop.start >= FREEZE_SECONDS;
  return {
    begun,
    stalls: stops.filter(stop => !buffered(stop)),
    brief: all.filter(stop => stop.end - stop.start <= STOP_SECONDS || (buffered(stop) && !long(stop))),
    freezes: [...stops.filter(stop => buffered(stop) && long(stop)), ...pictures(log, begun).filter(long)].sort((a, b) => a.start - b.start),
  };
}

function standing(log, duration) {
  const stops = [];
  let begun = null;
  let sought = false;         // a seek lasts until the playhead moves again
  let stood = null;           // since when, with what level
  const close = (end, kept) => {
    if (stood && kept && end - stood.start > TICK_SECONDS) {
      const before = stops.at(-1);
      const both = [before, { ...stood, end }].every(stop => stop && stop.end - stop.start > STOP_SECONDS);
      if (both && before.resumed && stood.start - before.end < NUDGE_SECONDS) {
        before.end = end;
      } else {
        stops.push({ start: stood.start, end, level: stood.level });
      }
    }
    stood = null;
  };
  for (let i = 1; i < log.length; i++) {
    const before = log[i - 1];
    const at = log[i];
    const elapsed = at.time - before.time;
    const advance = at.playhead - before.playhead;
    const jumped = advance < -0.05 || advance > at.rate * elapsed + 1;
    if (at.ended) {
      close(at.time, false);
    } else if (at.paused || before.paused) {
      close(at.time, begun !== null && !sought);
      if (!at.paused) {
        stood = { start: (before.time + at.time) / 2, level: at.level };
      }
    } else if (at.seeking || jumped) {
      close(before.time, begun !== null && !sought);
      sought = true;
    } else if (advance > PROGRESS_SECONDS) {
      // A playhead that leaps further than it can have played began to move somewhere within the tick.
      const played = advance / (at.rate || 1);
      const moved = played > 1.5 * elapsed ? elapsed / 2 : Math.min(elapsed, played);
      begun ??= at.time - moved;
      if (sought) {
        stood = null;
        sought = false;
      }
      const count = stops.length;
      close(at.time - moved, begun < at.time - moved);
      if (stops.length > count) {
        stops.at(-1).resumed = true;
      }
    } else if (begun !== null && !sought && !stood) {
      const earlier = log[i - 2] ?? before;
      const played = Math.max(0, before.playhead - earlier.playhead) / (before.rate || 1);
      stood = { start: earlier.time + Math.min(before.time - earlier.time, played), level: Math.min(before.level, at.level) };
    }
  }
  const last = log.at(-1);
  close(last.time, begun !== null && !sought && last.playhead < duration - END_SECONDS);
  return { stops, begun };
}

function pictures(log, begun) {
  const freezes = [];
  let since = null;
  for (let i = 1; i < log.length; i++) {
    const before = log[i - 1];
    const at = log[i];
    const plays = begun !== null && at.time > begun && !at.hidden && !before.hidden && !at.paused && !at.seeking && !at.ended && at.playhead - before.playhead > PROGRESS_SECONDS
      && at.playhead - before.playhead < 1;
    if (plays && at.frames === before.frames) {
      since ??= before.time;
    } else if (since !== null && (at.frames !== before.frames || !plays)) {
      freezes.push({ start: since, end: before.time, level: before.level });
      since = null;
    }
  }
  if (since !== null) {
    freezes.push({ start: since, end: log.at(-1).time, level: log.at(-1).level });
  }
  return freezes;
}
