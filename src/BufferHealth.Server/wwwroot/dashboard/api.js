import { authorization } from './access.js';

const silentMs = 5000;
const longestWaitMs = 10_000;

/** The collector's answer was none: `status` is that of HTTP, 0 where there was no answer; the message is its reason. */
export class Refused extends Error {
  constructor(status, reason) {
    super(reason);
    this.status = status;
  }
}

/** Asks the collector; parameters that are null or undefined are left out. */
export async function get(path, parameters = {}) {
  return (await ask(path, parameters)).json();
}

/** Saves an answer as a CSV file. */
export async function save(path, parameters, name) {
  const blob = await (await ask(path, { ...parameters, format: 'csv' })).blob();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/**
 * Follows what viewers see now, and connects again for ever.
 *
 * @param {(now: object) => void} take Gets the figures, once a second.
 * @param {(isLive: boolean, error: Refused|null) => void} tell Gets told when the connection lives and when it is lost.
 * @returns {() => void} Ends it.
 */
export function follow(take, tell) {
  const end = new AbortController();
  (async () => {
    let waitMs = 1000;
    while (!end.signal.aborted) {
      try {
        await listen(end.signal, (event) => {
          waitMs = 1000;
          tell(true, null);
          if (event.type === 'now') take(JSON.parse(event.data));
        });
        tell(false, null);
      } catch (error) {
        if (end.signal.aborted) return;
        tell(false, error instanceof Refused ? error : null);
        if (error.status === 401) return;
      }
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    }
  })();
  return () => end.abort();
}

async function listen(signal, take) {
  const silence = new AbortController();
  let watch = setTimeout(() => silence.abort(), silentMs);
  try {
    const answer = await ask('now/stream', {}, AbortSignal.any([signal, silence.signal]));
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    while (true) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(watch);
      watch = setTimeout(() => silence.abort(), silentMs);
      const events = (rest + value).split('\n\n');
      rest = events.pop();
      for (const event of events) take(parse(event));
    }
  } finally {
    clearTimeout(watch);
  }
}

function parse(event) {
  const field = (name) => event.split('\n').filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2)).join('\n');
  return { type: field('event'), data: field('data') };
}

async function ask(path, parameters, signal) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined));
  let answer;
  try {
    answer = await fetch(`/api/v1/${path}${query.size ? `?${query}` : ''}`, { headers: authorization(), signal, cache: 'no-store' });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Refused(0, 'The collector does not answer.');
  }
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => null);
  throw new Refused(answer.status, problem?.detail ?? `The collector answered ${answer.status}.`);
}
