import { count, decimal, duration, level, percent, text, tileCount } from './format.js';

const stalledIsBad = 0.02;

/** Sets a tile; `whole` is the number where the tile has no room for it. */
function set(name, [number, unit], { isBad = false, whole = '' } = {}) {
  const tile = document.getElementById(`tile-${name}`);
  const output = tile.querySelector('output');
  output.textContent = number;
  output.title = whole;
  tile.querySelector('small').textContent = unit;
  tile.dataset.value = isBad ? 'bad' : '';
}

function help(name, said) {
  const line = document.querySelector(`#tile-${name} .help`);
  if (line.textContent !== said) line.textContent = said;
}

/** What viewers see now; with a filter the viewers come with the totals. */
export function showNow(now, isFiltered) {
  if (!isFiltered) set('viewers', tileCount(now.viewers), { whole: text(count(now.viewers)) });
  help('viewers', isFiltered ? 'open at the end of the newest minute' : 'sessions open and not over');
  help('stalled', isFiltered ? 'of all sessions, share of those playing or stalled' : 'share of those playing or stalled');
  const [number] = tileCount(now.stalled);
  set('stalled', [number, now.stalledShare === null ? '' : text(percent(now.stalledShare))], { isBad: now.stalledShare > stalledIsBad, whole: text(count(now.stalled)) });
}

/** The range's totals: a value of `/api/v1/breakdown`, or null; and what the newest minute has when there is a filter. */
export function showTotals(totals, newest, isFiltered) {
  if (isFiltered) set('viewers', tileCount(newest?.viewers), { whole: text(count(newest?.viewers)) });
  set('ratio', percent(totals?.stallRatio));
  set('startup', duration(totals?.startupP50Ms));
  set('score', decimal(totals?.scoreMedian));
  set('level', level(totals?.levelP50Ms));
  document.getElementById('tile-level-low').textContent = text(level(totals?.levelP10Ms));
}
