import assert from 'node:assert/strict';
import test from 'node:test';
import { BufferHealthMonitor } from '../dist/buffer-health.js';
import { fromDash } from '../dist/dash.js';
import { fromHls } from '../dist/hls.js';
import { fromShaka } from '../dist/shaka.js';
import { fakeMedia, fakePage, playing } from './fake-media.js';
import { fakeDash, fakeHls, fakeShaka } from './fake-players.js';
import { recorded } from './support.js';

const adapters = { 'hls.js': [fromHls, fakeHls], 'dash.js': [fromDash, fakeDash], Shaka: [fromShaka, fakeShaka] };

/** What an adapter adds to what is known. */
function facts(from, player, known = {}) {
  from(player).read(known);
  return known;
}

const shown = { bitrateKbps: 165, width: 480, height: 270, audioLevel: 4.25, videoLevel: 4.5, level: 4.25 };

test('hls.js: the level at the playhead, and what hls.js goes by', () => {
  assert.deepEqual(facts(fromHls, fakeHls().player), { ...shown, targetLevel: 30, codecs: 'avc1.4d401e,mp4a.40.2' });
  assert.equal(facts(fromHls, fakeHls({ maxBufferLength: undefined }).player).targetLevel, 6);
});

test('hls.js live: latency, and a target that the latency bounds', () => {
  const live = { latestLevelDetails: { live: true } };
  const { liveLatency, targetLevel } = facts(fromHls, fakeHls({ ...live, latency: 6.5 }).player);
  assert.deepEqual([liveLatency, targetLevel], [6.5, 6]);
  assert.ok(!('liveLatency' in facts(fromHls, fakeHls(live).player)), '0 is what hls.js says before it knows');
});

test('hls.js before the first segment, and with sound inside the picture\'s segments', () => {
  const before = facts(fromHls, fakeHls({ currentLevel: -1, levels: [], mainForwardBufferInfo: null, audioForwardBufferInfo: null }).player);
  assert.deepEqual(before, { targetLevel: 30 });
  const { level, audioLevel } = facts(fromHls, fakeHls({ audioForwardBufferInfo: null }).player);
  assert.deepEqual([level, audioLevel], [4.5, undefined]);
});

test('dash.js: the representation on the screen, not the one that loads, and the sound with it', () => {
  assert.deepEqual(facts(fromDash, fakeDash().player), { ...shown, targetLevel: 18, droppedFrames: 7, codecs: 'avc1.4d401e,mp4a.40.2' });
});

test('dash.js: the target is that of the best quality, of long media, of live', () => {
  const best = fakeDash();
  const top = { getCurrentRepresentationForType: type => type === 'video' ? best.video[2] : null };
  assert.equal(facts(fromDash, fakeDash({ ...top, getRepresentationsByType: () => best.video }).player).targetLevel, 31);
  assert.equal(facts(fromDash, fakeDash({ ...top, getRepresentationsByType: () => best.video, duration: () => 600 }).player).targetLevel, 60);
  const live = facts(fromDash, fakeDash({ getTargetLiveDelay: () => 4, getCurrentLiveLatency: () => 4.125 }).player);
  assert.deepEqual([live.targetLevel, live.liveLatency], [4, 4.125]);
});

test('dash.js before it has a source throws at every question', () => {
  const refuse = () => { throw new Error('You must first call initialize()'); };
  const refusing = Object.fromEntries(['getCurrentRepresentationForType', 'getRepresentationsByType', 'getVideoElement', 'duration',
    'getTargetLiveDelay', 'getCurrentLiveLatency', 'getDashMetrics'].map(name => [name, refuse]));
  assert.deepEqual(facts(fromDash, fakeDash(refusing).player), { targetLevel: 18 });
});

test('dash.js: where the picture\'s height fits several, the nearest to the one that loads; where it fits none, that one', () => {
  const rendition = (id, bandwidth, height = 270) => ({ id, bandwidth, width: 480, height });
  const all = [rendition('a', 100_000), rendition('b', 200_000), rendition('c', 900_000, 540)];
  const bitrate = (loading, videoHeight) => facts(fromDash, fakeDash({
    getCurrentRepresentationForType: type => type === 'video' ? all[loading] : null,
    getRepresentationsByType: () => all,
    getVideoElement: () => ({ videoWidth: 481, videoHeight }),
  }).player).bitrateKbps;
  assert.deepEqual([0, 1, 2].map(loading => bitrate(loading, 270)), [100, 200, 200]);
  assert.equal(bitrate(2, 0), 900);
});

test('Shaka: the variant on the screen with the sound that plays', () => {
  assert.deepEqual(facts(fromShaka, fakeShaka().player), { ...shown, targetLevel: 10, codecs: 'avc1.4d401e, mp4a.40.2' });
});

test('Shaka live: latency by the wall clock, and a target that the delay bounds', t => {
  t.mock.method(Date, 'now', () => 1_000_000);
  const { liveLatency, targetLevel } = facts(fromShaka, fakeShaka({
    isDynamic: () => true,
    getPlayheadTimeAsDate: () => new Date(996_500),
    getManifest: () => ({ presentationTimeline: { getDelay: () => 3 } }),
  }).player);
  assert.deepEqual([liveLatency, targetLevel], [3.5, 3]);
});

test('Shaka: a variant that it withdraws while it is on the screen is still the one on the screen', () => {
  let tracks = fakeShaka().player.getVariantTracks();
  const adapter = fromShaka(fakeShaka({ getVariantTracks: () => tracks }).player);
  const height = () => {
    const known = {};
    adapter.read(known);
    return [known.height, known.bitrateKbps];
  };
  assert.deepEqual(height(), [270, 165]);
  tracks = tracks.filter(track => track.height !== 270);
  assert.deepEqual([height(), height()], [[270, 165], [270, 165]]);
});

test('Shaka is asked for its goal at one read in ten', () => {
  let goal = 10;
  const adapter = fromShaka(fakeShaka({ getConfiguration: () => ({ streaming: { bufferingGoal: goal++ } }) }).player);
  const read = () => {
    const known = {};
    adapter.read(known);
    return known.targetLevel;
  };
  assert.deepEqual(Array.from({ length: 21 }, read), [...Array(10).fill(10), ...Array(10).fill(11), 12]);
});

for (const [name, [from, fake]] of Object.entries(adapters)) {
  test(`${name}: the element's level stands, the player's fills in`, () => {
    assert.equal(facts(from, fake().player, { level: 2 }).level, 2);
    assert.equal(facts(from, fake().player, { level: 0 }).level, 0);
    assert.equal(facts(from, fake().player, { level: null }).level, 4.25);
  });

  test(`${name}: the element's dropped frames stand`, () =>
    assert.equal(facts(from, fake().player, { droppedFrames: 3 }).droppedFrames, 3));

  test(`${name}: whatever the player is, nothing is thrown and nothing false is told`, () => {
    const hostile = answer => new Proxy(() => {}, { get: answer, apply: answer, has: answer });
    const odd = [null, undefined, 0, 'player', {}, [], () => {}, Object.create(null)];
    odd.push(hostile(() => { throw new Error('gone'); }));
    for (const value of [NaN, -1, Infinity, 1e300, '5', true, null, Symbol('odd'), 5n, [], [null], {}]) {
      odd.push(hostile(() => value), hostile(() => () => value));
    }
    const mirror = hostile(() => mirror);
    odd.push(mirror);
    const members = Object.keys(fake().player);
    for (const member of members) {
      for (const value of [undefined, null, NaN, -1, 'x', {}, [], () => NaN, () => null, () => [{}], () => ({}), () => { throw new Error(); }]) {
        odd.push(fake({ [member]: value }).player);
      }
    }
    for (const player of odd) {
      const known = { playhead: 1, level: 2 };
      from(player).read(known);
      const { playhead, level, codecs = 'a', ...rest } = known;
      assert.deepEqual([playhead, level, typeof codecs], [1, 2, 'string']);
      Object.entries(rest).forEach(([what, value]) => assert.ok(Number.isFinite(value) && value >= 0 && value <= 1e9, `${what} ${String(value)}`));
      from(player).listen(() => {})();
    }
  });

  test(`${name}: only what ends playback is told; afterwards nobody listens`, () => {
    const player = fake();
    const told = [];
    const adapter = from(player.player);
    const remove = adapter.listen(event => told.push(event));
    assert.equal(player.listening(), 1);
    player.minor();
    assert.deepEqual(told, []);
    player.fatal();
    assert.deepEqual(told, ['error']);
    remove();
    remove();
    assert.equal(player.listening(), 0);
    adapter.listen(event => told.push(event))();
    assert.equal(player.listening(), 0);
  });

  test(`${name}: attached to a monitor`, t => {
    const page = fakePage(t);
    const media = fakeMedia({ videoWidth: 480, videoHeight: 270 });
    const player = fake();
    const { monitor } = recorded();
    const detach = monitor.attach(media.element, { player: from(player.player) });
    page.pass(2, playing(media));
    assert.equal(monitor.snapshot().inputFaults, 0);
    assert.equal(player.listening(), 1);
    detach();
    assert.equal(player.listening() + media.listening(), 0);
  });
}

test('a player that gives up before the first picture is a start that failed', t => {
  const page = fakePage(t);
  const media = fakeMedia({ readyState: 0 });
  const player = fakeHls();
  const { monitor } = recorded();
  monitor.attach(media.element, { player: fromHls(player.player) });
  page.pass(1);
  player.fatal();
  assert.equal(monitor.snapshot().startFailed, true);
  assert.ok(monitor instanceof BufferHealthMonitor);
});
