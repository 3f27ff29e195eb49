/**
 * Records traces from real players: node benchmarks/fidelity/record.mjs [SCENARIO...]
 * A scenario is vectors/traces/NAME.json: player, link in kbit/s over time, actions, and for some a link of its own for
 * the sound (`audioLink`), the latency of a low-latency live stream (`latency`), or sound (`sound`, its volume). Its trace is written beside it, and
 * the truth of it, from a log at 20 ms that no monitor sees, into NAME.json.
 * Without names, records all scenarios that have no trace yet. Afterwards: node vectors/expect.mjs
 * A trace is refused where the machine was too busy to take it, or where a stop is too short to say what it was.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openPage, root, shape, startBrowser, startServer } from './browser.mjs';
import { startLive } from './live.mjs';
import { openTab } from './tab.mjs';
import { truthOf } from './truth.mjs';

/** A trace with two samples further apart than this, once it plays and but for a hidden tab's, shows the machine and not the player. */
const GAP_SECONDS = 0.3;

const folder = join(root, 'vectors', 'traces');
const trace = name => join(folder, `${name}.jsonl`);
const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked.map(name => basename(name, '.json'))
  : readdirSync(folder).filter(file => file.endsWith('.json')).map(file => basename(file, '.json')).filter(name => !existsSync(trace(name)));
if (names.length === 0) {
  console.log('every scenario has its trace; name the ones to record again');
  process.exit(0);
}

const server = await startServer();
const live = await startLive(join(root, 'src/BufferHealth.Server/media/sample'));
const browser = await startBrowser();
let refused = 0;
for (const name of names) {
  const { truth: _, ...scenario } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const { lines, log, duration, errors } = await play(`record-${name}`, scenario);
  const truth = truthOf(log.filter(at => at.time <= lines.at(-1).t), duration);     // what no sample saw is no part of the trace
  const text = lines.map(line => `${JSON.stringify(line)}\n`).join('');
  const timed = lines.filter(line => !line.event);
  const gap = Math.max(...timed.slice(1).map((line, i) => line.hidden || timed[i].hidden || line.t < truth.begun ? 0 : line.t - timed[i].t));
  const wrong = [
    truth.begun === null && 'it never played',
    errors.length > 0 && `errors: ${errors.join('; ')}`,
    gap > GAP_SECONDS && `samples ${gap.toFixed(2)} s apart`,
  ].filter(Boolean);
  console.log(`${name}: ${lines.length} lines, ${Math.round(text.length / 1000)} KB, largest gap ${gap.toFixed(2)} s; ${told('stalls', truth.stalls)}; ${told('freezes', truth.freezes)}; ${told('too short to tell', truth.brief)}`);
  if (wrong.length > 0) {
    console.error(`${name}: not kept: ${wrong.join('; ')}`);
    refused++;
    continue;
  }
  writeFileSync(trace(name), text);
  const spans = list => list.map(({ start, end }) => [start, end].map(value => Math.round(value * 1000) / 1000));
  writeFileSync(join(folder, `${name}.json`),
    `${JSON.stringify({ ...scenario, truth: { stalls: spans(truth.stalls), freezes: spans(truth.freezes), brief: spans(truth.brief) } })}\n`);
}
await browser.close();
live.stop();
server.stop();
process.exit(refused > 0 ? 1 : 0);

/** Plays a scenario, in a tab of its own where it is to be hidden. */
async function play(link, scenario) {
  const hiding = (scenario.actions ?? []).filter(action => action.do === 'hide' || action.do === 'show');
  const inPage = { ...scenario, actions: scenario.actions?.filter(action => !hiding.includes(action)) };
  const recording = async setup => (await import('/fidelity/recording.js')).play(setup);
  if (hiding.length > 0) {
    const tab = await openTab(server.address);
    const { media, go, stop } = await source(null, link, scenario, tab.address);
    go();
    const timers = hiding.map(action => setTimeout(() => tab[action.do](), action.at * 1000));
    const recorded = await tab.evaluate(recording, { scenario: inPage, media });
    timers.forEach(clearTimeout);
    stop();
    await tab.close();
    return { ...recorded, errors: [] };
  }
  const { page, errors, close } = await openPage(browser, scenario.latency ? live.address : server.address);
  const { media, go, stop } = await source(page, link, scenario, server.address);
  go();
  const recorded = await page.evaluate(recording, { scenario: inPage, media });
  stop();
  await close();
  return { ...recorded, errors };
}

/** Where a scenario's media come from, over its links. */
async function source(page, link, scenario, address) {
  if (scenario.latency) {
    const opened = live.open(link, scenario.latency, scenario.link);
    return { media: opened.address, go: opened.go, stop: () => {} };
  }
  const links = [await shape(server.address, link, scenario.link)];
  if (scenario.audioLink) {
    links.push(await shape(server.address, `${link}-audio`, scenario.audioLink));
    await page.route(`${server.address}/media/${link}/audio/**`, route =>
      route.continue({ url: route.request().url().replace(`/media/${link}/`, `/media/${link}-audio/`) }));
  }
  return {
    media: `${address}/media/${link}`,
    go: () => links.forEach(one => one.go()),
    stop: () => links.forEach(one => one.stop()),
  };
}

function told(what, spans) {
  return `${what} ${spans.length}${spans.length ? `: ${spans.map(({ start, end, level }) => `${start.toFixed(2)}+${(end - start).toFixed(2)} (level ${level.toFixed(2)})`).join(', ')}` : ''}`;
}
