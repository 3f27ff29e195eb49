import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import test, { mock } from 'node:test';
import { SessionScore } from '../dist/score.js';
import { parse, reporting, settled, url } from './fake-collector.js';
import { fakeMedia, ranges } from './fake-media.js';

const ms = seconds => Math.round(seconds * 1000);

/** Startup of 0.5 s, 12 s of playing, a stall of 3 s, playing, a pause, a seek, the end. */
async function session(viewer) {
  const { media, pass, play, pause, buffer } = viewer;
  buffer(0);
  await pass(0.2);
  play();
  await pass(0.5);
  buffer(12);
  await pass(15);
  buffer(20);
  await pass(2);
  pause();
  await pass(1);
  play();
  await pass(1);
  Object.assign(media.facts, { seeking: true, currentTime: 100, buffered: ranges([100, 100.5]) });
  media.fire('seeking');
  await pass(0.4);
  media.facts.seeking = false;
  media.facts.buffered = ranges([100, 102]);
  await pass(1);
  Object.assign(media.facts, { currentTime: 102, ended: true, duration: 102 });
  media.fire('ended');
  await pass(0.5);
}

test('states as they change, with the totals of the monitor', async t => {
  const viewer = reporting(t);
  await session(viewer);
  const records = viewer.records();
  assert.deepEqual(records.filter(({ e }) => e === 'ps').map(({ sta }) => sta).join(''), 'sprpapkpe');
  assert.deepEqual(records.map(({ sn }) => sn), records.map((_, i) => i));
  const last = records.at(-1);
  const metrics = viewer.monitor.snapshot();
  assert.deepEqual([last.bsa, last.bsda, last['bh-playing'], last['bh-paused'], last['bh-seeking'], last['bh-starting']],
    [[metrics.stallCount], [ms(metrics.totalStallDuration)], ms(metrics.playingTime), ms(metrics.pausedTime), ms(metrics.seekTime), ms(metrics.startingTime)]);
  assert.equal(metrics.stallCount, 1);
  assert.ok(Math.abs(metrics.totalStallDuration - 3) < 0.1, `${metrics.totalStallDuration}`);
  for (const record of records) {
    assert.deepEqual([record.sid, record.cid, record.v], ['session-1', 'content', 2]);
    assert.ok(record.bl[0] % 100 === 0, `${record.bl}`);
  }
  assert.deepEqual(records.filter(({ msd }) => msd !== undefined).map(({ sta, msd }) => [sta, msd]), [['p', ms(metrics.startupTime)]]);
  assert.deepEqual(records.filter(record => 'bh-cause' in record).map(record => [record.e, record.sta, record['bh-cause']]), [['ps', 'r', 'starved']]);
});

test('time stamps are those of the change, never go back, and make the stall as long as it was', async t => {
  const viewer = reporting(t);
  const stalls = [];
  viewer.monitor.on('stallend', stall => stalls.push(stall));
  await session(viewer);
  const records = viewer.records();
  records.reduce((before, { ts }) => (assert.ok(ts >= before), ts), 0);
  const changes = records.filter(({ e }) => e === 'ps');
  const at = changes.findIndex(({ sta }) => sta === 'r');
  assert.equal(changes[at].ts, Math.round(Date.UTC(2026, 10, 22) - 5000 + stalls[0].start * 1000));
  assert.ok(Math.abs(changes[at + 1].ts - changes[at].ts - ms(stalls[0].duration)) <= 1);
});

test('a stall that is found after a timer record was made does not begin before it', async t => {
  const viewer = reporting(t);
  viewer.buffer(10.2);         // the stall begins just before a timer record and is found after it
  await viewer.pass(0.1);
  viewer.play();
  await viewer.pass(14);
  const records = viewer.records();
  records.reduce((before, { ts }) => (assert.ok(ts >= before), ts), 0);
  assert.equal(records.find(({ sta }) => sta === 'r').e, 'ps');
});

test('an open stall counts on from record to record', async t => {
  const viewer = reporting(t);
  viewer.buffer(1);
  viewer.play();
  await viewer.pass(35);
  const stalled = viewer.records().filter(({ e, sta }) => e === 't' && sta === 'r');
  assert.equal(stalled.length, 3);
  assert.deepEqual(stalled.map(({ bsa }) => bsa[0]), [1, 1, 1]);
  assert.deepEqual(stalled.slice(1).map(({ bsda }, i) => Math.round((bsda[0] - stalled[i].bsda[0]) / 100)), [100, 100]);
});

test('records of one change go within 250 ms, and others every so many seconds', async t => {
  const viewer = reporting(t, { reportEverySeconds: 20 });
  await viewer.pass(60);
  assert.equal(viewer.posts.length, 0, 'nothing is told before anybody wants to play');
  viewer.buffer(500);
  viewer.play();
  const began = viewer.page.now();
  await viewer.pass(61);
  const [first, ...others] = viewer.posts;
  assert.ok(first.at - began <= 0.26, `${first.at - began}`);
  assert.deepEqual(first.lines.map(parse).map(({ sta }) => sta), ['s', 'p']);
  assert.deepEqual(others.map(({ lines }) => parse(lines[0]).e), ['t', 't', 't']);
  assert.deepEqual(others.slice(1).map(({ at }, i) => Math.round(at - others[i].at)), [20, 20]);
});

test('a request needs no preflight, outlives the page and tells neither cookies nor the address', async t => {
  const viewer = reporting(t);
  viewer.play();
  await viewer.pass(1);
  const { to, method, headers, keepalive, credentials, referrerPolicy, body } = viewer.collector.request;
  assert.deepEqual({ to, method, headers, keepalive, credentials, referrerPolicy },
    { to: url, method: 'POST', headers: { 'Content-Type': 'text/plain' }, keepalive: true, credentials: 'omit', referrerPolicy: 'no-referrer' });
  assert.doesNotMatch(body, /http|example/);
});

test('no answer and 5xx: again, later each time, in order, and none twice in one body', async t => {
  const viewer = reporting(t);
  let answers = [new Error('offline'), 500, 503];
  viewer.collector.answer = () => answers.shift() ?? 204;
  viewer.buffer(500);
  viewer.play();
  await viewer.pass(12);
  const [first, ...others] = viewer.posts;
  const waits = others.slice(0, 3).map(({ at }, i) => at - [first, ...others][i].at);
  assert.deepEqual(waits.map(wait => Math.round(wait)), [1, 2, 4]);
  for (const { lines } of others.slice(0, 3)) {
    assert.deepEqual(lines.slice(0, first.lines.length), first.lines);
    assert.equal(new Set(lines).size, lines.length);
  }
  const acknowledged = viewer.posts.slice(3).flatMap(({ lines }) => lines).map(parse);
  assert.deepEqual(acknowledged.map(({ sn }) => sn), acknowledged.map((_, i) => i));
  assert.deepEqual(viewer.monitor.reports, { sessionId: 'session-1', sent: acknowledged.length, waiting: 0, dropped: 0, refused: 0, stopped: false });
});

for (const [named, header, seconds] of [['seconds', '7', 7], ['a date', () => new Date(Date.now() + 7000).toUTCString(), 7], ['nonsense', 'soon', 1], ['next year', '9999999', 600]]) {
  test(`429 with a Retry-After of ${named}: not before`, async t => {
    const viewer = reporting(t);
    viewer.collector.answer = n => n === 1 ? [429, { 'Retry-After': typeof header === 'function' ? header() : header }] : 204;
    viewer.buffer(500);
    viewer.play();
    await viewer.pass(seconds + 2);
    const wait = viewer.posts[1].at - viewer.posts[0].at;
    assert.ok(wait >= seconds - 1 && wait <= seconds + 0.3, `${wait}`);
  });
}

for (const status of [404, 410]) {
  test(`${status}: no more, until the next attach`, async t => {
    const viewer = reporting(t);
    viewer.collector.answer = () => status;
    viewer.buffer(500);
    viewer.play();
    await viewer.pass(1);
    const listening = viewer.page.listening();
    await viewer.pass(30);
    viewer.pause();
    viewer.hide();
    viewer.page.hide(false);
    await viewer.pass(1);
    assert.equal(viewer.posts.length, 1);
    assert.equal(listening, 2, 'those of the element\'s attach alone');
    const { stopped, dropped, waiting } = viewer.monitor.reports;
    assert.deepEqual({ stopped, dropped, waiting }, { stopped: true, dropped: 2, waiting: 0 });
    viewer.collector.answer = () => 204;
    viewer.monitor.attach(viewer.media.element, { reportTo: url });
    viewer.play();
    await viewer.pass(1);
    assert.ok(viewer.posts.length > 1);
  });
}

test('400: those records are not sent again, the next ones are', async t => {
  const viewer = reporting(t);
  viewer.collector.answer = n => n === 1 ? 400 : 204;
  viewer.buffer(500);
  viewer.play();
  await viewer.pass(11);
  const { refused, sent, dropped } = viewer.monitor.reports;
  assert.deepEqual({ refused, sent, dropped }, { refused: 2, sent: 1, dropped: 0 });
});

test('a collector that is away for an hour: what only the time brought about goes first, and nothing of the totals is lost', async t => {
  const viewer = reporting(t);
  let away = true;
  viewer.collector.answer = () => away ? 503 : 204;
  viewer.buffer(5000);
  viewer.play();
  await viewer.pass(1800);
  for (let i = 0; i < 5; i++) {
    viewer.pause();
    await viewer.pass(1);
    viewer.play();
    await viewer.pass(400);
  }
  const { waiting, dropped } = viewer.monitor.reports;
  assert.ok(waiting === 200 && dropped > 100, `${waiting} ${dropped}`);
  away = false;
  const before = viewer.posts.length;
  await viewer.pass(70);
  const told = viewer.posts.slice(before).flatMap(({ lines }) => lines).map(parse);
  assert.deepEqual(told.filter(({ e }) => e === 'ps').map(({ sta }) => sta).join(''), 'spapapapapap');
  assert.equal(told.filter(({ msd }) => msd !== undefined).length, 1);
  assert.deepEqual(told.map(({ sn }) => sn), [...new Set(told.map(({ sn }) => sn))].sort((a, b) => a - b));
  assert.ok(viewer.monitor.snapshot().playingTime * 1000 - told.at(-1)['bh-playing'] < 11_000);
});

test('of changes alone the oldest go, and the startup is told by a later record', async t => {
  const viewer = reporting(t);
  let away = true;
  viewer.collector.answer = () => away ? 503 : 204;
  viewer.buffer(5000);
  viewer.play();
  await viewer.pass(0.5);
  for (let i = 0; i < 300; i++) {
    viewer.media.facts.paused ? viewer.play() : viewer.pause();
    await viewer.pass(0.2);
  }
  assert.equal(viewer.monitor.reports.waiting, 200);
  away = false;
  const before = viewer.posts.length;
  await viewer.pass(80);
  const told = viewer.posts.slice(before).flatMap(({ lines }) => lines).map(parse);
  assert.equal(told.filter(({ msd }) => msd !== undefined).length, 1);
});

test('a body is less than browsers take from a page that is going, at its longest', async t => {
  const viewer = reporting(t, { contentId: '"'.repeat(1000), sessionId: '\\'.repeat(128), score: { read: () => ({ sessionScore: 100 }) } });
  viewer.collector.answer = () => 503;
  viewer.buffer(5000);
  viewer.play();
  viewer.hide();
  for (let i = 0; i < 300; i++) {
    viewer.media.facts.paused ? viewer.play() : viewer.pause();
    await viewer.pass(0.2);
  }
  viewer.hide();
  const longest = Math.max(...viewer.posts.map(({ body }) => body.length));
  assert.ok(viewer.posts.some(({ lines }) => lines.length === 64));
  assert.ok(longest > 40_000 && longest <= 60_000, `${longest}`);
});

test('a tab that is hidden: the totals go by beacon, and it is told that nobody sees it', async t => {
  const viewer = reporting(t);
  viewer.buffer(500);
  viewer.play();
  await viewer.pass(3);
  viewer.hide();
  const { via, lines } = viewer.posts.at(-1);
  assert.equal(via, 'beacon');
  assert.equal(viewer.collector.beaconTo, url);
  assert.deepEqual(lines.map(parse).map(({ e, bg, sta }) => [e, bg, sta]), [['b', '?1', 'p']].map(([e, , sta]) => [e, true, sta]));
  await viewer.pass(10);
  assert.equal(viewer.records().at(-1).bg, true);
  viewer.hide(false);
  await viewer.pass(0.5);
  const last = viewer.records().at(-1);
  assert.deepEqual([last.e, last.bg], ['b', '?0']);
  assert.equal(viewer.monitor.reports.waiting, 0);
});

test('where there is no beacon, or it takes no more, the page\'s last request is a fetch', async t => {
  for (const beacons of [false, () => { throw new Error('none'); }]) {
    const viewer = reporting(t, { sessionId: undefined });
    viewer.collector.beacons = beacons;
    viewer.buffer(500);
    viewer.play();
    await viewer.pass(3);
    viewer.page.hide(false);
    assert.equal(viewer.posts.at(-1).via, 'fetch');
    assert.equal(parse(viewer.posts.at(-1).lines.at(-1)).sta, 'q');
    viewer.monitor.dispose();
    await settled();
    mock.restoreAll();
    mock.timers.reset();
  }
});

test('a page that goes says so; what failed before goes with it and stays, too', async t => {
  const viewer = reporting(t);
  viewer.collector.answer = () => 503;
  viewer.buffer(500);
  viewer.play();
  await viewer.pass(0.5);
  const { waiting } = viewer.monitor.reports;
  viewer.page.hide(true);
  const { via, lines } = viewer.posts.at(-1);
  assert.equal(via, 'beacon');
  assert.deepEqual(lines.map(parse).map(({ sta }) => sta).join(''), 'spa');
  assert.equal(viewer.monitor.reports.waiting, waiting + 1);
  assert.equal(viewer.monitor.reports.sent, 0);
  viewer.collector.answer = () => 204;
  viewer.page.show(true);
  await viewer.pass(3);
  assert.deepEqual(viewer.records().slice(-4).map(({ sn }) => sn), [0, 1, 2, 3]);
  assert.equal(viewer.monitor.reports.waiting, 0);
});

test('a page in the back/forward cache is silent and goes on afterwards, in the same session', async t => {
  const viewer = reporting(t);
  viewer.buffer(500);
  viewer.play();
  await viewer.pass(3);
  viewer.page.hide(true);
  const posts = viewer.posts.length;
  viewer.away = true;
  await viewer.pass(25);
  viewer.away = false;
  assert.equal(viewer.posts.length, posts);
  viewer.page.show(true);
  await viewer.pass(11);
  const records = viewer.records();
  assert.deepEqual(records.filter(({ e }) => e === 'ps').map(({ sta }) => sta).join(''), 'spap');
  assert.equal(records.at(-1).e, 't');
  assert.deepEqual(records.map(({ sn }) => sn), records.map((_, i) => i));
  assert.deepEqual([...new Set(records.map(({ sid }) => sid))], ['session-1']);
  assert.ok(Math.abs(records.at(-1)['bh-paused'] - 25_000) < 300, `${records.at(-1)['bh-paused']}`);
});

test('a page that is unloaded quits, once', async t => {
  const viewer = reporting(t);
  viewer.buffer(500);
  viewer.play();
  await viewer.pass(3);
  viewer.page.hide(false);
  viewer.hide();
  viewer.detach();
  assert.deepEqual(viewer.records().map(({ e, sta }) => e + sta).join(' '), 'pss psp psa psq');
});

test('detach and dispose: a last record at once, and no timer and no listener stays', async t => {
  for (const end of ['detach', 'dispose']) {
    const viewer = reporting(t);
    viewer.buffer(1);
    viewer.play();
    await viewer.pass(5);
    const { totalStallDuration } = viewer.monitor.snapshot();
    end === 'detach' ? viewer.detach() : viewer.monitor.dispose();
    const { via, lines } = viewer.posts.at(-1);
    const last = parse(lines.at(-1));
    assert.deepEqual([via, last.e, last.sta, last.bsa, last.bsda], ['beacon', 'ps', 'q', [1], [ms(totalStallDuration)]]);
    const posts = viewer.posts.length;
    viewer.detach();
    await viewer.pass(60);
    viewer.hide();
    assert.equal(viewer.posts.length, posts);
    assert.equal(viewer.page.listening() + viewer.media.listening(), 0);
    viewer.monitor.dispose();
    mock.restoreAll();
    mock.timers.reset();
  }
});

test('detached while the collector does not answer: one more try by beacon, and what that does not take is given up', async t => {
  for (const beacons of [true, false]) {
    const viewer = reporting(t);
    viewer.collector.answer = () => 503;
    viewer.buffer(500);
    viewer.play();
    await viewer.pass(0.6);
    viewer.collector.beacons = beacons;
    viewer.detach();
    await viewer.pass(30);
    const { sent, dropped, waiting } = viewer.monitor.reports;
    assert.deepEqual({ sent, dropped, waiting }, { sent: beacons ? 3 : 0, dropped: beacons ? 0 : 3, waiting: 0 });
    assert.equal(viewer.posts.length, 2);
    viewer.monitor.dispose();
    mock.restoreAll();
    mock.timers.reset();
  }
});

test('what was played to its end stays ended', async t => {
  const viewer = reporting(t);
  await session(viewer);
  await viewer.pass(60);
  viewer.detach();
  assert.equal(viewer.records().at(-1).sta, 'e');
});

test('another source is another session, counted from 0, with another id and no content of the one before', async t => {
  const viewer = reporting(t);
  viewer.buffer(500);
  viewer.play();
  await viewer.pass(3);
  viewer.media.facts.currentTime = 0;
  viewer.media.fire('emptied');
  await viewer.pass(3);
  const records = viewer.records();
  const next = records.findIndex(({ sid }) => sid !== 'session-1');
  assert.equal(records[next - 1].sta, 'q');
  assert.match(records[next].sid, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(viewer.monitor.reports.sessionId, records[next].sid);
  assert.deepEqual(records.slice(next).map(({ sn }) => sn), records.slice(next).map((_, i) => i));
  assert.equal(records[next].cid, undefined);
  assert.ok(records.at(-1)['bh-playing'] < 3100);
});

test('ids that are functions are asked for each session', async t => {
  let n = 0;
  const viewer = reporting(t, { sessionId: () => `s${++n}`, contentId: () => `film ${n}` });
  viewer.buffer(500);
  viewer.play();
  await viewer.pass(1);
  viewer.monitor.reset();
  await viewer.pass(1);
  assert.deepEqual([...new Set(viewer.records().map(({ sid, cid }) => `${sid} ${cid}`))], ['s1 film 1', 's2 film 2']);
});

test('texts: what is not ASCII is percent-encoded, quotes are escaped, and 128 characters are enough', async t => {
  const viewer = reporting(t, { contentId: `Füm "1" \\ ${'x'.repeat(200)}\ud800` });
  viewer.play();
  await viewer.pass(1);
  const [, cid] = viewer.lines()[0].match(/cid="((?:[^"\\]|\\.)*)"/);
  assert.ok(cid.startsWith('F%C3%BCm \\"1\\" \\\\ xxx'), cid);
  assert.equal(cid.replace(/\\(.)/g, '$1').length, 128);
});

test('errors: an event with its code and the fatal state, once; silence until playback goes on', async t => {
  const viewer = reporting(t);
  viewer.buffer(500);
  viewer.play();
  await viewer.pass(1);
  viewer.media.facts.error = { code: 3 };
  viewer.media.fire('error');
  viewer.monitor.update({ event: 'error' });
  viewer.pause();
  await viewer.pass(0.5);
  viewer.detach();
  const records = viewer.records().map(({ e, sta, ec }) => [e, sta, ec].join(' ').trim());
  assert.deepEqual(records.slice(2, 4), ['e f ("media-3")', 'ps f']);
  assert.equal(records.filter(record => record.startsWith('e ')).length, 1);
});

test('an error that only the player knows, before anything played', async t => {
  let take;
  const viewer = reporting(t, { player: { read() {}, listen: tell => { take = tell; return () => {}; } } });
  viewer.buffer(0);
  viewer.play();
  await viewer.pass(0.1);
  take('error');
  await viewer.pass(60);
  viewer.detach();
  assert.deepEqual(viewer.records().map(({ e, sta, ec }) => [e, sta, ec].join(' ').trim()), ['ps s', 'e f ("player")', 'ps f']);
});

test('bit rate, dropped frames, position and the score of the session, where they are known', async t => {
  const score = new SessionScore();
  const viewer = reporting(t, { score, player: score.reader({ read: sample => Object.assign(sample, { bitrateKbps: 3000.4, droppedFrames: 7, height: 720, width: 1280 }) }) });
  score.attach(viewer.monitor);
  viewer.buffer(500);
  viewer.play();
  await viewer.pass(10.5);
  const { br, dfa, pt, bl, ...rest } = viewer.records().at(-1);
  assert.deepEqual([br, dfa], [[3000], 7]);
  assert.ok(Math.abs(pt - 10_000) < 300 && Math.abs(bl[0] - 490_000) < 400, `${pt} ${bl}`);
  assert.ok(rest['bh-score'] > 20 && rest['bh-score'] <= 100 && Number.isInteger(rest['bh-score']));
});

test('nothing reaches the page where fetch, beacon, document, crypto, the score or the element fail', async t => {
  const errors = [];
  const heard = error => errors.push(error);
  process.on('uncaughtException', heard);
  process.on('unhandledRejection', heard);
  t.after(() => process.off('uncaughtException', heard).off('unhandledRejection', heard));
  const viewer = reporting(t, { sessionId: () => { throw new Error('id'); }, score: { read: () => { throw new Error('score'); } } });
  viewer.buffer(500);
  viewer.media.facts.currentTime = 5;
  globalThis.fetch = undefined;
  globalThis.document = undefined;
  viewer.play();
  await viewer.pass(30);
  viewer.collector.beacons = () => { throw new Error('beacon'); };
  viewer.page.hide(false);
  viewer.detach();
  await settled();
  assert.deepEqual(errors, []);
  assert.ok(viewer.monitor.reports.dropped >= 3);
});

test('an id is made where the page is not secure', async t => {
  const crypto = Object.getOwnPropertyDescriptor(globalThis, 'crypto');
  t.after(() => Object.defineProperty(globalThis, 'crypto', crypto));
  const { getRandomValues } = globalThis.crypto;
  for (const value of [{ getRandomValues: bytes => getRandomValues.call(crypto.get?.call(globalThis) ?? crypto.value, bytes) }, undefined]) {
    Object.defineProperty(globalThis, 'crypto', { configurable: true, value });
    const viewer = reporting(t, { sessionId: null });
    assert.match(viewer.monitor.reports.sessionId, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    viewer.monitor.dispose();
    mock.restoreAll();
    mock.timers.reset();
  }
});

test('what is wrong in the options counts as a fault; where it is reportTo, nothing is reported', async t => {
  const viewer = reporting(t, { reportTo: undefined });
  assert.equal(viewer.monitor.reports, null);
  for (const [options, faults, reports] of [
    [{ reportTo: 'not an address' }, 1, false], [{ reportTo: 'ftp://a.example' }, 1, false], [{ reportTo: 7 }, 1, false], [{ reportTo: null }, 0, false],
    [{ reportTo: url, reportEverySeconds: 9 }, 1, true], [{ reportTo: url, reportEverySeconds: '20' }, 1, true],
    [{ reportTo: url, contentId: 7, sessionId: '' }, 2, true], [{ reportTo: new URL(url) }, 0, true],
  ]) {
    const before = viewer.monitor.snapshot();
    viewer.monitor.attach(viewer.media.element, options);
    assert.equal(viewer.monitor.snapshot().inputFaults, faults, JSON.stringify(options));
    assert.equal(viewer.monitor.reports !== null, reports, JSON.stringify(options));
    assert.ok(before);
  }
  assert.equal(viewer.monitor.attach({}, { reportTo: url })(), undefined);
  viewer.monitor.dispose();
  viewer.monitor.attach(viewer.media.element, { reportTo: url })();
  assert.equal(viewer.posts.length, 0);
});

test('another element ends the session of the one before', async t => {
  const viewer = reporting(t);
  viewer.buffer(500);
  viewer.play();
  await viewer.pass(1);
  const other = fakeMedia({ paused: false, buffered: ranges([0, 10]) });
  viewer.monitor.attach(other.element, { reportTo: url, sessionId: 'session-2' });
  viewer.detach();
  await viewer.pass(1);
  const records = viewer.records();
  assert.deepEqual(records.filter(({ sid }) => sid === 'session-1').at(-1).sta, 'q');
  assert.equal(records.at(-1).sid, 'session-2');
});

// The bytes that this session sends are read in tests/BufferHealth.Cmcd.Tests, strictly. BUFFERHEALTH_RECORD=1 writes them.
test('what is sent is what the .NET reader is tested with', async t => {
  const file = new URL('../../../tests/BufferHealth.Cmcd.Tests/Recorded/buffer-health.txt', import.meta.url);
  const viewer = reporting(t, { sessionId: '7a1c3e52-90d4-4b6f-8a21-5d0e9c64b7f3', contentId: 'Sägewerk "1"',
    player: { read: sample => Object.assign(sample, { bitrateKbps: 1500, droppedFrames: 2 }) } });
  await session(viewer);
  viewer.media.facts.error = { code: 2 };
  viewer.media.fire('error');
  viewer.hide();
  await viewer.pass(1);
  const told = `${viewer.lines().join('\n')}\n`;
  if (process.env.BUFFERHEALTH_RECORD) {
    await writeFile(file, told);
  }
  assert.equal(told, await readFile(file, 'utf8'));
});
