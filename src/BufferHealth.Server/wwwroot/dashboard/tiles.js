import { count, decimal, duration, level, percent, text } from './format.js';

const stalledIsBad = 0.02;

/** Sets a tile. */
function set(name, [number, unit], isBad = false) {
  const tile = document.getElementById(`tile-${name}`);
  tile.querySelector('output').textContent = number;
  tile.querySelector('small').textContent = unit;
  tile.dataset.value = isBad ? 'bad' : '';
}

function help(name, said) {
  const line = document.querySelector(`#tile-${name} .help`);
  if (line.textContent !== said) line.textContent = said;
}

/** What viewers see now; with a filter the viewers come with the totals. */
export function showNow(now, isFiltered) {
  if (!isFiltered) set('viewers', count(now.viewers));
  help('viewers', isFiltered ? 'open at the end of the newest minute' : 'sessions open and not over');
  help('stalled', isFiltered ? 'of all sessions, share of those playing or stalled' : 'share of those playing or stalled');
  const [number] = count(now.stalled);
  set('stalled', [number, now.stalledShare === null ? '' : text(percent(now.stalledShare))], now.stalledShare > stalledIsBad);
}

/** The range's totals: a value of `/api/v1/breakdown`, or null; and what the newest minute has when there is a filter. */
export function showTotals(totals, newest, isFiltered) {
  if (isFiltered) set('viewers', count(newest?.viewers));
  set('ratio', percent(totals?.stallRatio));
  set('startup', duration(totals?.startupP50Ms));
  set('score', decimal(totals?.scoreMedian));
  set('level', level(totals?.levelP50Ms));
  document.getElementById('tile-level-low').textContent = text(level(totals?.levelP10Ms));
}
