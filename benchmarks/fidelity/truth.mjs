/**
 * The truth of a session, from the element's playhead and frames at 20 ms; shares nothing with any monitor.
 *
 * A stop is a playhead that is wanted, had begun, and stands for more than two ticks and 60 ms, outside seek, pause and
 * the end. It is a freeze where more than half a second was buffered as it began (then only from half a second on, as a
 * freeze is defined), and a stall otherwise. A picture whose frame count stands for half a second while the playhead
 * moves is a freeze, too.
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

/** @returns {{ stalls: Stop[], freezes: Stop[], begun: number | null }} */
export function truthOf(log, duration) {
  const { stops, begun } = standing(log, duration);
  const buffered = stop => stop.level > BUFFERED_SECONDS;
  const long = stop => stop.end - stop.start >= FREEZE_SECONDS;
  return {
    begun,
    stalls: stops.filter(stop => !buffered(stop)),
    freezes: [...stops.filter(stop => buffered(stop) && long(stop)), ...pictures(log, begun).filter(long)].sort((a, b) => a.start - b.start),
  };
}

function standing(log, duration) {
  const stops = [];
  let begun = null;
  let sought = false;         // a seek lasts until the playhead moves again
  let stood = null;           // since when, with what level
  let nudged = null;          // the stop that progress interrupted, and when
  const close = (end, kept) => {
    if (stood && end - stood.start > STOP_SECONDS && kept) {
      stops.push({ start: stood.start, end, level: stood.level });
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
      nudged = null;
    } else if (at.seeking || jumped) {
      close(before.time, begun !== null && !sought);
      sought = true;
      nudged = null;
    } else if (advance > PROGRESS_SECONDS) {
      const moved = Math.min(elapsed, advance / (at.rate || 1));
      if (begun === null) {
        begun = at.time - moved;
        stood = null;
      }
      if (sought) {
        stood = null;
        sought = false;
      }
      if (stood) {
        if (at.time - moved - stood.start > STOP_SECONDS) {
          nudged = { ...stood, count: stops.length, resumed: at.time - moved };
        }
        close(at.time - moved, true);
      }
    } else if (begun !== null && !sought && !stood) {
      const earlier = log[i - 2] ?? before;
      const last = before.playhead - earlier.playhead;
      const moved = Math.min(before.time - earlier.time, Math.max(0, last) / (before.rate || 1));
      stood = { start: earlier.time + moved, level: Math.min(before.level, at.level) };
      if (nudged && stood.start - nudged.resumed < NUDGE_SECONDS) {
        stops.length = nudged.count;
        stood = { start: nudged.start, level: nudged.level };
      }
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
    const plays = begun !== null && at.time > begun && !at.paused && !at.seeking && !at.ended && at.playhead - before.playhead > PROGRESS_SECONDS
      && at.playhead - before.playhead < 1;
    if (plays && at.frames === before.frames) {
      since ??= before.time;
    } else if (since !== null && (at.frames !== before.frames || !plays)) {
      freezes.push({ start: since, end: before.time, level: before.level });
      since = null;
    }
  }
  return freezes;
}
