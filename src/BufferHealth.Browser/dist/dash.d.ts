export type * from './player.js';
/**
 * What dash.js knows beyond its element: `monitor.attach(video, { player: fromDash(player) })`. Tried with dash.js 5.2.
 *
 * dash.js tells which representation it loads; the one that is shown is found by the height of the picture, its bit rate
 * with that of the sound added. The level stays the element's own; only where `buffered` cannot be read it is the lesser of
 * dash.js's two, which are up to a quarter of a second old.
 * @param {object} player the `MediaPlayer`, before or after it has a source. It is asked and listened to, never changed;
 *   what it lacks is unknown
 * @returns {import('./player.js').PlayerReader}
 */
export declare function fromDash(player: object): import('./player.js').PlayerReader;
