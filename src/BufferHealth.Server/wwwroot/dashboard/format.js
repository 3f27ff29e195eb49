const counts = new Intl.NumberFormat('en');
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const minute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** What stands for the unknown. */
export const unknown = '–';

/** @returns {[string, string]} A number and its unit; null is unknown. */
export const count = (value) => (value === null || value === undefined ? [unknown, ''] : [counts.format(Math.round(value)), '']);

/** A number in little room: `12.3k`, `1.23M`. */
export const short = (value) => (value >= 1e6 ? `${+(value / 1e6).toFixed(2)}M` : value >= 1000 ? `${+(value / 1000).toFixed(1)}k` : `${+value.toFixed(2)}`);

/** @returns {[string, string]} A number as a tile has room for it. */
export const tileCount = (value) => (value >= 100_000 ? [short(value), ''] : count(value));

/** @returns {[string, string]} A share of 0 to 1 in %. */
export function percent(share) {
  if (share === null || share === undefined) return [unknown, ''];
  const hundredths = share * 100;
  return [hundredths === 0 ? '0' : hundredths < 10 ? hundredths.toFixed(2) : hundredths.toFixed(1), '%'];
}

/** @returns {[string, string]} A duration in ms; in seconds below a minute, so that a column of them compares at a glance. */
export function duration(ms) {
  if (ms === null || ms === undefined) return [unknown, ''];
  if (ms === 0) return ['0', 's'];
  if (ms < 10) return ['< 0.01', 's'];
  if (ms < 60_000) return [(ms / 1000).toFixed(ms < 10_000 ? 2 : 1), 's'];
  if (ms < 3_600_000) return [`${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`, 'min'];
  return [`${Math.floor(ms / 3_600_000)}:${String(Math.floor(ms / 60_000) % 60).padStart(2, '0')}`, 'h'];
}

/** @returns {[string, string]} A level in ms, as seconds. */
export const level = (ms) => (ms === null || ms === undefined ? [unknown, ''] : [(ms / 1000).toFixed(1), 's']);

/** @returns {[string, string]} A number with one decimal. */
export const decimal = (value) => (value === null || value === undefined ? [unknown, ''] : [value.toFixed(1), '']);

/** @returns {[string, string]} A bitrate. */
export const bitrate = (kbps) => (kbps === null || kbps === undefined ? [unknown, ''] : kbps < 1000 ? [kbps.toFixed(0), 'kbit/s'] : [(kbps / 1000).toFixed(kbps < 100_000 ? 2 : 0), 'Mbit/s']);

/** @returns {[string, string]} A number of bytes. */
export const bytes = (value) => (value < 1000 ? [value.toFixed(0), 'B'] : value < 1e6 ? [(value / 1000).toFixed(0), 'kB'] : [(value / 1e6).toFixed(1), 'MB']);

/** Number and unit as one text. */
export const text = ([number, unit]) => (unit ? `${number} ${unit}` : number);

/** An instant of today, or another day's with its date. */
export function instant(ms, nowMs) {
  const at = new Date(ms);
  return Math.abs(nowMs - ms) < 43_200_000 || at.toDateString() === new Date(nowMs).toDateString() ? clock.format(at) : `${day.format(at)} ${minute.format(at)}`;
}

/** An instant on an axis of a range. */
export function tick(seconds, rangeSeconds) {
  const at = new Date(seconds * 1000);
  if (rangeSeconds < 600) return clock.format(at);
  return rangeSeconds > 172_800 ? day.format(at) : minute.format(at);
}

/** The zone of all times that are shown, this device's: `{ name: 'Europe/Berlin', short: 'CET' }`. */
export const zone = {
  name: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  short: new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' }).formatToParts().find((part) => part.type === 'timeZoneName').value,
};

/** An instant, to the second. */
export const time = (ms) => clock.format(new Date(ms));

/** What the page calls a dimension. */
export const dimensionName = (dimension) => (dimension === 'cdn' ? 'CDN' : dimension);
