/**
 * What a host would tell a monitor: a player with segments of 2 s on a link that is now and then too slow, sampled about
 * ten times a second by a timer that jitters. The same numbers as in ../BufferHealth.Benchmarks/SimulatedPlayer.cs.
 * Played round and round: each turn goes on where the last one ended, in time and in the media.
 */
export const count = 4096;

/** Seconds since the turn began, seconds of media ahead of the playhead, seconds of media played since the turn began. */
export const times = new Float64Array(count);
export const levels = new Float64Array(count);
export const playheads = new Float64Array(count);

const segmentSeconds = 2;
let random = 1;

/** 0 to 1, by the linear congruential generator of Numerical Recipes. */
function next() {
  random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
  return random / 4294967296;
}

let time = 0, playhead = 0, buffered = 6, arrival = 1, plays = true;
for (let i = 0; i < count; i++) {
  const elapsed = 0.06 + 0.08 * next();
  time += elapsed;
  if (plays) {
    playhead = Math.min(playhead + elapsed, buffered - 0.05);
    plays = playhead < buffered - 0.05;
  }
  if (time >= arrival) {
    buffered += segmentSeconds;
    const load = next();
    // Mostly a little faster than playback, so that the buffer fills to some seconds; one in sixteen takes 8 s.
    const wait = buffered - playhead > 12 ? 3 : 0;
    arrival = time + wait + (load < 1 / 16 ? 8 : 1.2 + load);
    plays = true;
  }
  times[i] = time;
  playheads[i] = playhead;
  levels[i] = buffered - playhead;
}
