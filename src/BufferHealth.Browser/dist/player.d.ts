import type { PlayerAdapter, Sample } from './types.js';

/**
 * What the adapters of hls.js, dash.js and Shaka read of their player. The monitor takes the parts that a `Sample` has; the
 * others are for the page: `const facts = {}; adapter.read(facts)` at any time. What the player does not tell is left out.
 */
export interface PlayerFacts extends Sample {
  /** Bit rate of the rendition that is shown, picture and sound, kbit/s, as the manifest declares it. */
  bitrateKbps?: number | null | undefined;
  /** Seconds of media that the player loads ahead, or in live the latency that it aims at where that is less. */
  targetLevel?: number | null | undefined;
  /** Frames dropped since the start, as far as the player counts them. */
  droppedFrames?: number | null | undefined;
  /** Width of the rendition that is shown, pixels, as the manifest declares it. */
  width?: number | undefined;
  /** Height of the rendition that is shown, pixels, as the manifest declares it. */
  height?: number | undefined;
  /** Codecs of the rendition that is shown, such as `avc1.4d401e,mp4a.40.2`. */
  codecs?: string | undefined;
  /** How far behind the live edge or the wall clock of the stream playback is, seconds. Left out where nothing is live. */
  liveLatency?: number | undefined;
  /** Sound buffered ahead of the playhead, seconds. Left out where it is not buffered apart from the picture. */
  audioLevel?: number | undefined;
  /** Picture buffered ahead of the playhead, seconds. */
  videoLevel?: number | undefined;
}

/** An adapter of a player, for `attach(element, { player })`. It belongs to one player and one monitor at a time. */
export interface PlayerReader extends PlayerAdapter {
  /**
   * Adds what the player knows now. Never throws; the player is asked and nothing in it is changed.
   * @param facts written to; a part that the player does not tell stays as it is
   */
  read(facts: PlayerFacts): void;
  /**
   * Listens to the player's errors.
   * @param take is called with `'error'` when the player gives up
   * @returns removes the listener
   */
  listen(take: (event: string) => void): () => void;
}
