import { announce } from './announce.js';
import { bytes, count, text, time } from './format.js';

const recentMs = 300_000;
const element = (id) => document.getElementById(id);

/** The line on how the collector does: quiet while it does well, so that nothing moves when it does not. */
export function showCollector({ atMs, health }) {
  const { taken, refused, dropped, limited, lastLossMs, waitingBytes, waitingBytesMost, store, journal } = health;
  const number = (value) => count(value)[0];
  const waiting = `${text(bytes(waitingBytes))} of ${text(bytes(waitingBytesMost))} waiting`;
  const losses = [[dropped, 'dropped'], [refused, 'refused']].filter(([many]) => many > 0).map(([many, what]) => `${number(many)} ${what}`).join(', ');
  const beyond = limited > 0 ? `${number(limited)} keys or values beyond a limit, ` : '';
  const broken = [['The store does not take results', store], ['The journal does not take reports', journal]].filter(([, part]) => !part.ready).map(([what, part]) => `${what}: ${part.reason}`);
  if (broken.length) say('bad', `${broken.join(' ')}${losses ? ` Reports ${losses} since start.` : ''}`);
  else if (lastLossMs !== null && atMs - lastLossMs < recentMs) say('warn', `Reports are being lost: ${losses} since start, the last at ${time(lastLossMs)}. Now ${waiting}.`);
  else say('good', `Collector well: ${number(taken)} reports taken, ${losses ? `${losses} since start` : 'none dropped or refused'}, ${beyond}${waiting}`);
}

/** Says why the figures are not there. */
export const showFault = (reason) => say('bad', reason);

function say(value, said) {
  if (value !== element('collector').dataset.value && (value !== 'good' || element('collector').dataset.value)) announce(said);
  element('collector').dataset.value = value;
  if (element('collector-text').textContent !== said) element('collector-text').textContent = said;
  element('collector').title = said;
}
