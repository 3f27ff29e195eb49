/** The collector's part of docs/fidelity.md. */
import { cpus } from 'node:os';
import { median, worst } from './compare.mjs';

const HEADING = '## What the collector makes of it';
const PLAYERS = { hls: 'hls.js', dash: 'dash.js', shaka: 'Shaka' };
const MODES = { event: 'event mode', query: 'request mode, query', headers: 'request mode, headers' };

/** @param {string} document @returns {string} its part about the collector; empty where there is none */
export const collectorOf = document => document.includes(HEADING) ? document.slice(document.indexOf(HEADING)) : '';

/** @param {string} document @param {string} part @returns {string} the document with another part about the collector */
export const withCollector = (document, part) => {
  const rest = document.includes(HEADING) ? document.slice(0, document.indexOf(HEADING)) : document;
  return `${rest.trimEnd()}\n${part ? `\n${part.trimEnd()}\n` : ''}`;
};

/** As many as there were, or more where there were stops that are too brief, or too well buffered, to be settled: whether those are stalls is a matter of definition. */
const isCount = ({ stalls, brief }, part) => part.stallCount >= stalls && part.stallCount <= stalls + brief;

/** Likewise, within 5 %. */
const isTime = ({ seconds, briefSeconds }, part) => part.stallMs / 1000 >= 0.95 * seconds && part.stallMs / 1000 <= 1.05 * seconds + briefSeconds;

/** A row: what one way of reporting told of some sessions. */
function row(title, results, of) {
  const pairs = results.map(result => ({ truth: result.truth, part: of(result) }));
  const telling = pairs.filter(({ part }) => part && part.stallCount !== null);
  const sum = (list, value) => list.reduce((all, one) => all + value(one), 0);
  const ms = value => value === null ? 'not told' : String(Math.round(value));
  const startups = pairs.filter(({ part }) => part && part.startupMs !== null).map(({ truth, part }) => Math.abs(part.startupMs - truth.startup * 1000));
  const off = sum(telling, ({ truth, part }) => Math.abs((part.stallMs ?? 0) / 1000 - truth.seconds));
  return `| ${title} | ${pairs.length} | ${sum(pairs, ({ truth }) => truth.stalls)} | ${telling.length} | ${telling.length === 0 ? '' : sum(telling, ({ part }) => part.stallCount)} | ${
    telling.length === 0 ? '' : telling.filter(({ truth, part }) => isCount(truth, part)).length} | ${
    telling.length === 0 ? '' : `${sum(telling, ({ truth }) => truth.seconds).toFixed(2)}, ${sum(telling, ({ part }) => (part.stallMs ?? 0) / 1000).toFixed(2)}`} | ${
    telling.length === 0 ? '' : off.toFixed(2)} | ${startups.length === 0 ? 'not told' : `${startups.length}: ${ms(median(startups))}, ${ms(worst(startups))}`} |`;
}

/** One row for each player and mode, and one for our client. */
export function collectorTable(results) {
  const rows = [row('our client', results, result => result.own)];
  for (const mode of Object.keys(MODES)) {
    for (const player of Object.keys(PLAYERS)) {
      const some = results.filter(result => result.mode === mode && result.player === player);
      if (some.length > 0) {
        rows.push(row(`${PLAYERS[player]}, ${MODES[mode]}`, some, result => result.sent));
      }
    }
  }
  return [
    '| reported by | sessions | true stalls | sessions that tell stalls | stalls told | count right in | seconds in those: true, told | off, s, by session | startup told in, off, ms: median, worst |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** The sessions of event mode in which the collector's count or time is not the truth's. */
function differences(results) {
  const lines = results.filter(({ mode, truth, sent }) => mode === 'event' && sent && !(isCount(truth, sent) && isTime(truth, sent)))
    .map(({ name, player, truth, sent }) => `| ${name}, ${PLAYERS[player]} | ${truth.stalls}, ${truth.seconds.toFixed(2)} | ${truth.brief}, ${truth.briefSeconds.toFixed(2)} | ${sent.stallCount}, ${(sent.stallMs / 1000).toFixed(2)} |`);
  return lines.length === 0 ? 'None.' : ['| session | true stalls, seconds | brief stops and freezes, seconds | told |', '|---|---|---|---|', ...lines].join('\n');
}

/** @param {any[]} results @param {number[]} loads of the machine, after each session @param {number} disturbed sessions that are not among the results */
export function collectorPart(results, loads, disturbed, browserVersion) {
  const exact = results.filter(({ own, monitor }) => own && own.stallCount === monitor.stallCount && own.stallMs === monitor.stallMs).length;
  const late = Math.max(...results.map(({ lateTicks }) => lateTicks));
  return `${HEADING}

The same scenarios on the demo's page, whose player and whose monitor report to the collector beside it; its answers (\`/api/v1/sessions/{sid}\`) 3 s after the page was left. Made by

\`\`\`sh
dotnet build src/BufferHealth.Server && npm ci --prefix benchmarks/fidelity && node benchmarks/fidelity/collector.mjs ${[...new Set(results.map(({ name }) => name))].join(' ')} --doc
\`\`\`

${results.length} sessions, ${new Date().toISOString().slice(0, 10)}, Chromium ${browserVersion}, three pages at once on ${cpus().length} shared cores at a load of ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}; in the worst session ${(late * 100).toFixed(1)} % of the truth's ticks came more than 60 ms after the one before.${disturbed > 0 ? ` ${disturbed} sessions are not counted: the machine stood still in them, in more than 2 % of the ticks, three times.` : ''}

${collectorTable(results)}

Totals are compared, not stalls one by one: a row of the collector has no more. A count is right when it is the true one, or more by no more than there were stops that are a matter of definition: shorter than 0.1 s, or with half a second buffered. Unknown is not 0: sessions that tell no stalls at all have no count, and are in no sum. Startup is from the element's first \`play\` to the first movement of the playhead.

Our client's count and time were the page's monitor's, to the ms, in ${exact} of ${results.length} sessions.

Sessions of event mode whose count is not right, or whose time is off by more than 5 % and such stops:

${differences(results)}

### What each cannot know

- **Event mode** tells each change of state with its time, so that stalls have a begin and an end. It does not tell that the viewer left: no player says \`q\`. What happened after the last report, 10 s before at most here, is unknown: a stall in which the viewer leaves is counted, its time only as far as reports came. What a player takes for rebuffering is the player's own matter: freezes, stops too short for our truth, waits that it makes by itself.
- **Request mode** says what was when something was asked for: no time stamps, no states, and so neither time played nor a stall ratio. dash.js tells the length of each stall (\`bsd\`) with a later request: a session without one cannot be told from one that has had none until then, and a stall after which nothing is asked for is never told. hls.js and Shaka send no \`bsd\`, so their stalls are unknown: \`bs\` comes with several requests for one stall and after seeks, and is never counted as one. Query and headers carry the same keys. hls.js tells no startup; dash.js one that is too short; Shaka's is right.
- **Our client** tells totals, so that what arrived last is exact as of then, whatever was lost before. What happens after the last report that arrived is unknown to it, too: at most 10 s, if the browser dies.
- Startups: dash.js counts from when the page gave it the stream, which is before the page makes the element play, and Shaka's first \`r\` can come before that as well. That is their definition, and the busier the machine the more it is off from ours; counted from there dash.js's is within 0.2 s (\`PlaybackTests\`).
`;
}
