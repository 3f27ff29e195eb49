import { addressOf, show, shown } from './address.js';
import { get, save } from './api.js';
import { count, decimal, duration, instant, text } from './format.js';
import { cell, fillRows, nameCell } from './rows.js';

const element = (id) => document.getElementById(id);
const pageSize = 25;
const typingMs = 300;
let newest = 0;

/** Starts the list of sessions. */
export function startSessions(range) {
  let typing;
  const search = () => {
    clearTimeout(typing);
    show({ search: element('search').value, offset: 0 });
  };
  element('search').addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(search, typingMs);
  });
  element('search-form').addEventListener('submit', (event) => {
    event.preventDefault();
    search();
  });
  for (const button of element('states').children) button.addEventListener('click', () => show({ state: button.dataset.state, offset: 0 }));
  element('order').addEventListener('change', () => show({ order: element('order').value, offset: 0 }));
  element('previous').addEventListener('click', () => show({ offset: Math.max(0, shown().offset - pageSize) }));
  element('next').addEventListener('click', () => show({ offset: shown().offset + pageSize }));
  element('sessions').addEventListener('click', (event) => {
    if (!event.target.closest('a')) event.target.closest('tr')?.querySelector('a').click();
  });
  element('sessions-csv').addEventListener('click', () => save('sessions', { ...query(range()), offset: 0, limit: 1000 }, 'sessions.csv').catch(() => {}));
}

/** Whether somebody is at the list, so that it should stay as it is. */
export const isBeingRead = () => element('sessions').contains(document.activeElement) || element('sessions').matches(':hover') || shown().offset > 0;

/** Asks for the sessions of a range and shows them. */
export async function refreshSessions(range, nowMs) {
  const turn = ++newest;
  const answer = await get('sessions', query(range)).catch((error) => {
    if (turn === newest && element('sessions').rows.length === 0) element('sessions-empty').textContent = 'Could not be read.';
    throw error;
  });
  if (turn !== newest) return;
  const { dimension, offset, state, order, search } = shown();
  for (const button of element('states').children) button.setAttribute('aria-pressed', String(button.dataset.state === state));
  element('order').value = order;
  if (document.activeElement !== element('search')) element('search').value = search;
  fillRows(element('sessions'), answer.sessions, (row) => {
    const badge = row.insertCell().appendChild(document.createElement('span'));
    badge.className = 'badge';
    const link = row.insertCell().appendChild(document.createElement('a'));
    const [content, player, cdn] = [nameCell(row), nameCell(row, 'wide'), nameCell(row, 'wide')];
    const [began, startup, stalls, stalled, score] = ['right wide', 'right wide', 'right wide', 'right', 'right'].map((name) => cell(row, name));
    return (session) => {
      const doing = session.ending === null ? session.state ?? 'open' : session.ending === 'timedOut' ? 'timed out' : session.ending;
      badge.dataset.value = session.ending === null ? doing : 'closed';
      badge.textContent = doing;
      badge.title = session.ending === null ? `open: ${doing}` : `closed: ${doing}`;
      badge.setAttribute('aria-label', badge.title);
      link.textContent = session.sessionId;
      link.title = session.sessionId;
      link.href = addressOf({ session: session.sessionId });
      content(session.contentId);
      player(session.player);
      cdn(session.cdnId);
      began(instant(session.startMs, nowMs));
      startup(text(duration(session.startupMs)));
      stalls(text(count(session.stallCount)));
      stalled(text(duration(session.stallMs)));
      score(text(decimal(session.score)));
    };
  });
  element('sessions-empty').hidden = answer.sessions.length > 0;
  element('sessions-empty').textContent = search ? `No session or content of this range holds “${search}”.` : offset > 0 ? 'No more sessions.' : dimension !== 'all' || state !== 'all' ? 'No such session in this range.' : `No session in this range. Point a player's CMCD reports at ${location.origin}/cmcd/ and your write key: it shows here within 2 seconds.`;
  element('page').textContent = answer.sessions.length ? `${offset + 1} to ${offset + answer.sessions.length}` : '';
  element('previous').disabled = offset === 0;
  element('next').disabled = !answer.more;
}

function query(range) {
  const { dimension, value, search, state, order, offset } = shown();
  return { ...range, ...(dimension === 'all' ? {} : { dimension, value }), search, state, order, offset, limit: pageSize };
}
