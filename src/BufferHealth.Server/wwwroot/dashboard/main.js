import { announce } from './announce.js';
import { findToken, forgetToken, keepToken } from './access.js';
import { isMoving, onChange, rangeMs, show, shown } from './address.js';
import { follow, get } from './api.js';
import { showBreakdown, showDimensions, startBreakdown } from './breakdown.js';
import { createCharts } from './charts.js';
import { showCollector, showFault } from './collector.js';
import { dimensionName, time, zone } from './format.js';
import { startRanges } from './ranges.js';
import { refreshSession } from './session.js';
import { isBeingRead, refreshSessions, startSessions } from './sessions.js';
import { showStalled } from './stalled.js';
import { startTheme } from './theme.js';
import { showNow, showTotals } from './tiles.js';

const figuresEveryMs = 10_000;
const sessionsEveryMs = 5000;
const topValues = 20;

const element = (id) => document.getElementById(id);
let charts = null;
let stop = null;
let nowMs = null; // by the collector's clock, which is the only one that counts here
let figuresAtMs = 0;
let sessionsAtMs = 0;
let turn = 0;
let fault = null;

const range = () => rangeMs(nowMs ?? Date.now());

function open() {
  element('access').hidden = true;
  showView();
  charts ??= createCharts(element('charts'), (from, to) => show({ range: 'custom', from, to, offset: 0 }, { step: true }));
  showDimensions([]);
  stop?.();
  stop = follow(take, tell);
}

/** Asks for the token again. */
function close(reason) {
  stop?.();
  stop = null;
  forgetToken();
  for (const id of ['ranges', 'custom', 'figures', 'session', 'words', 'help']) element(id).hidden = true;
  element('access').hidden = false;
  element('access-error').textContent = reason;
  element('access-token').value = '';
  element('access-token').focus();
  live('waiting', 'no token');
}

function take(now) {
  nowMs = now.atMs;
  live('live', `live · ${time(now.atMs)}`);
  const isFiltered = shown().dimension !== 'all';
  showNow(now, isFiltered);
  if (fault && now.health.store.ready) showFault(fault);
  else showCollector(now);
  showStalled(now);
  if (shown().session !== null) {
    if (nowMs - sessionsAtMs >= sessionsEveryMs) refreshDetails();
    return;
  }
  if (nowMs - figuresAtMs >= figuresEveryMs && (isMoving() || figuresAtMs === 0)) refreshFigures();
  if (nowMs - sessionsAtMs >= sessionsEveryMs && (sessionsAtMs === 0 || !isBeingRead())) refreshDetails();
}

function tell(isLive, error) {
  if (isLive) return;
  if (error?.status === 401) return close(error.message);
  live('lost', nowMs === null ? 'not live' : `not live · ${time(nowMs)}`);
  if (error) showFault(error.message);
}

function live(value, text) {
  if (value === 'lost' || (value === 'live' && element('live').dataset.value === 'lost')) announce(value === 'lost' ? 'Not live: no figures come.' : 'Live again.');
  element('live').dataset.value = value;
  element('live-text').textContent = text;
  element('live').title = { live: 'Figures come once a second', lost: 'No figures since then; connecting again', waiting: '' }[value];
}

async function refreshFigures() {
  figuresAtMs = nowMs;
  const mine = ++turn;
  const { dimension, value, by } = shown();
  const only = dimension === 'all' ? {} : { dimension, value };
  try {
    const [series, totals, level, breakdown, dimensions] = await Promise.all([
      get('series', { ...range(), ...only }), get('breakdown', { ...range(), ...only, limit: 1 }), get('level', { ...range(), ...only }),
      get('breakdown', { ...range(), dimension: by, limit: topValues }), get('dimensions', range()),
    ]);
    if (mine !== turn) return;
    charts.show(series, level);
    showTotals(totals.values[0] ?? null, series.points.at(-1), dimension !== 'all');
    showDimensions(dimensions.dimensions);
    showBreakdown(breakdown);
    say(null);
  } catch (error) {
    if (mine === turn) say(error);
  }
}

async function refreshDetails() {
  sessionsAtMs = nowMs;
  try {
    if (shown().session === null) await refreshSessions(range(), nowMs);
    else await refreshSession();
  } catch (error) {
    say(error);
  }
}

/** Says why figures are missing, and marks those that stand there as old. */
function say(error) {
  if (error?.status === 401) return close(error.message);
  fault = error ? `The figures could not be read: ${error.message}` : null;
  element('figures').classList.toggle('stale', error !== null);
  if (fault) {
    showFault(fault);
    charts.fail();
  }
}

function showView() {
  const { session, dimension, value } = shown();
  element('figures').hidden = session !== null;
  element('ranges').hidden = session !== null;
  element('custom').hidden = session !== null || shown().range !== 'custom';
  element('session').hidden = session === null;
  for (const id of ['words', 'help']) element(id).hidden = false;
  element('filter').hidden = dimension === 'all';
  element('filter-dimension').textContent = dimensionName(dimension);
  element('filter-value').textContent = value || 'not told';
  document.title = session === null ? 'BufferHealth fleet' : `${session} · BufferHealth`;
}

onChange((before) => {
  if (stop === null) return;
  showView();
  const now = shown();
  if (nowMs === null) return;
  if (now.session !== before.session) {
    sessionsAtMs = 0;
    if (now.session !== null) {
      scrollTo(0, 0);
      element('session-title').focus();
    }
  }
  const isOther = (...names) => names.some((name) => now[name] !== before[name]);
  if (now.session === null && isOther('range', 'from', 'to', 'dimension', 'value', 'by', 'session')) refreshFigures();
  if (isOther('range', 'from', 'to', 'dimension', 'value', 'search', 'state', 'order', 'offset', 'session')) refreshDetails();
});

element('access').addEventListener('submit', (event) => {
  event.preventDefault();
  keepToken(element('access-token').value);
  element('access-error').textContent = '';
  open();
});
element('help').addEventListener('click', () => {
  element('words').open = true;
  element('words').querySelector('summary').focus();
  element('words').scrollIntoView();
});
element('zone').textContent = zone.short;
element('zone-name').textContent = zone.name;
element('skip').addEventListener('click', () => element('main').focus());
element('filter-clear').addEventListener('click', () => show({ dimension: 'all', value: '', offset: 0 }, { step: true }));
addEventListener('hashchange', () => {
  if (new URLSearchParams(location.hash.slice(1)).has('token') && findToken()) open();
});
startTheme(element('theme'));
startRanges(range);
startBreakdown(range);
startSessions(range);
if (findToken()) open();
else close('');
