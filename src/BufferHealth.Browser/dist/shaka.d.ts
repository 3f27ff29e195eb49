export type * from './player.js';
/**
 * What Shaka knows beyond its element: `monitor.attach(video, { player: fromShaka(player) })`. Tried with Shaka 5.2.
 *
 * Shaka tells which variant it loads; the one that is shown is found by the height of the picture. The level stays the
 * element's own; only where `buffered` cannot be read it is the lesser of Shaka's two. Nothing is asked of `getStats`, which
 * keeps its own books at every call; what it has of frames the element tells, too.
 * @param {object} player the `shaka.Player`, before or after it has a source. It is asked and listened to, never changed;
 *   what it lacks is unknown
 * @returns {import('./player.js').PlayerReader}
 */
export declare function fromShaka(player: object): import('./player.js').PlayerReader;
