/** What the page shows, as it stands in the address's fragment: it can be shared, and the collector's log does not get it. */
export const usual = { range: '1h', from: null, to: null, dimension: 'all', value: '', by: 'content', search: '', state: 'all', order: 'newest', offset: 0, session: null };

const spans = { '15m': 900_000, '1h': 3_600_000, '6h': 21_600_000, '24h': 86_400_000, '7d': 604_800_000 };
const listeners = [];
let current = read();

/** What is shown now. */
export const shown = () => current;

/** Calls back after every change, with what was shown before. */
export const onChange = (listener) => listeners.push(listener);

/** The address of a change. */
export function addressOf(change) {
  const fragment = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...current, ...change })) {
    if (value !== usual[name] && value !== null) fragment.set(name, value);
  }
  return `#${fragment}`;
}

/** Shows something else. Only what opens another view is a step of the history. */
export function show(change, { step = false } = {}) {
  const address = addressOf(change);
  if (step) history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  apply();
}

/** The range in ms since 1970. */
export function rangeMs(nowMs) {
  return current.range === 'custom' ? { from: current.from, to: current.to } : { from: nowMs - spans[current.range], to: nowMs };
}

/** Whether the range moves with time. */
export const isMoving = () => current.range !== 'custom';

addEventListener('popstate', apply);

function apply() {
  const before = current;
  current = read();
  for (const listener of listeners) listener(before);
}

function read() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const found = { ...usual };
  for (const name of Object.keys(usual)) {
    if (fragment.has(name)) found[name] = fragment.get(name);
  }
  found.offset = Math.max(0, Math.floor(Number(found.offset)) || 0);
  [found.from, found.to] = [Number(found.from) || null, Number(found.to) || null];
  if (found.range === 'custom' ? !(found.from < found.to) : !Object.hasOwn(spans, found.range)) found.range = usual.range;
  if (!['all', 'open', 'closed'].includes(found.state)) found.state = usual.state;
  if (!['newest', 'stallTime', 'startup', 'score'].includes(found.order)) found.order = usual.order;
  return found;
}
