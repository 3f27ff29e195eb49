import assert from 'node:assert/strict';
import test from 'node:test';
import { collectorOf, collectorPart, collectorTable, withCollector } from '../collector-report.mjs';

const session = (sent, more = {}) => ({
  name: 'outage', player: 'hls', mode: 'event', lateTicks: 0, truth: { stalls: 2, seconds: 4, brief: 0, briefSeconds: 0, startup: 0.8 }, monitor: { stallCount: 2, stallMs: 4001 },
  own: { stallCount: 2, stallMs: 4001, startupMs: 790 }, sent, ...more,
});

test('totals are held to the truth, and unknown is in no sum', () => {
  const rows = collectorTable([
    session({ stallCount: 2, stallMs: 4100, startupMs: 1000 }),
    session({ stallCount: 3, stallMs: 3800, startupMs: 700 }),
    session({ stallCount: null, stallMs: null, startupMs: null }),
  ]).split('\n');
  assert.equal(rows[2], '| our client | 3 | 6 | 3 | 6 | 3 | 12.00, 12.00 | 0.00 | 3: 10, 10 |');
  assert.equal(rows[3], '| hls.js, event mode | 3 | 6 | 2 | 5 | 1 | 8.00, 7.90 | 0.30 | 2: 150, 200 |');
});

test('a mode that tells nothing says so', () => {
  const rows = collectorTable([session(null, { mode: 'query' })]).split('\n');
  assert.equal(rows[3], '| hls.js, request mode, query | 1 | 2 | 0 |  |  |  |  | not told |');
});

test('the part tells in how many sessions our client was exact, and which of event mode were not', () => {
  const off = session({ stallCount: 2, stallMs: 4300, startupMs: 800 });
  const part = collectorPart([session({ stallCount: 2, stallMs: 4190, startupMs: 800 }), { ...off, own: { ...off.own, stallMs: 4002 } }], [1], 0, '1');
  assert.match(part, /to the ms, in 1 of 2 sessions/);
  assert.deepEqual(part.match(/^\| outage.*$/gm), ['| outage, hls.js | 2, 4.00 | 0, 0.00 | 2, 4.30 |']);
});

test('the part is replaced and outlasts a new document', () => {
  const part = collectorPart([session({ stallCount: 2, stallMs: 4000, startupMs: 800 })], [1], 0, '1');
  const whole = withCollector('# Fidelity\n\nText.\n', part);
  assert.equal(collectorOf(whole), part);
  assert.equal(withCollector(whole, part), whole);
  assert.equal(withCollector('# Fidelity\n', collectorOf('# Fidelity\n')), '# Fidelity\n');
});

test('a stop that may be called a stall or not makes neither count wrong', () => {
  const truth = { stalls: 2, seconds: 4, brief: 1, briefSeconds: 0.2, startup: 0.8 };
  const told = [1, 2, 3, 4].map(stallCount => session({ stallCount, stallMs: 4100, startupMs: 800 }, { truth }));
  assert.match(collectorTable(told), /hls\.js, event mode \| 4 \| 8 \| 4 \| 10 \| 2 \|/);
  assert.equal(collectorPart(told, [1], 0, '1').match(/^\| outage.*$/gm).length, 2);
});

test('sessions in which the machine stood still are told, not counted', () => {
  const part = disturbed => collectorPart([session({ stallCount: 2, stallMs: 4000, startupMs: 800 })], [1], disturbed, '1');
  assert.match(part(3), / 3 sessions are not counted/);
  assert.doesNotMatch(part(0), /not counted/);
});
