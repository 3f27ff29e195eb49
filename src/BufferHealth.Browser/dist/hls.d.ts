export type * from './player.js';
/**
 * What hls.js knows beyond its element: `monitor.attach(video, { player: fromHls(hls) })`. Tried with hls.js 1.7.
 *
 * The rendition is that of the segment at the playhead. The level stays the element's own; only where `buffered` cannot
 * be read it is the lesser of hls.js's two.
 * @param {object} hls the `Hls` instance, before or after it has a source. It is asked and listened to, never changed; what
 *   it lacks is unknown
 * @returns {import('./player.js').PlayerReader}
 */
export declare function fromHls(hls: object): import('./player.js').PlayerReader;
