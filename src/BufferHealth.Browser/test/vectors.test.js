/** The vectors, to the last bit: the same files and the same numbers as tests/BufferHealth.Tests/Vectors in .NET. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import init, { BufferHealthMonitor } from '../dist/buffer-health.js';
import initFull, { BufferHealthMonitor as FullMonitor } from '../dist/full.js';
import { extras, scores } from './support.js';

await init();
await initFull();

const vectors = new URL('../../../vectors/', import.meta.url);
const read = path => readFileSync(new URL(path, vectors), 'utf8');
const flag = bit => bit === undefined ? null : bit === 1;

function replay(Monitor, path) {
  const monitor = new Monitor();
  const stalls = [];
  const freezes = [];
  monitor.on('stallend', stall => stalls.push(stall));
  monitor.on('freezeend', freeze => freezes.push(freeze));
  for (const line of read(path).trim().split('\n').map(text => JSON.parse(text))) {
    const { t, event, level, playhead, rate, paused, seeking, ended, hidden, toEnd, frames } = line;
    monitor.update({
      event, level, playhead, rate, frames,
      paused: flag(paused), seeking: flag(seeking), ended: flag(ended), hidden: flag(hidden), atEnd: flag(toEnd),
    }, t);
  }
  const metrics = JSON.parse(monitor.getMetrics());
  monitor.dispose();
  return { ...metrics, stalls, freezes };
}

/** Every number and name of `expected` but those left out is in `found`; what `found` has besides is nobody's business here. */
function same(found, expected, path, leftOut) {
  if (expected !== null && typeof expected === 'object') {
    assert.equal(found?.length, expected.length, path);
    for (const [name, value] of Object.entries(expected).filter(([name]) => !leftOut.includes(name))) {
      same(found[name], value, `${path}.${name}`, leftOut);
    }
  } else {
    assert.ok(Object.is(found, expected), `${path} is ${found}, not ${expected}`);
  }
}

for (const folder of ['traces', 'cases']) {
  for (const file of readdirSync(new URL(`${folder}/`, vectors)).filter(name => name.endsWith('.jsonl'))) {
    test(`${folder}/${file}`, () => {
      const expected = JSON.parse(read(`expected/${file.slice(0, -1)}`));
      same(replay(BufferHealthMonitor, `${folder}/${file}`), expected, file, [...extras, ...scores]);
      same(replay(FullMonitor, `${folder}/${file}`), expected, file, scores);
    });
  }
}
