export type * from './scores.js';
export type UpdateStatus = import('./types.js').UpdateStatus;
/**
 * The score of a whole session, 0 to 100, and what took it down. Nothing to load and nothing to await: also where a page
 * forbids WebAssembly. It watches a monitor (`attach`, and `reader` for the picture), or is told what was played (`chunk`,
 * `stall`, `startup`).
 */
export declare class SessionScore {
    #private;
    /**
     * @param {import('./scores.js').SessionScoreOptions} [options]
     * @throws {RangeError} where the device or a rung lies outside its range
     */
    constructor({ device, ladder }?: import('./scores.js').SessionScoreOptions);
    /**
     * Follows a monitor from now on: its startup, its stalls, its playing time. A session that the monitor begins anew begins
     * anew here. The picture comes from `reader` or `picture`. Another `attach` detaches the monitor before.
     * @param {import('./scores.js').ScoredMonitor} monitor
     * @returns {() => void} detaches; the score can still be read
     */
    attach(monitor: import('./scores.js').ScoredMonitor): () => void;
    /**
     * Reads the picture for `monitor.attach(video, { player: score.reader(fromHls(hls)) })`, and gives its quality to the live
     * score as well, unless the sample has one.
     * @param {import('./scores.js').PictureSource} [source] an adapter of a player; or a video element, whose size is read
     *   (with a `ladder` that is enough); by default what the sample has
     * @returns {import('./types.js').PlayerAdapter}
     */
    reader(source?: import('./scores.js').PictureSource): import('./types.js').PlayerAdapter;
    /**
     * Tells of the picture from now on; what is left out stays as it was, VMAF as long as bit rate and size do.
     * @param {import('./scores.js').Picture} picture
     * @returns {UpdateStatus} what became of it
     */
    picture(picture: import('./scores.js').Picture): UpdateStatus;
    /**
     * Takes a piece of media that was played: for sessions without a monitor.
     * @param {import('./scores.js').MediaChunk} chunk
     * @returns {UpdateStatus} what became of it
     */
    chunk(chunk: import('./scores.js').MediaChunk): UpdateStatus;
    /**
     * Takes a stall after what was played so far: for sessions without a monitor.
     * @param {number} seconds 0 to 1e9; 0 is none
     * @returns {UpdateStatus} what became of it
     */
    stall(seconds: number): UpdateStatus;
    /**
     * Tells the time from the wish to play to the first picture; told again, it counts anew.
     * @param {number} seconds 0 to 1e9
     * @returns {UpdateStatus} what became of it
     */
    startup(seconds: number): UpdateStatus;
    /**
     * The score as of the monitor's last sample, or of what was told. Asking changes nothing.
     * @returns {import('./scores.js').SessionScoreReading} an object of the caller's own
     */
    read(): import('./scores.js').SessionScoreReading;
}
