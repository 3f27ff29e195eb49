/** The tables and the document of a run. */
import { cpus } from 'node:os';
import { median, total, worst } from './compare.mjs';
import { version } from './browser.mjs';

const TITLES = {
  attach: 'BufferHealth, `attach`',
  level: 'BufferHealth, level alone',
  naive: '`waiting` to `playing`, as it is',
  events: '`waiting` to `playing`, seeks, pauses and end taken out',
  eyevinn: 'Eyevinn media-event-filter',
  shaka: 'Shaka getStats (its own sessions)',
  mux: 'mux-embed',
};

const ms = value => value === null ? '' : String(Math.round(value * 1000));
const seconds = value => value.toFixed(2);

/** How far a monitor is from the truth: wrong stalls first, then wrong seconds. */
const wrong = sum => sum.missed + sum.invented;

/** All monitors over the same sessions. */
export function table(results) {
  const rows = Object.keys(TITLES).map(name => {
    const sums = total(results.map(result => result.rivals[name]).filter(Boolean));
    return { name, sums };
  }).filter(row => row.sums.sessions > 0);
  return [
    '| monitor | sessions | true stalls | found | missed | invented | start off, ms: median, worst | end off, ms: median, worst | seconds: true, found | off, s, by session | freezes: true, found, invented |',
    '|---|---|---|---|---|---|---|---|---|---|---|',
    ...rows.map(({ name, sums: s }) => `| ${TITLES[name]} | ${s.sessions} | ${s.stalls} | ${s.found} | ${s.missed} | ${s.invented} | ${pair(s.starts)} | ${pair(s.ends)} | ${seconds(s.trueSeconds)}, ${seconds(s.foundSeconds)} | ${seconds(s.offSeconds)} | ${freezes(s)} |`),
  ].join('\n');
}

const pair = values => values.length === 0 ? '' : `${ms(median(values))}, ${ms(worst(values))}`;
const freezes = s => s.freezesFound === null || s.freezesFound === undefined ? `${s.freezes}, not told` : `${s.freezes}, ${s.freezesFound}, ${s.freezesInvented}`;

const MEASURES = {
  'wrong stalls (missed and invented)': s => wrong(s),
  'start, median': s => median(s.starts),
  'start, worst': s => worst(s.starts),
  'end, median': s => median(s.ends),
  'end, worst': s => worst(s.ends),
  'stalled seconds off': s => s.offSeconds,
};

/** Every measure by which another monitor is nearer to the truth than `attach`, over the sessions that it took part in. */
function behind(results) {
  const lines = [];
  for (const name of Object.keys(TITLES).filter(other => other !== 'attach' && other !== 'level')) {
    const shared = results.filter(result => result.rivals[name]);
    if (shared.length === 0) {
      continue;
    }
    const [theirs, ours] = [name, 'attach'].map(one => total(shared.map(result => result.rivals[one])));
    for (const [measure, of] of Object.entries(MEASURES)) {
      const [their, our] = [of(theirs), of(ours)];
      const stalls = measure.startsWith('wrong');
      if (their !== null && our !== null && our - their > (stalls ? 0 : 0.0005)) {
        const show = value => stalls ? String(value) : `${ms(value)} ms`;
        const share = theirs.found < ours.found ? `, of the ${theirs.found} that it found to our ${ours.found}` : '';
        lines.push(`- **${measure}**: ${TITLES[name]} ${show(their)}, \`attach\` ${show(our)}${share}.`);
      }
    }
  }
  return lines.length > 0 ? lines.join('\n') : 'By no measure of the table.';
}

/** One row a session and monitor; marked where another monitor is nearer to the truth than `attach`. */
function sessions(results) {
  const lines = [
    '| session | monitor | true | found | missed | invented | worst start, ms | worst end, ms | off, s | |',
    '|---|---|---|---|---|---|---|---|---|---|',
  ];
  for (const result of results) {
    const ours = result.rivals.attach;
    for (const [name, one] of Object.entries(result.rivals)) {
      lines.push(`| ${result.name}, ${result.player} | ${TITLES[name]} | ${one.stalls} | ${one.found} | ${one.missed} | ${one.invented} | ${ms(worst(one.starts))} | ${ms(worst(one.ends))} | ${seconds(one.offSeconds)} | ${name !== 'attach' && name !== 'level' && nearer(one, ours) ? '**nearer than `attach`**' : ''} |`);
    }
  }
  return lines.join('\n');
}

/** Nearer by a stall, or, at as many, by more than the truth's own tick in all. */
const nearer = (one, ours) => wrong(one) < wrong(ours) || (wrong(one) === wrong(ours) && ours.offSeconds - one.offSeconds > 0.02 * Math.max(1, ours.stalls));

export function document(results, browserVersion) {
  const scenarios = [...new Map(results.map(result => [result.name, result])).values()];
  const freezesSeen = results.reduce((sum, { rivals }) => sum + rivals.attach.freezes, 0);
  const late = Math.max(...results.map(result => result.lateTicks));
  return `# Fidelity

How near monitors come to what the viewer saw, side by side on the same playback. Made by

\`\`\`sh
dotnet build src/BufferHealth.Server && npm ci --prefix benchmarks/fidelity && node benchmarks/fidelity/run.mjs
\`\`\`

${results.length} sessions, all monitors on one element in each, one after the other, ${new Date().toISOString().slice(0, 10)}.

## All sessions

${table(results)}

Found, missed and invented count stalls. "Off" is the error of a session's stalled seconds, without its sign, added up.

## Where \`attach\` is not the nearest

${behind(results)}

Times below 20 ms lie within the truth's tick.

## Each session

${sessions(results)}

A row is marked where another monitor has fewer wrong stalls (missed or invented) than \`attach\`, or as many and total seconds nearer by more than the truth's tick a stall.

## What was tested

- Chromium ${browserVersion} on Linux, headless, ${cpus().length} cores; no other browser, and the sample stream of this repository alone (one minute, 144p to 360p, segments of 2 s).
- hls.js ${version('hls.js')}, dash.js ${version('dashjs')}, Shaka ${version('shaka-player')}; @eyevinn/media-event-filter ${version('@eyevinn/media-event-filter')}, mux-embed ${version('mux-embed')}, playwright-core ${version('playwright-core')}.
- The server shapes the link. ${scenarios.map(({ name, what, link }) => `*${name}*: ${what} (kbit/s from second: ${link.map(([at, kbps]) => `${at}: ${kbps}`).join(', ')})`).join('. ')}.
- ${freezesSeen === 0 ? 'No freeze came about in this run, so it says nothing of freezes but that none was invented where the table shows 0.' : `${freezesSeen} freezes came about by themselves; no scenario forces one.`}
- No low-latency live, no hidden tab and no sleep in this run. The first two are recorded in \`vectors/traces\`, each with what was seen; sleep is in \`vectors/cases\`, made by hand.

## How the truth is taken

The page notes \`currentTime\`, the frame count, rate, buffered seconds, and whether paused, seeking or ended, every 20 ms; \`truth.mjs\` works the truth out afterwards, in node, sharing no code with any monitor. A stop is a playhead that is wanted, had begun and stands for more than two ticks and 60 ms, outside seeks (which last until the playhead moves), pauses and the end. With more than 0.5 s buffered as it begins it is a freeze if it lasts 0.5 s, and nothing if not; otherwise it is a stall. In the worst session ${(late * 100).toFixed(1)} % of the ticks came more than 60 ms after the one before; the truth is no finer than its ticks.

A finding belongs to the true stall that it overlaps most (or comes within 0.3 s of). One that belongs to none is invented, unless it lies on a true freeze or, being no longer than 0.6 s, on a stop too short to be a stall here: what those are is a matter of definition, so they count neither way.

## How each monitor is read

- BufferHealth: \`stallend\`, \`freezeend\`. By level alone it gets ten levels a second and the end, and knows nothing of seeks and pauses.
- The browser's events, twice: as they come once playback began, and with what happens in seeks, pauses and at the end taken out by hand.
- media-event-filter: \`buffering\` to \`buffered\`.
- Shaka: what its \`stateHistory\` calls \`buffering\` after the first \`playing\`. Only where Shaka plays.
- mux-embed: \`rebufferstart\` to \`rebufferend\` in its reports, times as reported. It runs offline: its reports are caught on loopback (\`beaconCollectionDomain\`) and go nowhere. It leaves out what is shorter than 0.25 s by default.
`;
}
