/**
 * Compares what the collector makes of players' CMCD, and of our own client's reports, with the truth, and writes its part of docs/fidelity.md.
 *
 *   node benchmarks/fidelity/collector.mjs [SCENARIO...] [--players=hls,shaka] [--modes=event,query,headers] [--doc]
 *
 * The demo's own page plays; event mode, query and headers are three pages at once, each with a link of its own. All scenarios take about
 * eight minutes. The doc is written after all of them, or with --doc. Needs what run.mjs needs.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { here, root, serve, shape, startBrowser, startServer } from './browser.mjs';
import { collectorPart, collectorTable, withCollector } from './collector-report.mjs';
import { truthOf } from './truth.mjs';

/** More of the truth's ticks that come late make a session one of the machine, not of the player: it is played again. */
const LATE_SHARE = 0.02;
const ATTEMPTS = 3;

const option = (name, fallback) => new RegExp(`--${name}=(\\S+)`).exec(process.argv.join(' '))?.[1].split(',') ?? fallback;
const names = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
const players = option('players', ['hls', 'dash', 'shaka']);
const modes = option('modes', ['event', 'query', 'headers']);
const all = JSON.parse(readFileSync(join(here, 'scenarios.json'), 'utf8'));
const unknown = names.filter(name => !all.some(scenario => scenario.name === name));
if (unknown.length > 0) {
  console.error(`there is no scenario ${unknown.join(', ')}; there are ${all.map(scenario => scenario.name).join(', ')}`);
  process.exit(2);
}
const sessions = all.filter(scenario => names.length === 0 || names.includes(scenario.name))
  .flatMap(scenario => scenario.players.filter(player => players.includes(player)).map(player => ({ ...scenario, player })));
const minutes = Math.ceil(sessions.reduce((sum, { seconds }) => sum + seconds + 6, 0) / 60);
console.log(`${sessions.length} sessions by ${modes.join(', ')}, about ${minutes} minutes`);

const server = await startServer();
const browser = await startBrowser();
const results = [];
const loads = [];
let disturbed = 0;
for (const session of sessions) {
  let told;
  for (let attempt = 1; attempt === 1 || (attempt <= ATTEMPTS && told.some(isDisturbed)); attempt++) {
    told = await Promise.all(modes.map(mode => one(session, mode).catch(error => ({ ...session, mode, error: String(error) }))));
  }
  loads.push(loadavg()[0]);
  for (const result of told) {
    const { mode, truth, own, sent } = result;
    const stalls = part => part ? `${part.stallCount} of ${part.stallMs} ms, startup ${part.startupMs}` : 'nothing';
    console.log(`${session.name}, ${session.player}, ${mode}: ${result.error ? `not counted: ${result.error}` : isDisturbed(result) ? `not counted: ${(result.lateTicks * 100).toFixed(1)} % of the truth came late`
      : `true ${truth.stalls} of ${Math.round(truth.seconds * 1000)} ms, startup ${Math.round(truth.startup * 1000)}; player ${stalls(sent)}; ours ${stalls(own)}`}`);
    if (isDisturbed(result)) {
      disturbed++;
    } else if (!result.error) {
      results.push(result);
    }
  }
}
const browserVersion = browser.version();
await browser.close();
server.stop();

mkdirSync(join(root, 'artifacts'), { recursive: true });
writeFileSync(join(root, 'artifacts', 'fidelity-collector.json'), JSON.stringify({ results, loads, disturbed, browserVersion }));
console.log(`\n${collectorTable(results)}\n`);
if (process.argv.length === 2 || process.argv.includes('--doc')) {
  const doc = join(root, 'docs', 'fidelity.md');
  writeFileSync(doc, withCollector(readFileSync(doc, 'utf8'), collectorPart(results, loads, disturbed, browserVersion)));
}
process.exit(0);

/** Whether the machine, whose processors are shared, stood still so often that the truth was not seen. */
function isDisturbed({ lateTicks }) {
  return lateTicks > LATE_SHARE;
}

/** Plays one session on the demo's page, leaves it, and asks the collector. */
async function one(session, mode) {
  const context = await browser.newContext({ bypassCSP: true });      // the truth's worker is made from a text
  try {
    const page = await context.newPage();
    await serve(page, server.address);
    const errors = [];
    page.on('pageerror', error => errors.push(String(error)));
    let sid = null;
    page.on('request', request => (sid ??= sessionOf(request)));
    await page.addInitScript(() => {
      const begin = () => {
        const video = document.querySelector('video');
        window.wished = new Promise(resolve => video.addEventListener('play', () => resolve(performance.now() / 1000), { once: true }));
        window.truthLog = import('/fidelity/truth-log.js').then(({ logTruth }) => logTruth(video));
      };
      document.addEventListener('DOMContentLoaded', begin, { once: true });
    });
    await page.goto(`${server.address}/?player=${session.player}&cmcd=${mode}&kbps=${session.link[0][1]}&bufferGoal=${session.bufferGoal}`);
    await page.waitForFunction('window.demo?.link');
    const link = await shape(server.address, await page.evaluate('demo.link.id'), session.link);
    const wished = await page.evaluate('wished');
    link.go();
    await page.evaluate(async ({ actions, seconds, wished }) => {
      const log = await window.truthLog;
      (await import('/fidelity/actions.js')).perform(demo.video, actions);
      await new Promise(resolve => setTimeout(resolve, seconds * 1000 - (performance.now() - wished * 1000)));
      // As the page is left: what comes between its last report and this would be the truth's alone, or the reports'.
      addEventListener('pagehide', () => localStorage.setItem('left', JSON.stringify({
        log: log(), monitor: demo.monitor.snapshot(), own: demo.monitor.reports.sessionId, duration: demo.video.duration,
      })));
    }, { actions: session.actions ?? [], seconds: session.seconds, wished });
    link.stop();
    await page.goto(`${server.address}/icon.svg`);
    const read = JSON.parse(await page.evaluate("localStorage.getItem('left')"));
    await new Promise(resolve => setTimeout(resolve, 3000));        // the last reports are on their way, and the live view is a second old
    const { begun, stalls, brief, freezes } = truthOf(read.log, read.duration);
    const seconds = stops => stops.reduce((sum, stop) => sum + stop.end - stop.start, 0);
    if (begun === null || !sid) {
      throw new Error(`${sid ? 'never played' : 'no session was told'} ${errors.join('; ')}`);
    }
    const slow = read.log.slice(1).filter((at, i) => at.time - read.log[i].time > 0.06).length;
    return {
      name: session.name,
      player: session.player,
      mode,
      truth: { stalls: stalls.length, seconds: seconds(stalls), brief: brief.length + freezes.length, briefSeconds: seconds([...brief, ...freezes]), startup: begun - wished },
      lateTicks: slow / read.log.length,
      monitor: { stallCount: read.monitor.stallCount, stallMs: Math.round(read.monitor.totalStallDuration * 1000) },
      sent: await told(sid),
      own: await told(read.own),
    };
  } finally {
    await context.close();
  }
}

/** The player's own session in what it sends; our client's is left alone. */
function sessionOf(request) {
  const [url, headers] = [request.url(), request.headers()];
  const said = url.endsWith('/buffer-health') ? '' : url.includes('/cmcd/') ? request.postData() ?? ''
    : headers['cmcd-session'] ?? (url.includes('CMCD=') ? decodeURIComponent(url) : '');
  return /sid="([^"]+)"/.exec(said)?.[1] ?? null;
}

/** What the collector says of a session; null where it knows none. */
async function told(sid) {
  const answer = await fetch(`${server.address}/api/v1/sessions/${sid}`, { headers: { authorization: `Bearer ${server.readToken()}` } });
  const { parts } = answer.ok ? await answer.json() : { parts: [] };
  if (parts.length > 1) {
    throw new Error(`session ${sid} has ${parts.length} parts`);
  }
  return parts[0] ?? null;
}
