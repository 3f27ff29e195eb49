import { show, shown } from './address.js';
import { save } from './api.js';
import { count, decimal, dimensionName, duration, percent, text } from './format.js';
import { cell, fillRows } from './rows.js';

const element = (id) => document.getElementById(id);
const first = ['content', 'player', 'cdn'];

/** Starts the table by content, player, CDN or custom key. */
export function startBreakdown(range) {
  element('breakdown-csv').addEventListener('click', () => save('breakdown', { ...range(), dimension: shown().by, limit: 1000 }, `breakdown-${shown().by}.csv`).catch(() => {}));
}

/** Shows the dimensions that there are, the usual ones always. */
export function showDimensions(dimensions) {
  const names = [...first, ...dimensions.filter((name) => name !== 'all' && !first.includes(name))];
  const host = element('dimensions');
  if ([...host.children].map((button) => button.dataset.dimension).join('\n') !== names.join('\n')) {
    host.replaceChildren(...names.map((name) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset.dimension = name;
      button.textContent = dimensionName(name);
      button.title = name;
      button.addEventListener('click', () => show({ by: name }));
      return button;
    }));
  }
  for (const button of host.children) button.setAttribute('aria-pressed', String(button.dataset.dimension === shown().by));
}

/** Shows an answer of `/api/v1/breakdown`. */
export function showBreakdown({ values }) {
  const { by, dimension, value } = shown();
  const most = Math.max(0.01, ...values.map((one) => one.stallRatio ?? 0));
  fillRows(element('breakdown'), values, (row) => {
    const button = row.insertCell().appendChild(document.createElement('button'));
    button.type = 'button';
    button.className = 'value-link';
    const viewers = cell(row, 'right');
    const meter = row.insertCell();
    meter.className = 'ratio';
    const inner = meter.appendChild(document.createElement('div'));
    inner.className = 'meter';
    const ratio = inner.appendChild(document.createElement('b'));
    const bar = inner.appendChild(document.createElement('span')).appendChild(document.createElement('i'));
    const [hourly, startup, score] = [cell(row, 'right wide'), cell(row, 'right'), cell(row, 'right')];
    return (one) => {
      const isChosen = shown().dimension === shown().by && one.value === shown().value;
      button.textContent = one.value || 'not told';
      button.title = one.value || 'not told';
      button.setAttribute('aria-pressed', String(isChosen));
      button.onclick = () => show(isChosen ? { dimension: 'all', value: '', offset: 0 } : { dimension: shown().by, value: one.value, offset: 0 }, { step: true });
      viewers(text(count(one.viewers)));
      ratio.textContent = text(percent(one.stallRatio));
      bar.style.transform = `scaleX(${(one.stallRatio ?? 0) / most})`;
      hourly(text(decimal(one.stallsPerHour)));
      startup(text(duration(one.startupP50Ms)));
      score(text(decimal(one.scoreMedian)));
    };
  });
  element('breakdown-empty').hidden = values.length > 0;
  element('breakdown-note').textContent = dimension === 'all'
    ? 'Viewers are those of the busiest minute. Choose a value to filter everything by it.'
    : by === dimension
      ? `Filtered by ${dimensionName(dimension)}: choose another value, or the same one to show all.`
      : 'This table is of all sessions: minutes are kept by one dimension at a time.';
}
