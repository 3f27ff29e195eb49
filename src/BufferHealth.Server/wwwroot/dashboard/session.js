import { addressOf, shown } from './address.js';
import { get } from './api.js';
import { bitrate, count, decimal, duration, instant, level, text, time, unknown } from './format.js';
import { cell, fillRows } from './rows.js';
import { TimelineChart } from './timeline-chart.js';

const element = (id) => document.getElementById(id);
const clockOff = (ms) => (ms < 1000 ? [ms.toFixed(0), 'ms'] : duration(ms));
let chart = null;
let newest = 0;

/** Asks for the session of the address and shows it; a fault is shown in its place. */
export async function refreshSession() {
  const turn = ++newest;
  const name = shown().session;
  element('back').href = addressOf({ session: null });
  element('session-title').textContent = name;
  try {
    const answer = await get(`sessions/${encodeURIComponent(name)}`);
    if (turn !== newest || shown().session !== name) return;
    element('session-error').hidden = true;
    element('session-body').hidden = false;
    showSession(answer);
  } catch (error) {
    if (error.status === 401) throw error;
    if (turn !== newest) return;
    element('session-error').textContent = error.message;
    element('session-error').hidden = false;
    element('session-body').hidden = true;
    element('session-state').textContent = '';
  }
}

function showSession(session) {
  const { parts, atMs, open } = session;
  const last = parts.at(-1);
  const badge = element('session-state');
  const doing = open ? last.state : last?.ending === 'timedOut' ? 'timed out' : last?.ending ?? 'unknown';
  badge.dataset.value = open ? doing : 'closed';
  badge.textContent = `${open ? '' : 'closed: '}${doing}${parts.length > 1 ? `, came back ${parts.length - 1}×` : ''}`;
  const sum = (name) => (parts.some((part) => part[name] !== null) ? parts.reduce((all, part) => all + (part[name] ?? 0), 0) : null);
  fill(element('facts'), [
    ['Content', last?.contentId ?? 'not told', true], ['Player', last?.player ?? 'not told', true], ['CDN', last?.cdnId ?? 'not told', true],
    ['Began', parts[0] ? instant(parts[0].startMs, atMs) : unknown], [open ? 'Newest report' : 'Ended', last ? instant(last.endMs, atMs) : unknown], ['Startup', text(duration(parts[0]?.startupMs))],
    ['Stalls', text(count(sum('stallCount')))], ['Stalled', text(duration(sum('stallMs')))], ['Played', text(duration(sum('playingMs')))],
    ['Score', text(decimal(last?.score))], ['Mean level', text(level(last?.meanLevelMs))], ['Mean bitrate', text(bitrate(last?.meanBitrateKbps))],
  ]);
  fill(element('reports'), [
    ['Taken', text(count(sum('reports')))], ['Duplicates, not counted twice', text(count(sum('duplicates')))], ['Late, after their time was settled', text(count(sum('late')))],
    ['Custom keys refused', text(count(sum('refused')))], ['Errors', text(count(sum('errors')))], ['Frames dropped', text(count(last?.droppedFrames))],
    ['Paused', text(duration(sum('pausedMs')))], ['Seeking', text(duration(sum('seekingMs')))],
    ['Stalls are from', { counters: "the player's own totals", events: 'its events', requests: 'its requests', none: 'nothing: unknown' }[last?.stallSource] ?? unknown],
    ["The player's clock", last?.clockBehindMs === null || !last ? unknown : `${text(clockOff(Math.abs(last.clockBehindMs)))} ${last.clockBehindMs < 0 ? 'ahead' : 'behind'}`],
    ...Object.entries(last?.custom ?? {}),
  ]);
  chart ??= new TimelineChart(element('timeline'), element('timeline-legend'), (said) => { element('timeline-now').textContent = said; });
  chart.show(session);
  showEvents(session);
}

function showEvents({ stalls, errors, open, atMs, parts }) {
  const lastPart = parts.at(-1)?.part;
  const events = [
    ...stalls.map((stall) => ({ kind: 'stall', atMs: stall.startMs, length: stall.endMs === null ? (open && stall.part === lastPart ? atMs - stall.startMs : null) : stall.endMs - stall.startMs, isOpen: stall.endMs === null, what: stall.cause ?? 'cause not told' })),
    ...errors.map((error) => ({ kind: 'error', atMs: error.atMs, length: null, what: error.codes })),
  ].sort((left, right) => left.atMs - right.atMs);
  fillRows(element('events'), events, (row) => {
    const [at, kind, length, what] = [cell(row), cell(row), cell(row, 'right'), cell(row)];
    return (event) => {
      row.className = event.kind;
      at(time(event.atMs));
      kind(event.kind === 'stall' ? 'Stall' : 'Error');
      length(event.kind === 'error' ? '' : event.isOpen && event.length === null ? 'to the end' : `${text(duration(event.length))}${event.isOpen ? '…' : ''}`);
      what(event.what);
    };
  });
  element('events-empty').hidden = events.length > 0;
}

/** Fills a list of names and texts. */
function fill(list, pairs) {
  while (list.children.length > pairs.length) list.lastChild.remove();
  pairs.forEach(([name, said, isText], place) => {
    const pair = list.children[place] ?? list.appendChild(document.createElement('div'));
    if (!pair.firstChild) pair.append(document.createElement('dt'), document.createElement('dd'));
    pair.firstChild.textContent = name;
    pair.lastChild.textContent = said;
    pair.lastChild.title = said;
    pair.lastChild.className = isText ? 'text' : '';
  });
}
