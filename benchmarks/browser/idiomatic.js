/**
 * The level-only half of the monitor as one would write it in JavaScript by hand: one class, milliseconds, Math.exp.
 * What is unknown is NaN inside: fields that were sometimes null took V8 half as long again.
 * It stands beside ours in the benchmark, and run.mjs refuses to measure unless both give the same metrics.
 */
const slotMs = 100;
const slots = 100;
const recoveryMs = 4000;
const memoryMs = 60_000;

export class IdiomaticMonitor {
  constructor({ windowSeconds = 10, reportIntervalSeconds = 1, stallThresholdSeconds = 0.1, decay = 0.8 } = {}) {
    this.windowSlots = Math.round(windowSeconds * 10);
    this.reportMs = reportIntervalSeconds * 1000;
    this.threshold = stallThresholdSeconds;
    this.decay = decay;
    this.listeners = new Map();

    this.state = 'idle';
    this.startTime = NaN;
    this.lastTime = 0;
    this.since = 0;
    this.nextReport = 0;
    this.spent = {
      idle: 0, startup: 0, playing: 0, stalled: 0, seeking: 0, paused: 0, ended: 0, suspended: 0, unobserved: 0,
    };
    this.level = NaN;
    this.inputFaults = 0;

    this.wantsPause = false;
    this.hasEnded = false;
    this.begun = false;
    this.watched = false;
    this.tainted = false;
    this.reached = false;
    this.fellLast = false;
    this.fallEnd = 0;
    this.levelTime = 0;
    this.levelBefore = NaN;
    this.riseMiddle = NaN;

    this.startupMs = 0;
    this.stallCount = 0;
    this.stallStart = 0;
    this.longestStall = 0;
    this.seekCount = 0;
    this.lastSeek = 0;

    this.quality = 100;
    this.memory = 0;
    this.scoreTime = 0;

    this.means = new Float32Array(slots);
    this.minima = new Float32Array(slots);
    this.clearWindow();
  }

  /** Adds a listener and returns its removal. */
  on(event, listener) {
    if (!this.listeners.has(event)) {
      this.listeners.set(event, new Set());
    }
    this.listeners.get(event).add(listener);
    return () => this.listeners.get(event).delete(listener);
  }

  updateBufferLevel(level, now = performance.now() / 1000) {
    const fault = faultOf(now) ?? faultOf(level);
    if (fault) {
      this.inputFaults++;
      return fault;
    }
    return this.take(now * 1000, level, false);
  }

  play(now = performance.now() / 1000) {
    return this.tell(now, { paused: false, ended: false });
  }

  pause(now = performance.now() / 1000) {
    return this.tell(now, { paused: true });
  }

  seek(now = performance.now() / 1000) {
    return this.tell(now, { ended: false, sought: true });
  }

  end(now = performance.now() / 1000) {
    return this.tell(now, { ended: true });
  }

  tell(now, { paused, ended, sought = false }) {
    const fault = faultOf(now);
    if (fault) {
      this.inputFaults++;
      return fault;
    }
    return this.take(now * 1000, NaN, sought, paused, ended);
  }

  take(time, level, sought, paused, ended) {
    if (Number.isNaN(this.startTime)) {
      this.startTime = this.lastTime = this.since = this.scoreTime = time;
      this.nextReport = time + this.reportMs;
    } else if (time < this.lastTime) {
      this.inputFaults++;
      return 'timeWentBack';
    }
    const before = this.lastTime;
    this.lastTime = time;
    if (time - before >= 30_000) {
      this.suspend(before);
      this.clearWindow();
    }
    if (paused !== undefined) {
      this.wantsPause = paused;
    }
    if (ended !== undefined) {
      this.hasEnded = ended;
    }
    if (!Number.isNaN(level)) {
      this.level = level;
    }
    this.follow(time, level, sought, paused !== undefined);
    if (time >= this.nextReport) {
      this.nextReport += (Math.floor((time - this.nextReport) / this.reportMs) + 1) * this.reportMs;
      this.emit('report');
    }
    this.addToWindow(time, Number.isNaN(level) ? this.windowLevel : level);
    return 'accepted';
  }

  follow(time, level, sought, told) {
    if (this.held(time, sought)) {
      this.anchor(time, level);
      return;
    }
    this.want(time, told);
    if (Number.isNaN(level)) {
      return;
    }
    if (Number.isNaN(this.levelBefore)) {
      this.reached ||= level >= this.threshold;
      this.anchor(time, level);
      return;
    }
    const elapsed = time - this.levelTime;
    const seconds = elapsed / 1000;
    const drop = this.levelBefore - level;
    const falls = drop > 0.25 * seconds && drop <= 4 * seconds + 0.02;
    const jumps = drop > 4 * seconds + 0.5;
    if (elapsed < 20 && !jumps && Math.abs(drop) <= 4 * seconds + 0.02) {
      return; // too near to tell a fall from a level that stands
    }
    const fell = Math.min(drop * 1000, elapsed);
    if (falls && this.state === 'playing') {
      this.fellAt(this.levelTime + fell);
    } else {
      const inWhole = fell >= 0.75 * elapsed && !Number.isNaN(this.riseMiddle);
      this.judge(time, level, falls, jumps, inWhole ? this.riseMiddle : time - fell);
    }
    const rises = -drop > 0.05;
    this.anchor(time, level);
    this.riseMiddle = rises ? time - elapsed / 2 : NaN;
  }

  judge(time, level, falls, jumps, fallStart) {
    const under = level < this.threshold;
    if (jumps && this.begun) {
      this.leave('unobserved', time);
      return;
    }
    switch (this.state) {
      case 'startup':
        this.reached ||= !under;
        if (falls && this.reached) {
          this.resume(fallStart);
          this.fellAt(time);
        } else if (this.reached && under && !jumps) {
          this.resume(this.levelTime);
          this.beginStall(time);
        }
        break;
      case 'playing':
        if (under) {
          this.beginStall(time);
        }
        break;
      case 'unobserved':
        if (!under) {
          this.change('playing', time);
        }
        break;
      case 'stalled':
      case 'seeking':
        if (falls && !under) {
          this.resume(fallStart);
          this.fellAt(time);
        }
        break;
    }
  }

  held(time, sought) {
    if (this.hasEnded) {
      if (this.state !== 'ended') {
        this.leave('ended', time);
      }
      return true;
    }
    if (sought) {
      if (this.begun) {
        this.beginSeek(time);
        return true;
      }
      this.tainted = true;
    }
    if (!this.wantsPause) {
      return false;
    }
    this.tainted ||= this.state === 'startup';
    const held = this.begun ? 'paused' : 'idle';
    if (this.state !== held) {
      this.leave(held, time);
    }
    return true;
  }

  want(time, told) {
    switch (this.state) {
      case 'startup':
        if (told && !this.watched) {
          this.change('idle', time);
          this.spent.idle += this.spent.startup;
          this.spent.startup = 0;
          this.change('startup', time);
          this.watched = true;
        }
        break;
      case 'idle':
        this.change('startup', time);
        this.watched ||= told;
        break;
      case 'paused':
      case 'ended':
      case 'suspended':
        this.change(this.begun ? 'playing' : 'startup', time);
        this.fellAt(time);
        break;
    }
  }

  suspend(before) {
    if (this.state === 'paused' || this.state === 'ended' || this.state === 'idle') {
      return;
    }
    this.tainted ||= this.state === 'startup';
    this.leave('suspended', before);
    this.levelBefore = NaN;
  }

  beginSeek(time) {
    if (this.state !== 'seeking') {
      this.leave('seeking', time);
      if (this.seekCount === 0 || time - this.lastSeek > 2000) {
        this.seekCount++;
      }
    }
    this.lastSeek = time;
  }

  beginStall(time) {
    this.change('stalled', this.fellLast ? this.fallEnd : time);
    this.stallCount++;
    this.stallStart = this.since;
    this.emit('stallstart');
  }

  resume(at) {
    at = this.instant(at);
    if (this.state === 'startup') {
      this.startupMs = this.spent.startup + at - this.since;
      this.begun = true;
      this.emit('startup');
    } else if (this.state === 'seeking') {
      this.lastSeek = at;
    }
    this.leave('playing', at);
  }

  leave(state, at) {
    if (this.state === 'stalled') {
      this.longestStall = Math.max(this.longestStall, this.instant(at) - this.stallStart);
      this.emit('stallend');
    }
    this.change(state, at);
  }

  change(state, at) {
    if (state === this.state) {
      return;
    }
    at = this.instant(at);
    this.advanceScore(at);
    this.spent[this.state] += at - this.since;
    this.state = state;
    this.since = at;
    this.fellLast = false;
    this.emit('statechange');
  }

  instant(at) {
    return Math.min(Math.max(at, this.since), this.lastTime);
  }

  fellAt(time) {
    this.fellLast = true;
    this.fallEnd = time;
  }

  anchor(time, level) {
    if (!Number.isNaN(level)) {
      this.levelTime = time;
      this.levelBefore = level;
      this.riseMiddle = NaN;
    }
  }

  scoreAt(time) {
    const elapsed = time - this.scoreTime;
    const kept = Math.exp(-elapsed / memoryMs);
    if (this.state === 'stalled') {
      return { quality: Math.max(0, this.quality - 0.015 * elapsed), memory: 60 + (this.memory - 60) * kept };
    }
    const recovered = this.state === 'playing' ? Math.exp(-elapsed / recoveryMs) : 1;
    return { quality: 100 + (this.quality - 100) * recovered, memory: this.memory * kept };
  }

  advanceScore(time) {
    if (time > this.scoreTime) {
      Object.assign(this, this.scoreAt(time));
      this.scoreTime = time;
    }
  }

  clearWindow() {
    this.windowTime = NaN;
    this.windowLevel = NaN;
    this.slotStart = 0;
    this.openArea = 0;
    this.openMs = 0;
    this.openMinimum = 0;
    this.decayedSum = 0;
    this.decayedWeight = 0;
    this.closed = 0;
    this.next = 0;
  }

  addToWindow(time, level) {
    if (Number.isNaN(this.windowTime)) {
      this.windowTime = this.slotStart = time;
    }
    while (time >= this.slotStart + slotMs) {
      this.hold(this.slotStart + slotMs);
      this.closeSlot();
    }
    this.hold(time);
    this.windowLevel = level;
  }

  hold(until) {
    const held = until - this.windowTime;
    this.windowTime = until;
    if (Number.isNaN(this.windowLevel) || held <= 0) {
      return;
    }
    this.openMinimum = this.openMs > 0 ? Math.min(this.openMinimum, this.windowLevel) : this.windowLevel;
    this.openArea += this.windowLevel * held;
    this.openMs += held;
  }

  closeSlot() {
    this.decayedSum = this.decayedSum * this.decay + this.openArea;
    this.decayedWeight = this.decayedWeight * this.decay + this.openMs;
    this.means[this.next] = this.openMs > 0 ? this.openArea / this.openMs : NaN;
    this.minima[this.next] = this.openMinimum;
    this.next = (this.next + 1) % slots;
    this.closed = Math.min(this.closed + 1, slots);
    this.slotStart += slotMs;
    this.openArea = this.openMs = this.openMinimum = 0;
  }

  emit(event) {
    const listeners = this.listeners.get(event);
    if (listeners?.size) {
      const metrics = this.snapshot();
      for (const listener of listeners) {
        listener(metrics);
      }
    }
  }

  snapshot() {
    const spent = { ...this.spent };
    spent[this.state] += this.lastTime - this.since;
    const { quality, memory } = this.scoreAt(this.lastTime);
    const stalledFor = this.state === 'stalled' ? this.lastTime - this.stallStart : 0;
    return {
      confidence: Number.isNaN(this.startTime) ? null : 'level',
      state: this.state,
      elapsedTime: Number.isNaN(this.startTime) ? 0 : (this.lastTime - this.startTime) / 1000,
      startupTime: this.begun && this.watched ? this.startupMs / 1000 : null,
      startupTainted: this.tainted,
      stallCount: this.stallCount,
      totalStallDuration: spent.stalled / 1000,
      longestStall: Math.max(this.longestStall, stalledFor) / 1000,
      seekCount: this.seekCount,
      seekTime: spent.seeking / 1000,
      playingTime: spent.playing / 1000,
      pausedTime: spent.paused / 1000,
      startingTime: spent.startup / 1000,
      idleTime: spent.idle / 1000,
      endedTime: spent.ended / 1000,
      suspendedTime: spent.suspended / 1000,
      unobservedTime: spent.unobserved / 1000,
      bufferLevel: known(this.level),
      ...this.window(),
      qoeScore: Math.min(Math.max(quality - memory, 0), 100),
      inputFaults: this.inputFaults,
    };
  }

  getMetrics() {
    return JSON.stringify(this.snapshot());
  }

  window() {
    if (Number.isNaN(this.windowTime) || (this.closed === 0 && Number.isNaN(this.windowLevel))) {
      return { avgBufferLevel: null, decayedBufferLevel: null, minBufferLevel: null };
    }
    const elapsed = (this.windowTime - this.slotStart) / slotMs;
    let sum = this.openArea / slotMs;
    let weight = this.openMs / slotMs;
    let least = Math.min(this.openMs > 0 ? this.openMinimum : Infinity, known(this.windowLevel) ?? Infinity);
    for (let age = 1; age <= Math.min(this.closed, this.windowSlots); age++) {
      const slot = (this.next - age + slots) % slots;
      const mean = this.means[slot];
      if (!Number.isNaN(mean)) {
        const share = age === this.windowSlots ? 1 - elapsed : 1;
        sum += mean * share;
        weight += share;
        least = Math.min(least, this.minima[slot]);
      }
    }
    const keep = 1 - (1 - this.decay) * elapsed;
    const decayedWeight = this.decayedWeight * keep + this.openMs;
    return {
      avgBufferLevel: weight > 0 ? sum / weight : known(this.windowLevel),
      decayedBufferLevel: decayedWeight > 0 ? (this.decayedSum * keep + this.openArea) / decayedWeight : known(this.windowLevel),
      minBufferLevel: Number.isFinite(least) ? least : null,
    };
  }
}

/** NaN, which is unknown inside, is null outside. */
function known(value) {
  return Number.isNaN(value) ? null : value;
}

function faultOf(value) {
  if (!Number.isFinite(value)) {
    return 'notFinite';
  }
  if (value < 0) {
    return 'negative';
  }
  return value > 1e9 ? 'tooLarge' : undefined;
}
