/** What the stalls were found by: the fall of the level alone, or whether the playhead really advanced. */
export type Confidence = 'level' | 'playhead';

/**
 * What playback is doing; each state is also the bucket that its seconds are added to.
 *
 * - `idle`: nobody has asked for playback yet.
 * - `startup`: playback is wanted and has not advanced for the first time yet. Never a stall.
 * - `playing`: the playhead advances (or, by level alone, the level gives no sign that it does not).
 * - `stalled`: the viewer wants playback, it had begun, and it does not advance.
 * - `frozen`: the picture stands while the playhead advances, or playback stands with more than 0.5 s buffered.
 * - `seeking`: from a seek until playback advances again.
 * - `paused`: paused by the viewer or the page.
 * - `ended`: the media was played to its end.
 * - `suspended`: no sample for 30 s or more. Nothing accrues.
 * - `unobserved`: samples do not tell what the viewer saw, as in a hidden tab that was hardly ever asked, or, by level
 *   alone, after a fall of the level that no playback makes.
 */
export type PlaybackState =
  'idle' | 'startup' | 'playing' | 'stalled' | 'frozen' | 'seeking' | 'paused' | 'ended' | 'suspended' | 'unobserved';

/**
 * Why a stall began: `starved` (at most 0.1 s of playout left, or the level unknown), `held` (there was data to play and
 * the player waited all the same), `seekTail` (within 0.5 s of the end of a seek).
 */
export type StallCause = 'starved' | 'held' | 'seekTail';

/**
 * What is about to happen, by the level in seconds of playout (level / rate): `empty` 0.1 s or less; `critical` entered below
 * 0.5 s, left at 1 s; `low` entered below 2 s, left at 3 s; `healthy`. The limits shrink with a target level below 4 s.
 */
export type Health = 'empty' | 'critical' | 'low' | 'healthy';

/**
 * What ended a stall or a freeze: playback advanced again, the viewer paused, the playhead was moved, the media ended,
 * samples ceased for 30 s or more (`gap`), the playhead of a frozen picture stopped too (`stall`), it reached 300 s, so
 * that nobody waits any more (`cap`: nothing accrues until playback advances again), or the session was closed by
 * `reset`, `dispose`, a detach or another source (`close`).
 */
export type StallEnding = 'playing' | 'pause' | 'seek' | 'end' | 'gap' | 'stall' | 'cap' | 'close';

/**
 * What became of a sample. `notFinite`: a value or the time is NaN, infinite or of the wrong type; `negative`;
 * `tooLarge`: over 1e9 (playhead 1e10, rate 1e3, frames and dropped frames 1e15, quality 100); `timeWentBack`: the time lies before the last
 * sample's. These four are counted in `inputFaults` and change nothing else. `disposed`: the monitor was disposed of.
 */
export type UpdateStatus = 'accepted' | 'notFinite' | 'negative' | 'tooLarge' | 'timeWentBack' | 'disposed';

/** Options of a monitor. Each has a default; outside its range the constructor throws a `RangeError`. */
export interface MonitorOptions {
  /** Length of the sliding window of `avgBufferLevel` and `minBufferLevel`, seconds: 0.1 to 10 in steps of 0.1. Default 10. */
  windowSeconds?: number | undefined;
  /** Time between `report` events, seconds on the samples' clock: 0.1 to 3600. Default 1. */
  reportIntervalSeconds?: number | undefined;
  /** By level alone: under this level there may be a stall, seconds of playout: 0.01 to 5. Default 0.1. */
  stallThresholdSeconds?: number | undefined;
  /** Weight in `decayedBufferLevel` of a level that is 100 ms older: 0.01 to 0.99. Default 0.8. */
  decay?: number | undefined;
  /** Formula of `qoeScore`. Default `live`; `classic` is 100 x decayed level - min(2 x stall seconds, 50), within 0 to 100. */
  scoreModel?: 'live' | 'classic' | undefined;
}

/** What is known at one instant. A part that is left out, `undefined` or `null` is unknown, which is not 0 or `false`. */
export interface Sample {
  /** Contiguous media ahead of the playhead, seconds: 0 to 1e9. */
  level?: number | null | undefined;
  /** Position in the media, seconds: 0 to 1e10. */
  playhead?: number | null | undefined;
  /** Playback rate: 0 to 1000. 0 is an engine that holds playback back; the intent to play stays. */
  rate?: number | null | undefined;
  /** Whether the viewer or the page has paused. */
  paused?: boolean | null | undefined;
  /** Whether a seek is under way. */
  seeking?: boolean | null | undefined;
  /** Whether the media was played to its end. */
  ended?: boolean | null | undefined;
  /** Whether the picture cannot be seen, as in a background tab. */
  hidden?: boolean | null | undefined;
  /** Whether the media is buffered to its end. */
  atEnd?: boolean | null | undefined;
  /** Frames decoded since the start: 0 to 1e15. */
  frames?: number | null | undefined;
  /** Picture quality, 0 to 100; the level that the live score recovers to. Presumed 100 until told. */
  quality?: number | null | undefined;
  /** Seconds of media that the player aims at, 0 to 1e9: health is measured against it. Learned from the level where it is not told. */
  targetLevel?: number | null | undefined;
  /** Bit rate being played, kbit/s: 0 to 1e9. Taken by `buffer-health/full` alone. */
  bitrateKbps?: number | null | undefined;
  /** Frames dropped since the start: 0 to 1e15. Taken by `buffer-health/full` alone. */
  droppedFrames?: number | null | undefined;
  /** Name of the media event that the sample was taken at, such as `waiting`; left out for a sample taken by a timer. */
  event?: string | null | undefined;
}

/** The metrics as of the last sample. Times are seconds; unknown is `null`. An open stall counts up to the last sample. */
export interface Metrics {
  /** Version of the definitions behind these numbers. */
  definitions: number;
  /** What the stalls were found by; `null` before the first sample. */
  confidence: Confidence | null;
  /** What playback is doing. */
  state: PlaybackState;
  /** From the first sample to the last: the sum of the times in all states. */
  elapsedTime: number;
  /** From the wish to play to the first progress; `null` until then, and where the start was not watched. */
  startupTime: number | null;
  /** Whether a seek, a pause or a hidden tab fell into the startup. */
  startupTainted: boolean;
  /** Stalls so far, an open one included. */
  stallCount: number;
  /** Stops too short to be a stall. */
  microStallCount: number;
  /** Seconds stalled. */
  totalStallDuration: number;
  /** The longest stall so far, seconds; 0 where there was none. */
  longestStall: number;
  /** Freezes so far. Never among the stalls. */
  freezeCount: number;
  /** Seconds frozen. */
  freezeDuration: number;
  /** Seeks so far; those within 2 s of one another are one. */
  seekCount: number;
  /** Seconds from seeks until playback advanced again. */
  seekTime: number;
  /** Seconds played. */
  playingTime: number;
  /** Seconds paused. */
  pausedTime: number;
  /** Seconds in startup. */
  startingTime: number;
  /** Seconds before anybody asked for playback. */
  idleTime: number;
  /** Seconds after the media's end. */
  endedTime: number;
  /** Seconds without samples, as when the machine slept. */
  suspendedTime: number;
  /** Seconds of which samples do not tell what the viewer saw. */
  unobservedTime: number;
  /** The last known level, seconds. */
  bufferLevel: number | null;
  /** Mean level over the window, weighted by time, seconds. */
  avgBufferLevel: number | null;
  /** Mean level in which 100 ms of age cost a factor of `decay`, seconds. */
  decayedBufferLevel: number | null;
  /** Least level in the window, seconds. */
  minBufferLevel: number | null;
  /** Quality of experience now, 0 to 100. */
  qoeScore: number | null;
  /** Stalls less than 1 s apart counted as one. */
  episodeCount: number;
  /** The most that stalls can have taken: the stalls found and all that was not observed, seconds. */
  stallDurationMax: number;
  /** Whether a stall reached 300 s and was ended there. */
  stallCapped: boolean;
  /** Whether the player failed before playback had begun. */
  startFailed: boolean;
  /** Whether the session was closed while playback was wanted and had not begun. */
  exitBeforeStart: boolean;
  /** The rebuffer ratio under each definition. */
  rebufferRatio: RebufferRatios;
  /** The share of watching of which samples tell what the viewer saw, 0 to 1; `null` before any watching. */
  observedRatio: number | null;
  /** What is about to happen, by the level; `null` before the first level. */
  health: Health | null;
  /** Inputs that were refused. */
  inputFaults: number;
  /**
   * In `buffer-health/full`: seconds until the level is empty if media goes on to arrive as it did; `null` where it does not
   * drain, nothing is known, or no stall can come.
   */
  timeToEmpty?: number | null;
  /** In `buffer-health/full`: the chance of a stall within the next 4 s, 0 to 1; `null` where none can come or nothing is known. */
  stallRisk?: number | null;
  /** In `buffer-health/full`: bit rate being played, kbit/s. */
  bitrateKbps?: number | null;
  /** In `buffer-health/full`: mean bit rate, weighted by playing time, kbit/s. */
  meanBitrateKbps?: number | null;
  /** In `buffer-health/full`: changes to a higher bit rate. */
  switchesUp?: number;
  /** In `buffer-health/full`: changes to a lower bit rate. */
  switchesDown?: number;
  /** In `buffer-health/full`: frames dropped since the start. */
  droppedFrames?: number | null;
}

/**
 * The share of watching that was stalled, 0 to 1, under each definition by name, because nobody agrees on what to divide
 * by; `null` before any watching.
 */
export interface RebufferRatios {
  /** Stalled / (startup + playing + stalled + frozen + seeking): CTA-2066. */
  cta: number | null;
  /** (Stalled + frozen) / the same. */
  mux: number | null;
  /** Stalled / (startup + playing + stalled + seeking): Media3's PlaybackStats. */
  media3: number | null;
}

/** A stall. In `stallstart` and `stalllong` its duration and ending are still `null`. */
export interface StallEvent {
  /** When playback stopped, seconds on the samples' clock. Earlier than its detection. */
  start: number;
  /** Seconds; `null` while it is open. */
  duration: number | null;
  /** Why it began. */
  cause: StallCause;
  /** The level when playback stopped, seconds; `null` where unknown. */
  levelAtStart: number | null;
  /** What ended it; `null` while it is open. */
  endedBy: StallEnding | null;
  /** Which episode it belongs to, from 1: stalls less than 1 s apart are one to a viewer. */
  episode: number;
}

/** A freeze. In `freezestart` its duration and ending are still `null`. */
export interface FreezeEvent {
  /** When the picture or the playback stopped, seconds on the samples' clock. */
  start: number;
  /** Seconds; `null` while it is open. */
  duration: number | null;
  /** What ended it; `null` while it is open. */
  endedBy: StallEnding | null;
}

/** The first progress of playback. */
export interface StartupEvent {
  /** From the wish to play to the first progress, seconds; `null` where the start was not watched. */
  startupTime: number | null;
  /** Whether a seek, a pause or a hidden tab fell into it. */
  tainted: boolean;
}

/** A player that failed before playback had begun. */
export interface StartFailedEvent {
  /** When it said so, seconds on the samples' clock. */
  time: number;
}

/** A seek that is over: playback advances again, or was paused or ended. */
export interface SeekEndEvent {
  /** When it ended, seconds on the samples' clock. */
  time: number;
  /** Seconds from its first scrub. */
  duration: number;
  /** Seconds from its last scrub: what the viewer waited for the picture. */
  latency: number;
}

/** A change of the playback state. One that a single sample makes and undoes is not reported. */
export interface StateChangeEvent {
  /** The state before. */
  from: PlaybackState;
  /** The state now. */
  to: PlaybackState;
  /** When the state now began, seconds on the samples' clock. */
  time: number;
}

/** A change of health, or its first. */
export interface HealthEvent {
  /** The health now. */
  health: Health;
  /** When it was told, seconds on the samples' clock: half a second after the level went there, the first time at once. */
  time: number;
}

/** The risk of a stall has risen or is gone. */
export interface StallRiskEvent {
  /** Whether the risk has risen to 0.5; otherwise it has fallen below 0.25 again, or can no longer be told. */
  raised: boolean;
  /** The chance of a stall within the next 4 s, 0 to 1; `null` where none can come or nothing is known. */
  stallRisk: number | null;
  /** Seconds until the level is empty if media goes on to arrive as it did; `null` where it does not drain. */
  timeToEmpty: number | null;
  /** When, seconds on the samples' clock. */
  time: number;
}

/** What each event hands to its listeners: one object for all of them, not to be changed. */
export interface MonitorEvents {
  /** The player has failed before playback had begun. */
  startfailed: Readonly<StartFailedEvent>;
  /** Playback has advanced for the first time. */
  startup: Readonly<StartupEvent>;
  /** A freeze has begun. Every one is followed by its `freezeend`. */
  freezestart: Readonly<FreezeEvent>;
  /** A freeze has ended. */
  freezeend: Readonly<FreezeEvent>;
  /** A stall has begun. Every one is followed by its `stallend`. */
  stallstart: Readonly<StallEvent>;
  /** A stall has reached 30 s and goes on. */
  stalllong: Readonly<StallEvent>;
  /** A stall has ended. */
  stallend: Readonly<StallEvent>;
  /** A seek is over. */
  seekend: Readonly<SeekEndEvent>;
  /** The playback state has changed. */
  statechange: Readonly<StateChangeEvent>;
  /** The health has changed, or is known for the first time. */
  health: Readonly<HealthEvent>;
  /** In `buffer-health/full`: the risk of a stall has risen to 0.5, or has fallen below 0.25 again. */
  stallrisk: Readonly<StallRiskEvent>;
  /** The report interval has passed, or the attached element has been given another source. */
  report: Readonly<Metrics>;
}

/**
 * What a player knows beyond its media element. The entries `buffer-health/hls`, `/dash` and `/shaka` make one each; a
 * player of another kind needs no more than these few lines of its own.
 */
export interface PlayerAdapter {
  /**
   * Called at every sample with the element's facts already in it: sets what the player knows (`bitrateKbps`,
   * `targetLevel`, ...) or knows better (`level`), and leaves the rest alone. What it throws counts as a fault, and the
   * sample is taken with what was set before. Properties that a sample has not are ignored.
   */
  read(sample: Sample): void;
  /**
   * Called once, as the element is attached. The adapter may call `take` when the player reports something, such as
   * `'error'` for a failure that the element does not report: the element is sampled there and then, with that event.
   * Returns what removes the adapter's listeners; that is called once, as the element is detached.
   */
  listen?(take: (event: string) => void): () => void;
}

/** Options of `attach`. */
export interface AttachOptions {
  /** Time between samples, milliseconds: 10 to 10,000. Default 100. Anything else counts as a fault and becomes the default. */
  intervalMs?: number | undefined;
  /** What the player knows beyond the element; none by default. One that throws costs a fault a sample and nothing else. */
  player?: PlayerAdapter | null | undefined;
  /** Only the monitor of `buffer-health/report` reports to a collector. */
  reportTo?: undefined;
}
