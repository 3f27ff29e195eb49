/**
 * Compares monitors with the truth, side by side on the same playback in Chromium, and writes docs/fidelity.md.
 *
 *   node benchmarks/fidelity/run.mjs [SCENARIO...] [--players=hls,shaka] [--no-doc]
 *
 * With names of scenarios (benchmarks/fidelity/scenarios.json) only these, and the doc is left alone. All of them take
 * about eight minutes. Needs: npm ci here, the server built (dotnet build src/BufferHealth.Server), Chromium.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { here, openPage, root, shape, startBrowser, startServer } from './browser.mjs';
import { collectorOf, withCollector } from './collector-report.mjs';
import { compare } from './compare.mjs';
import { document, table } from './report.mjs';
import { truthOf } from './truth.mjs';

/** A host that is never reached: requests to it are answered here. */
const MUX_DOMAIN = 'localhost';

const names = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
const players = /--players=(\S+)/.exec(process.argv.join(' '))?.[1].split(',');
const all = JSON.parse(readFileSync(join(here, 'scenarios.json'), 'utf8'));
const unknown = names.filter(name => !all.some(scenario => scenario.name === name));
if (unknown.length > 0) {
  console.error(`there is no scenario ${unknown.join(', ')}; there are ${all.map(scenario => scenario.name).join(', ')}`);
  process.exit(2);
}
const whole = names.length === 0 && !players && !process.argv.includes('--no-doc');
const sessions = all.filter(scenario => names.length === 0 || names.includes(scenario.name))
  .flatMap(scenario => scenario.players.filter(player => !players || players.includes(player)).map(player => ({ ...scenario, player })));
const seconds = sessions.reduce((sum, session) => sum + session.seconds + 2, 0);
console.log(`${sessions.length} sessions in Chromium, one after the other, about ${Math.ceil(seconds / 60)} minutes; ${whole ? 'writes docs/fidelity.md' : 'docs/fidelity.md is left alone'}`);

const server = await startServer();
const browser = await startBrowser();
const results = [];
const raw = [];
for (const [index, session] of sessions.entries()) {
  const label = `${session.name}-${session.player}`;
  const { page, errors, close } = await openPage(browser, server.address);
  const reports = [];
  await page.route(`http://${MUX_DOMAIN}/**`, route => {
    reports.push(...(JSON.parse(route.request().postData() ?? '{}').events ?? []));
    return route.fulfill({ status: 200, headers: { 'access-control-allow-origin': '*' } });
  });
  const link = await shape(server.address, label, session.link);
  link.go();
  const played = await page.evaluate(async setup => (await import('/fidelity/session.js')).play(setup),
    { scenario: session, media: `${server.address}/media/${label}`, muxDomain: MUX_DOMAIN });
  link.stop();
  await close();
  const { findings, wallSeconds } = played;
  findings.mux = { stalls: fromReports(reports, wallSeconds) };
  const truth = truthOf(played.truth, played.duration);
  raw.push({ label, findings, truth, log: played.truth });
  if (truth.begun === null) {
    console.log(`${label}: never played; not counted ${[...errors, ...played.errors].join('; ')}`);
    continue;
  }
  const slow = played.truth.slice(1).filter((at, i) => at.time - played.truth[i].time > 0.06).length;
  results.push({
    ...session,
    lateTicks: slow / played.truth.length,
    rivals: Object.fromEntries(Object.entries(findings).map(([name, found]) => [name, compare(truth, found)])),
  });
  const found = Object.entries(findings).map(([name, { stalls }]) => `${name} ${stalls.length}`).join(', ');
  console.log(`${index + 1}/${sessions.length} ${label}: ${truth.stalls.length} stalls, ${truth.freezes.length} freezes; ${found}${errors.length ? `; errors: ${errors.join('; ')}` : ''}`);
}
const browserVersion = browser.version();
await browser.close();
server.stop();

mkdirSync(join(root, 'artifacts'), { recursive: true });
writeFileSync(join(root, 'artifacts', 'fidelity.json'), JSON.stringify(raw));
console.log(`\n${table(results)}\n`);
if (whole) {
  const doc = join(root, 'docs', 'fidelity.md');
  writeFileSync(doc, withCollector(document(results, browserVersion), collectorOf(readFileSync(doc, 'utf8'))));
}
process.exit(0);

/** mux-embed reports the start and the end of each rebuffering with the viewer's wall clock, in ms. */
function fromReports(reports, wallSeconds) {
  const stalls = [];
  let open = null;
  for (const { e: event, uti } of reports) {
    const time = uti / 1000 - wallSeconds;
    if (event === 'rebufferstart') {
      open = time;
    } else if (open !== null && (event === 'rebufferend' || event === 'viewend')) {
      stalls.push({ start: open, end: time });
      open = null;
    }
  }
  return stalls;
}
