/**
 * Records traces from real players: node benchmarks/fidelity/record.mjs [SCENARIO...]
 * A scenario is vectors/traces/NAME.json (player, link in kbit/s over time, actions); its trace is written beside it.
 * Without names, records all scenarios that have no trace yet. Afterwards: node vectors/expect.mjs
 */
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openPage, root, shape, startBrowser, startServer } from './browser.mjs';

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
const browser = await startBrowser();
for (const name of names) {
  const scenario = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const { page, errors, close } = await openPage(browser, server.address);
  const link = await shape(server.address, `record-${name}`, scenario.link);
  link.go();
  const lines = await page.evaluate(async ({ scenario, media }) => {
    const [{ players }, { perform }, { record }] = await Promise.all(
      ['players', 'actions', 'recorder'].map(file => import(`/fidelity/${file}.js`)));
    const video = document.querySelector('video');
    const { create, media: file } = players[scenario.player];
    const zero = performance.now();
    const stop = record(video, zero);
    const { load } = await create(video, scenario.bufferGoal);
    video.autoplay = false;
    video.play().catch(() => {});
    perform(video, scenario.actions ?? []);
    Promise.resolve(load(`${media}/${file}`)).catch(error => console.error(String(error)));
    await new Promise(resolve => setTimeout(resolve, scenario.seconds * 1000 - (performance.now() - zero)));
    return stop();
  }, { scenario, media: `${server.address}/media/record-${name}` });
  link.stop();
  await close();
  writeFileSync(trace(name), lines.map(line => `${JSON.stringify(line)}\n`).join(''));
  console.log(`${name}: ${lines.length} lines, ${Math.round(statSync(trace(name)).size / 1000)} KB${errors.length ? `, errors: ${errors.join('; ')}` : ''}`);
}
await browser.close();
server.stop();
process.exit(0);
