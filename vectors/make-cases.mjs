/**
 * Makes the traces that no player can be made to play on demand: node vectors/make-cases.mjs
 * Each is vectors/cases/NAME.jsonl, in the format of vectors/traces, with NAME.json beside it: what happens, and the
 * stalls and freezes that the definitions make of it. Afterwards: node vectors/expect.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs';

const FRAMES_PER_SECOND = 25;

/** A player told what to do, sampled as it goes. Times are seconds. */
class Session {
  time = 0;
  playhead = 0;
  level = 0;
  rate = 1;
  frames = 0;
  paused = true;
  seeking = false;
  ended = false;
  hidden = false;
  toEnd = false;
  every = 0.1;
  lines = [];
  stalls = [];
  freezes = [];
  /** Other metrics that the definitions settle. */
  also = {};

  /** A sample, or a media event with the sample taken at it. */
  sample(event) {
    this.lines.push({
      ...(event && { event }),
      t: rounded(this.time),
      level: this.level === null ? null : rounded(this.level),
      playhead: rounded(this.playhead),
      rate: this.rate,
      paused: Number(this.paused),
      seeking: Number(this.seeking),
      ended: Number(this.ended),
      ...(this.hidden && { hidden: 1 }),
      toEnd: Number(this.toEnd),
      frames: Math.floor(this.frames + 1e-6),
    });
    return this;
  }

  /** Wants playback. */
  want() {
    this.paused = false;
    return this.sample('play');
  }

  pause() {
    this.paused = true;
    return this.sample('pause');
  }

  /** Data comes. */
  fill(seconds) {
    this.level += seconds;
    return this;
  }

  /** The playhead moves for a while, sampled at its end and in between; data flow in as fast as they are played, or not. */
  play(seconds, { filling = false, picture = true } = {}) {
    return this.#pass(seconds, passed => {
      this.playhead += passed * this.rate;
      this.level = filling || this.level === null ? this.level : Math.max(0, this.level - passed * this.rate);
      this.frames += picture ? passed * FRAMES_PER_SECOND * this.rate : 0;
    });
  }

  /** Time passes, and nothing moves. */
  stand(seconds) {
    return this.#pass(seconds, () => {});
  }

  /** What happens in here is not sampled. */
  unseen(happens) {
    const { length } = this.lines;
    happens(this);
    this.lines.length = length;
    return this;
  }

  /** Nobody looks for a while: no samples until the end. */
  away(seconds, { playing }) {
    const every = this.every;
    this.every = seconds;
    playing ? this.play(seconds, { filling: true }) : this.stand(seconds);
    this.every = every;
    return this;
  }

  /** What happens in here is a stall from its first instant to its last. */
  stall(happens) {
    const start = this.time;
    happens(this);
    this.stalls.push([rounded(start), rounded(this.time)]);
    return this;
  }

  freeze(happens) {
    const start = this.time;
    happens(this);
    this.freezes.push([rounded(start), rounded(this.time)]);
    return this;
  }

  /** A seek, until data have come and the playhead stands at its new place. */
  seek(to, seconds, level) {
    this.seekTo(to).stand(seconds);
    this.level = level;
    this.seeking = false;
    return this.sample('seeked').sample('canplay').sample('playing');
  }

  seekTo(to) {
    this.seeking = true;
    this.playhead = to;
    this.level = 0;
    return this.sample('seeking').sample('waiting');
  }

  /** The usual beginning: half a second of startup, then playing. */
  begin(level = 4) {
    this.want().sample('waiting').sample('loadstart').stand(0.5).fill(level);
    return this.sample('canplay').sample('playing');
  }

  #pass(seconds, change) {
    for (let left = seconds; left > 1e-9;) {
      const passed = Math.min(left, this.every);
      change(passed);
      this.time += passed;
      left -= passed;
      this.sample();
    }
    return this;
  }
}

const rounded = value => Math.round(value * 10_000) / 10_000;

/** name: [what happens, how] */
const cases = {
  'live-edge': ['low-latency live: the level comes and goes between 0.04 and 0.34 s, the playhead never stands', s => {
    s.begin(0.34);
    for (let i = 0; i < 60; i++) {
      s.play(0.3).fill(0.3);
    }
    s.also = { stallCount: 0, microStallCount: 0 };
  }],
  'stall-with-seconds-buffered': ['a segment comes 2 s into a stall, and playback stands for 6 s more, until another one comes', s => {
    s.begin(3).play(3);
    s.stall(() => s.sample('waiting').stand(2).fill(2).stand(6).fill(2).sample('canplay').sample('playing'));
    s.play(4);
  }],
  'held-from-the-start': ['playback stands for 3 s with 5 s buffered, and no event says why: a freeze, not a stall', s => {
    s.begin(8).play(3);
    s.freeze(() => s.stand(3));
    s.play(4);
  }],
  'picture-frozen': ['the picture stands for 2 s while the sound plays on with a level of 0, and no event says so', s => {
    s.begin(4).play(4);
    s.freeze(() => s.play(2, { picture: false }));
    s.fill(4).play(4);
  }],
  'waiting-before-seeking': ['a player says waiting 5 ms before it says seeking; a seek of 1.2 s, and nobody waits for a stall', s => {
    s.begin(6).play(3).sample('waiting');
    s.time += 0.005;
    s.seek(60, 1.2, 4).play(4);
    s.also = { seekCount: 1 };
  }],
  'waiting-after-play': ['a player says waiting as playback is wanted again after a pause, and plays on at once', s => {
    s.begin(8).play(3).pause().stand(2).want().sample('waiting').sample('playing').play(4);
  }],
  'no-playing-after-a-stall': ['a stall that no event ends; timeupdate comes in it although nothing moved', s => {
    s.begin(3).play(3);
    s.stall(() => s.sample('waiting').stand(1).sample('timeupdate').stand(1).sample('timeupdate').stand(0.5).fill(4));
    s.play(4);
  }],
  'rate-zero': ['the engine holds playback by a rate of 0 for 3 s, and says nothing else', s => {
    s.begin(3).play(2.7);
    s.rate = 0;
    s.stall(() => s.sample('ratechange').stand(2).fill(4).stand(1));
    s.rate = 1;
    s.sample('ratechange').play(4);
  }],
  'rate-zero-briefly': ['the engine holds playback by a rate of 0 for 0.25 s with 0.4 s buffered: a stall, short as it is', s => {
    s.begin(3).play(2.6);
    s.rate = 0;
    s.stall(() => s.sample('ratechange').stand(0.25).fill(4));
    s.rate = 1;
    s.sample('ratechange').play(4);
  }],
  'scrub-storm': ['twelve seeks in three seconds: one seek, no stall', s => {
    s.begin(6).play(3);
    for (let i = 0; i < 12; i++) {
      s.seekTo(20 + 7 * (i % 5)).stand(0.25);
    }
    s.seek(50, 0.8, 4).play(4);
    s.also = { seekCount: 1 };
  }],
  'nudges': ['the engine nudges the playhead by 0.1 s in a stall, twice in vain; later it jumps a gap of 1.5 s', s => {
    s.begin(3).play(3);
    s.stall(() => {
      s.sample('waiting').stand(1);
      s.playhead += 0.1;
      s.sample().stand(1);
      s.playhead += 0.1;
      s.sample().stand(0.6).fill(4).sample('canplay').sample('playing');
    });
    s.play(3);
    s.playhead += 1.5;
    s.seeking = true;
    s.sample('seeking').sample('waiting').stand(0.1);
    s.seeking = false;
    s.fill(2).sample('seeked').sample('canplay').sample('playing').play(3);
  }],
  'tiny-stall-after-a-seek': ['0.3 s after a seek the little that had come is played: a stall of 0.4 s', s => {
    s.begin(6).play(3).seek(60, 0.8, 0.3).play(0.3);
    s.stall(() => s.sample('waiting').stand(0.4).fill(4).sample('canplay').sample('playing'));
    s.play(4);
  }],
  'startup-with-a-seek': ['the viewer seeks before anything has played: the startup is tainted, and nothing is a stall', s => {
    s.want().sample('waiting').sample('loadstart').stand(1).seek(30, 1.5, 4).play(4);
    s.also = { startupTainted: true };
  }],
  'stops-short': ['the playhead stops 0.3 s before the end, and ended never comes: not a stall', s => {
    s.begin(5);
    s.toEnd = true;
    s.play(4.7).stand(20);
    s.also = { state: 'ended' };
  }],
  'hidden': ['a hidden tab that plays: a sample a second, then one a minute, then it is looked at again', s => {
    s.begin(6).play(2, { filling: true });
    s.hidden = true;
    s.every = 1;
    s.sample().play(20, { filling: true });
    s.away(60, { playing: true }).away(60, { playing: true }).away(60, { playing: true });
    s.hidden = false;
    s.every = 0.1;
    s.play(3, { filling: true });
    s.also = { unobservedTime: 0, suspendedTime: 0 };
  }],
  'hidden-stall': ['a hidden tab with a sample a second: a stall of 4.5 s from the middle of one second to the end of another', s => {
    s.begin(7.5).play(2);
    s.hidden = true;
    s.every = 1;
    s.sample().play(5).unseen(() => s.play(0.5));
    s.stall(() => s.stand(0.5).stand(4).fill(6));
    s.play(4);
    s.hidden = false;
    s.every = 0.1;
    s.play(1);
  }],
  'blocked-autoplay': ['the browser refuses to start for 6 s, until the viewer presses play: a pause, and a short startup', s => {
    s.want().sample('loadstart').stand(0.3).pause().fill(4).sample('canplay').stand(6).want().stand(0.1).sample('playing').play(4);
    s.also = { startupTime: 0.4, startupTainted: true, idleTime: 6 };
  }],
  'sleep-and-wake': ['the machine sleeps for an hour while the monotonic clock runs, as on Windows: nothing accrues', s => {
    s.begin(8).play(3).away(3600, { playing: false }).play(4);
    s.also = { suspendedTime: 3600 };
  }],
  'clock-back': ['the clock steps back by half a second: four samples are refused and counted, and nothing is a stall', s => {
    s.begin(8).play(3);
    s.time -= 0.5;
    s.play(4);
    s.also = { inputFaults: 4 };
  }],
  'audio-switch': ['the buffer reads as 0 for a second, then cannot be read at all for another, while the playhead moves', s => {
    s.begin(8).play(3);
    const level = s.level;
    s.level = 0;
    s.play(1);
    s.level = null;
    s.play(1);
    s.level = level - 2;
    s.play(3);
    s.also = { stallCount: 0, microStallCount: 0 };
  }],
  'replay-after-the-end': ['the end, then the level drains to 0 for 5 s, then the viewer starts again: neither is a stall', s => {
    s.begin(4);
    s.toEnd = true;
    s.play(4);
    s.ended = true;
    s.paused = true;
    s.sample('pause').sample('ended').stand(5);
    s.ended = false;
    s.paused = false;
    s.toEnd = false;
    s.sample('play').seek(0, 0.4, 4).play(3);
    s.also = { endedTime: 5 };
  }],
};

const folder = new URL('cases/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, [what, tell]] of Object.entries(cases)) {
  const session = new Session();
  tell(session);
  writeFileSync(new URL(`${name}.jsonl`, folder), session.lines.map(line => `${JSON.stringify(line)}\n`).join(''));
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify({ what, stalls: session.stalls, freezes: session.freezes, also: session.also }, null, 2)}\n`);
}
console.log(`${Object.keys(cases).length} cases`);
