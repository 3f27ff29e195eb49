import { addressOf, shown } from './address.js';
import { count, duration, text } from './format.js';
import { fillRows, nameCell, cell } from './rows.js';

const minuteMs = 60_000;
const element = (id) => document.getElementById(id);

/** Shows the sessions that are stalled now. */
export function showStalled({ atMs, stalled, stalledSessions: all }) {
  const { dimension, value } = shown();
  const figure = { content: 'contentId', cdn: 'cdnId', player: 'player' }[dimension];
  const stalledSessions = figure ? all.filter((session) => (session[figure] ?? '') === value) : all;
  fillRows(element('stalled'), stalledSessions, (row) => {
    const link = row.insertCell().appendChild(document.createElement('a'));
    const [content, cdn, since] = [nameCell(row), nameCell(row), cell(row, 'right')];
    return (session) => {
      link.textContent = session.sessionId;
      link.title = session.sessionId;
      link.href = addressOf({ session: session.sessionId });
      content(session.contentId);
      cdn(session.cdnId);
      const ms = Math.max(0, atMs - session.sinceMs);
      since(ms < minuteMs ? `${Math.floor(ms / 1000)} s` : text(duration(ms)));
    };
  });
  element('stalled-empty').hidden = stalledSessions.length > 0;
  element('stalled-note').textContent = stalled > all.length ? `${figure ? `${stalledSessions.length} among the` : 'the'} longest ${all.length} of ${count(stalled)[0]}` : dimension === 'all' || figure ? '' : 'of all sessions';
}
