import type { PlayerAdapter } from './types.js';

/** Options of a session score. Outside their range the constructor throws a `RangeError`. */
export interface SessionScoreOptions {
  /** What the session is watched on. Default `screen`: a television, a monitor, a tablet, and where nothing is known; `uhd` is a display of 2160 lines or more. */
  device?: 'screen' | 'phone' | 'uhd' | undefined;
  /** The renditions that there are: a picture of which the bit rate or the height is told is completed from them. Default none. */
  ladder?: readonly Rung[] | undefined;
}

/** One rendition of a ladder. */
export interface Rung {
  /** Bit rate, kbit/s: over 0, to 1e9. */
  bitrateKbps: number;
  /** Height in pixels, 1 to 1e5. */
  height?: number | undefined;
  /** Mean VMAF, 0 to 100. */
  vmaf?: number | undefined;
}

/** What is known of a picture. A part that is left out, `undefined` or `null` is not told; sizes and rates of 0 are unknown, too. */
export interface Picture {
  /** Bit rate, kbit/s: 0 to 1e9. */
  bitrateKbps?: number | null | undefined;
  /** Width in pixels, 0 to 1e5. Taken to be 16/9 of the height where that alone is known. */
  width?: number | null | undefined;
  /** Height in pixels, 0 to 1e5. */
  height?: number | null | undefined;
  /** Frames a second, 0 to 1000. Unknown counts as 30. */
  framesPerSecond?: number | null | undefined;
  /** VMAF, 0 to 100: where it is known, the quality follows from it alone. */
  vmaf?: number | null | undefined;
  /** The page's own picture quality, 0 to 100; goes before everything else. */
  quality?: number | null | undefined;
  /** Codecs, such as `avc1.4d401e,mp4a.40.2`; those that are not known count as H.264. */
  codecs?: string | null | undefined;
}

/** A piece of media that was played with one picture. What it leaves out is unknown, not as before. */
export interface MediaChunk extends Picture {
  /** How long it played, seconds: 0 to 1e9. */
  seconds: number;
}

/** A session score and what took it down; all `null` while no media with a known picture was played. */
export interface SessionScoreReading {
  /** The score of the session so far, 0 to 100. */
  sessionScore: number | null;
  /** The estimated mean opinion score, 1 to 5: 1 + 4 x session score / 100. */
  mos: number | null;
  /** Mean picture quality by playing time, 0 to 100, before anything that interrupted. */
  pictureQuality: number | null;
  /** Points that add up to 100 - score. */
  scoreLoss: ScoreLoss | null;
}

/** What took a session score down, in points: `startup`, `stalls`, `lowQuality` and `starvedResolution` add up to 100 - score. */
export interface ScoreLoss {
  /** The wait for the first picture. */
  startup: number;
  /** All stalls, an open one included. */
  stalls: number;
  /** A picture below the best: too low a bit rate or too small for its codec and device. */
  lowQuality: number;
  /** A resolution with too few bits for its pixels. */
  starvedResolution: number;
  /** The longest stalls, eight at the most, in order of time. A part of `stalls`. */
  longestStalls: StallLoss[];
  /** Points of the stalls that are not listed; 0 where all are. */
  otherStalls: number;
  /** How many stalls are not listed. */
  otherStallCount: number;
}

/** What one stall took off a session score. */
export interface StallLoss {
  /** Seconds that had played before it. */
  mediaTime: number;
  /** Seconds. */
  duration: number;
  /** Points of the score. */
  points: number;
}

/** The part of a monitor that a session score listens to. */
export interface ScoredMonitor {
  on(event: any, listener: (payload: any) => void): () => void;
  snapshot(): { elapsedTime: number; playingTime: number; totalStallDuration: number } | null;
}

/** Tells of the picture: an adapter of a player, or a video element, whose size is read. */
export type PictureSource = PlayerAdapter | { readonly videoWidth: number; readonly videoHeight: number };
