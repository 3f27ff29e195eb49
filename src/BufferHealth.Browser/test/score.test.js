import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import init, { BufferHealthMonitor } from '../dist/buffer-health.js';
import { SessionScore } from '../dist/score.js';
import * as layout from '../generated/layout.js';
import * as translated from '../generated/score.js';
import { fakeMedia } from './fake-media.js';
import { random } from './support.js';

await init();

const vectors = JSON.parse(await readFile(new URL('../../../vectors/scores.json', import.meta.url), 'utf8'));
const hd = { bitrateKbps: 3000, width: 1920, height: 1080, codecs: 'avc1.640028' };

test('sessions, to the last bit as in .NET', () => {
  assert.equal(vectors.sessions.length, 120);
  for (const { device, steps, expected } of vectors.sessions) {
    const score = new SessionScore({ device });
    for (const [method, argument] of steps) {
      assert.equal(score[method](argument), 'accepted');
    }
    assert.deepEqual(score.read(), expected);
  }
});

for (const { trace, expected } of vectors.traces) {
  test(`${trace}, fed by its monitor, to the last bit as in .NET`, async () => {
    const monitor = new BufferHealthMonitor();
    const score = new SessionScore({ ladder: vectors.ladder });
    score.attach(monitor);
    const { read } = score.reader();
    const flag = bit => bit === undefined ? null : bit === 1;
    for (const line of (await readFile(new URL(`../../../vectors/traces/${trace}.jsonl`, import.meta.url), 'utf8')).trim().split('\n').map(text => JSON.parse(text))) {
      const { t, event, level, playhead, rate, frames, height } = line;
      const sample = {
        event, level, playhead, rate, frames, height, paused: flag(line.paused), seeking: flag(line.seeking),
        ended: flag(line.ended), hidden: flag(line.hidden), atEnd: flag(line.toEnd),
      };
      read(sample);
      monitor.update(sample, t);
    }
    const { qoeScore, ...wanted } = expected;
    assert.deepEqual(score.read(), wanted);
    assert.equal(monitor.snapshot().qoeScore, qoeScore);
    assert.ok(wanted.sessionScore > 0);
  });
}

test('the module and its translation hold the same bits over 20,000 random calls', async () => {
  const bytes = await readFile(new URL('../generated/score.wasm', import.meta.url));
  const kernels = [(await WebAssembly.instantiate(bytes)).instance.exports, translated];
  const [state, told] = [layout.HEAP_BASE, layout.HEAP_BASE + layout.SCORE_STATE_SIZE];
  const values = told + layout.PICTURE_FACTS_SIZE;
  const memories = kernels.map(kernel => new Uint8Array(kernel.memory.buffer, 0, values + layout.SCORE_VALUES_SIZE));
  const any = random(5);
  const odd = [NaN, Infinity, -1, 0, 1e9, 1e9 + 1, 5e-324, 1e308];
  const pick = value => any() < 0.03 ? odd[Math.floor(any() * odd.length)] : value;
  const both = call => {
    const [a, b] = kernels.map(call);
    assert.equal(a, b);
  };
  both(kernel => kernel.scoreStart(state, 0));
  let played = 0;
  for (let i = 0; i < 20_000; i++) {
    const facts = new DataView(new ArrayBuffer(layout.PICTURE_FACTS_SIZE));
    [any() * 8000, any() * 4000, any() * 2160, any() * 60, any() * 100, any() * 100].forEach((value, k) => facts.setFloat64(8 * k, pick(value), true));
    facts.setInt32(layout.PICTURE_FACTS_KNOWN, Math.floor(any() * 128) & (any() < 0.7 ? ~layout.PICTURE_FIELDS_QUALITY : -1), true);
    facts.setInt32(layout.PICTURE_FACTS_CODEC, Math.floor(any() * 5), true);
    memories.forEach(memory => memory.set(new Uint8Array(facts.buffer), told));
    const [seconds, at] = [pick(any() * 10), pick(played)];
    switch (Math.floor(any() * 6)) {
      case 0: both(kernel => kernel.scorePicture(state, told, at)); break;
      case 1: both(kernel => kernel.scoreChunk(state, told, seconds)); break;
      case 2: both(kernel => kernel.scoreStall(state, at, seconds)); break;
      case 3: both(kernel => kernel.scoreStartup(state, seconds)); break;
      case 4: both(kernel => kernel.scoreRead(state, at, at / 9, values)); break;
      default: played += any() * 10;
    }
    if (any() < 0.002) {
      played = 0;
      const device = Math.floor(any() * 3);
      both(kernel => kernel.scoreStart(state, device));
    }
    if (i % 20 === 0) {
      assert.ok(Buffer.compare(...memories) === 0, `the memory differs after call ${i}`);
    }
  }
});

test('points add up to what is missing from 100', () => {
  const score = new SessionScore();
  score.startup(1);
  for (let i = 1; i <= 10; i++) {
    score.chunk({ seconds: 6, ...hd, bitrateKbps: 200 * i });
    score.stall(i / 2);
  }
  const { sessionScore, mos, scoreLoss: { startup, stalls, lowQuality, starvedResolution, longestStalls, otherStalls, otherStallCount } } = score.read();
  assert.ok(Math.abs(startup + stalls + lowQuality + starvedResolution + sessionScore - 100) < 1e-9);
  assert.ok(Math.abs(longestStalls.reduce((sum, { points }) => sum + points, otherStalls) - stalls) < 1e-9);
  assert.deepEqual([longestStalls.length, otherStallCount, longestStalls[0].mediaTime], [8, 2, 18]);
  assert.equal(mos, 1 + sessionScore / 25);
});

test('nothing is known before media with a known picture was played', () => {
  const score = new SessionScore();
  const unknown = { sessionScore: null, mos: null, pictureQuality: null, scoreLoss: null };
  assert.deepEqual(score.read(), unknown);
  score.stall(1);
  score.chunk({ seconds: 5 });
  assert.deepEqual(score.read(), unknown);
  score.chunk({ seconds: 5, vmaf: 90 });
  assert.ok(score.read().sessionScore > 0);
});

test('two scores in turn do not touch each other', () => {
  const [one, two] = [new SessionScore(), new SessionScore({ device: 'phone' })];
  one.chunk({ seconds: 5, ...hd });
  const before = one.read();
  two.chunk({ seconds: 5, vmaf: 10 });
  two.stall(9);
  assert.deepEqual(one.read(), before);
  assert.ok(two.read().sessionScore < before.sessionScore);
});

test('what is out of range is refused and changes nothing', () => {
  const score = new SessionScore();
  score.chunk({ seconds: 60, ...hd });
  const before = score.read();
  for (const [value, status] of [[NaN, 'notFinite'], ['1', 'notFinite'], [-1, 'negative'], [2e9, 'tooLarge']]) {
    assert.equal(score.stall(value), status);
    assert.equal(score.startup(value), status);
    assert.equal(score.chunk({ ...hd, seconds: value }), status);
    for (const part of ['bitrateKbps', 'width', 'height', 'framesPerSecond', 'vmaf', 'quality']) {
      assert.equal(score.chunk({ ...hd, seconds: 1, [part]: value }), status, part);
      assert.equal(score.picture({ [part]: value }), status, part);
    }
  }
  assert.equal(score.stall(), 'notFinite');
  assert.equal(score.chunk(), 'notFinite');
  assert.equal(score.chunk(null), 'notFinite');
  assert.deepEqual(score.read(), before);
});

test('options out of range are named', () => {
  assert.throws(() => new SessionScore({ device: 'tv' }), { name: 'RangeError', message: /device is tv/ });
  for (const rung of [{}, { bitrateKbps: 0 }, { bitrateKbps: 1, height: 0 }, { bitrateKbps: 1, vmaf: 101 }, { bitrateKbps: '1' && NaN }]) {
    assert.throws(() => new SessionScore({ ladder: [rung] }), RangeError);
  }
});

test('codecs by family, the same table as in .NET', () => {
  const starved = codecs => {
    const score = new SessionScore();
    score.chunk({ ...hd, seconds: 1, bitrateKbps: 200, codecs });
    return score.read().pictureQuality;
  };
  const [old, modern] = [starved('avc1.4d401e,mp4a.40.2'), starved('hvc1.1.6.L93.B0')];
  assert.ok(modern > old);
  for (const codecs of ['mp4a.40.2, avc3.640028', 'mp4a.40.2', 'vp8', 'av', '', ',', null, undefined, 7]) {
    assert.equal(starved(codecs), old, codecs);
  }
  for (const codecs of ['hev1.1.6.L93.B0', 'dvh1.05.06', 'dvhe.05.06', 'vp09.00.10.08,opus', 'vp9', 'av01.0.05M.08', 'AV01.0.05M.08']) {
    assert.equal(starved(codecs), modern, codecs);
  }
});

test('the parts of a picture lie in the module as they are written', () => {
  ['BITRATE_KBPS', 'WIDTH', 'HEIGHT', 'FRAMES_PER_SECOND', 'VMAF', 'QUALITY'].forEach((name, i) => {
    assert.equal(layout[`PICTURE_FACTS_${name}`], 8 * i);
    assert.equal(layout[`PICTURE_FIELDS_${name.replace('_KBPS', '')}`], 1 << i);
  });
});

test('a reader asks the player, or the element, and gives the live score the quality', () => {
  const score = new SessionScore({ ladder: [{ height: 1080, bitrateKbps: 3000 }] });
  const asked = { level: 1 };
  const left = [];
  const player = { read: sample => Object.assign(sample, hd), listen: take => (take('error'), () => left.push('left')) };
  const reader = score.reader(player);
  reader.read(asked);
  assert.deepEqual([asked.bitrateKbps, asked.level], [3000, 1]);
  const heard = [];
  reader.listen(event => heard.push(event))();
  assert.deepEqual([heard, left], [['error'], ['left']]);

  const seen = {};
  score.reader({ videoWidth: 1920, videoHeight: 1080 }).read(seen);
  assert.ok(Math.abs(seen.quality - asked.quality) < 1e-9);
  assert.doesNotThrow(() => score.reader().listen(() => {})());

  const own = { ...hd, quality: 12 };
  score.reader().read(own);
  assert.equal(own.quality, 12);
  const nothing = {};
  new SessionScore().reader().read(nothing);
  assert.equal(nothing.quality, 100);
});

test('a monitor that begins anew, and one that is detached or disposed of', () => {
  const monitor = new BufferHealthMonitor();
  const score = new SessionScore();
  const detach = score.attach(monitor);
  const { read } = score.reader();
  const play = (from, ticks, vmaf) => {
    for (let i = 0; i <= ticks; i++) {
      const sample = { playhead: i / 10, level: 5, paused: false, vmaf };
      read(sample);
      monitor.update(sample, from + i / 10);
    }
  };
  play(0, 100, 90);
  const good = score.read();
  monitor.reset();
  play(20, 50, 20);
  const poor = score.read();
  assert.ok(poor.pictureQuality < good.pictureQuality / 2, 'the first session is forgotten');
  detach();
  detach();
  play(30, 100, 90);
  assert.deepEqual(score.read(), poor);
  monitor.dispose();
  assert.deepEqual(score.read(), poor);
  const other = new BufferHealthMonitor();
  score.attach(other);
  assert.equal(score.read().sessionScore, null);
  other.dispose();
  assert.equal(score.read().sessionScore, null);
});

test('with attach and an adapter, an element is all that is needed', () => {
  const media = fakeMedia().element;
  const monitor = new BufferHealthMonitor();
  const score = new SessionScore();
  score.attach(monitor);
  const detach = monitor.attach(media, { player: score.reader({ read: sample => Object.assign(sample, hd) }) });
  detach();
  assert.equal(monitor.snapshot().inputFaults, 0);
});

test('it needs neither WebAssembly nor eval nor anything else to be loaded', async () => {
  const source = await readFile(new URL('../dist/score.js', import.meta.url), 'utf8');
  assert.doesNotMatch(source, /WebAssembly|\beval\b|new Function|\bimport\b/);
});
