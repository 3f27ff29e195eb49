import assert from 'node:assert/strict';
import test from 'node:test';
import { BufferHealthMonitor } from '../dist/buffer-health.js';
import { fakeMedia, fakePage, playing, ranges } from './fake-media.js';
import { recorded } from './support.js';

/** Every sample that the adapter hands over, by way of a monitor whose update is watched. */
function watched(media, options) {
  const monitor = new BufferHealthMonitor();
  const samples = [];
  monitor.update = sample => {
    samples.push(sample);
    return 'accepted';
  };
  return { samples, detach: monitor.attach(media.element, options), monitor };
}

test('samples at once, ten times a second, and at every event', t => {
  const page = fakePage(t);
  const media = fakeMedia();
  const { samples, detach } = watched(media);
  assert.deepEqual(samples, [{ level: 10, playhead: 0, rate: 1, paused: false, seeking: false, ended: false, hidden: false,
    atEnd: false, frames: 1, event: undefined }]);
  page.pass(2);
  assert.equal(samples.length, 21);
  const names = ['loadstart', 'play', 'canplay', 'waiting', 'playing', 'pause', 'seeking', 'seeked', 'ratechange', 'ended', 'emptied', 'error'];
  names.forEach(media.fire);
  assert.deepEqual(samples.slice(21).map(({ event }) => event), names);
  assert.equal(media.listening(), names.length);
  detach();
  detach();
  assert.equal(media.listening() + page.listening(), 0);
  page.pass(2);
  names.forEach(media.fire);
  assert.equal(samples.length, 21 + names.length);
});

test('another interval; a bad one counts as a fault and is 100 ms', t => {
  const page = fakePage(t);
  const { samples, detach } = watched(fakeMedia(), { intervalMs: 250 });
  page.pass(1);
  assert.equal(samples.length, 5);
  detach();
  for (const options of [{ intervalMs: 9 }, { intervalMs: 10_001 }, { intervalMs: '100' }, { intervalMs: NaN }, { get intervalMs() { throw new Error(); } }]) {
    const m = new BufferHealthMonitor();
    const stop = m.attach(fakeMedia().element, options);
    page.pass(0.5);
    assert.equal(m.snapshot().inputFaults, 1);
    assert.equal(m.snapshot().elapsedTime, 0.5);
    stop();
  }
  for (const options of [null, undefined, {}, { intervalMs: undefined }, 5]) {
    const m = new BufferHealthMonitor();
    m.attach(fakeMedia().element, options)();
    assert.equal(m.snapshot().inputFaults, 0);
  }
});

test('reportTo, which only buffer-health/report understands, counts as a fault and changes nothing else', t => {
  const page = fakePage(t);
  const { samples, detach } = watched(fakeMedia(), { intervalMs: 250, reportTo: 'https://collector.example/' });
  page.pass(1);
  assert.deepEqual([samples.length, samples.indexOf(null)], [6, 0]);
  detach();
});

test('a duration that grows has no end in sight: hls.js sets a live stream\'s to its newest segment', t => {
  fakePage(t);
  const media = fakeMedia({ duration: 10 });
  const { samples, detach } = watched(media);
  const atEnd = (duration, end = duration) => {
    Object.assign(media.facts, { duration, buffered: ranges([0, end]) });
    media.fire('waiting');
    return samples.at(-1).atEnd;
  };
  assert.equal(atEnd(10), true);
  assert.equal(atEnd(10.9), true, 'a duration that was corrected');
  assert.equal(atEnd(11), false);
  assert.equal(atEnd(14), false);
  Object.assign(media.facts, { ended: true });
  assert.equal(atEnd(14), true, 'what the element says of its end stands');
  Object.assign(media.facts, { ended: false });
  assert.equal(atEnd(NaN, 14), false);
  assert.equal(atEnd(20), true, 'another source');
  detach();
});

test('what is read of the element', t => {
  fakePage(t);
  const read = state => {
    const { samples, detach } = watched(fakeMedia(state));
    detach();
    return samples[0];
  };
  assert.equal(read({ buffered: ranges([0, 59.95]) }).atEnd, true);
  assert.equal(read({ buffered: ranges([0, 59.85]) }).atEnd, false);
  assert.equal(read({ duration: Infinity }).atEnd, false);
  assert.equal(read({ duration: NaN }).atEnd, false);
  assert.equal(read({ ended: true, duration: NaN }).atEnd, true);
  const unreadable = read({ buffered: new Error('the source is gone') });
  assert.deepEqual([unreadable.level ?? null, unreadable.atEnd], [null, null]);
  assert.equal(unreadable.playhead, 0);
  assert.equal(read({ frames: 0 }).frames, null);
  assert.equal(read({ playbackRate: -1 }).rate, null);
  assert.equal(read({ playbackRate: 0 }).rate, 0);
  document.hidden = true;
  assert.equal(read({}).hidden, true);
  delete globalThis.document;
  assert.equal(read({}).hidden ?? null, null);
  const webkit = fakeMedia();
  webkit.facts.webkitDecodedFrameCount = 77;
  const old = new Proxy(webkit.element, { get: (target, name) => name === 'getVideoPlaybackQuality' ? undefined : target[name] });
  const { samples, detach } = watched({ element: old });
  detach();
  assert.equal(samples[0].frames, 77);
});

test('a property that throws costs a fault a sample, and nothing is thrown', t => {
  const page = fakePage(t);
  const media = fakeMedia();
  const m = new BufferHealthMonitor();
  m.attach(media.element);
  media.facts.paused = new Error('gone');
  page.pass(0.3);
  assert.equal(m.snapshot().inputFaults, 3);
  media.facts.paused = false;
  page.pass(0.1);
  assert.equal(m.snapshot().inputFaults, 3);
  m.dispose();
});

test('a player fills in what it knows; what it throws costs a fault and not the sample', t => {
  const page = fakePage(t);
  const player = {
    read(sample) {
      assert.equal(sample.playhead, 0);
      Object.assign(sample, { level: 7, bitrateKbps: 2500, targetLevel: 20, codec: 'avc1' });
      if (this.fails) {
        throw new Error('gone');
      }
    },
  };
  const m = new BufferHealthMonitor();
  m.attach(fakeMedia().element, { player });
  page.pass(1);
  assert.deepEqual([m.snapshot().bufferLevel, m.snapshot().inputFaults], [7, 0]);
  player.fails = true;
  page.pass(0.5);
  assert.deepEqual([m.snapshot().elapsedTime, m.snapshot().inputFaults], [1.5, 5]);
  m.dispose();
  for (const nobody of [null, undefined]) {
    const { samples, detach } = watched(fakeMedia(), { player: nobody });
    assert.equal(samples.length, 1);
    detach();
  }
  for (const wrong of [5, {}, { read: 1 }, { read() {}, listen: 1 }, { read() {}, listen() { throw new Error('gone'); } }]) {
    const m = new BufferHealthMonitor();
    const detach = m.attach(fakeMedia().element, { player: wrong });
    assert.deepEqual([m.snapshot().confidence, m.snapshot().inputFaults], ['playhead', 1]);
    detach();
  }
});

test('a player that reports something is sampled there and then, until it is detached', t => {
  const page = fakePage(t);
  let take;
  let left = 0;
  const player = {
    read() {},
    listen(given) {
      take = given;
      return () => left++;
    },
  };
  const { monitor, events } = recorded();
  const detach = monitor.attach(fakeMedia({ buffered: ranges() }).element, { player });
  page.pass(1);
  take('error');
  assert.deepEqual(events.filter(([name]) => name === 'startfailed'), [['startfailed', { time: page.now() }]]);
  detach();
  detach();
  assert.equal(left, 1);
  take('error');
  assert.equal(monitor.snapshot().elapsedTime, 1);
});

test('an element that reports an error before playback has begun', t => {
  fakePage(t);
  const media = fakeMedia({ buffered: ranges() });
  const { monitor, names } = recorded();
  monitor.attach(media.element);
  media.fire('error');
  assert.ok(names().includes('startfailed'));
  assert.equal(monitor.snapshot().startFailed, true);
  monitor.dispose();
});

test('a stall is found, explained and timed', t => {
  const page = fakePage(t);
  const media = fakeMedia({ buffered: ranges([0, 4]) });
  const { monitor, events } = recorded();
  const detach = monitor.attach(media.element);
  page.pass(4, playing(media));
  const stopped = page.now();
  media.fire('waiting');
  page.pass(2.5);
  media.facts.buffered = ranges([0, 30]);
  page.pass(3, playing(media));
  const [start, end] = events.filter(([name]) => name.startsWith('stall')).map(([, stall]) => stall);
  assert.ok(Math.abs(start.start - stopped) < 0.05, `${start.start} ${stopped}`);
  assert.ok(Math.abs(end.duration - 2.5) < 0.05, `${end.duration}`);
  assert.deepEqual([end.cause, end.endedBy], ['starved', 'playing']);
  assert.equal(monitor.snapshot().confidence, 'playhead');
  detach();
});

test('detaching ends an open stall, and leaves the metrics', t => {
  const page = fakePage(t);
  const media = fakeMedia({ buffered: ranges([0, 4]) });
  const { monitor, names } = recorded();
  const detach = monitor.attach(media.element);
  page.pass(6, playing(media));
  assert.equal(monitor.snapshot().state, 'stalled');
  detach();
  assert.equal(names().filter(name => name === 'stallend').length, 1);
  assert.equal(monitor.snapshot().state, 'idle');
  assert.equal(monitor.snapshot().stallCount, 1);
});

test('attaching again detaches the first element and starts a new session', t => {
  const page = fakePage(t);
  const [first, second] = [fakeMedia({ buffered: ranges([0, 4]) }), fakeMedia()];
  const { monitor, names } = recorded();
  const detachFirst = monitor.attach(first.element);
  page.pass(6, playing(first));
  const detachSecond = monitor.attach(second.element);
  assert.equal(first.listening(), 0);
  assert.equal(names().filter(name => name === 'stallend').length, 1);
  assert.deepEqual([monitor.snapshot().stallCount, monitor.snapshot().elapsedTime], [0, 0]);
  detachFirst();
  page.pass(1, playing(second));
  assert.equal(monitor.snapshot().elapsedTime, 1);
  detachSecond();
  assert.equal(second.listening() + page.listening(), 0);
});

test('attaching what is no media element leaves the one that is attached', t => {
  const page = fakePage(t);
  const media = fakeMedia({ buffered: ranges([0, 60]) });
  const monitor = new BufferHealthMonitor();
  const detach = monitor.attach(media.element);
  page.pass(2, playing(media));
  monitor.attach(document)();
  page.pass(2, playing(media));
  assert.deepEqual([monitor.snapshot().elapsedTime, monitor.snapshot().inputFaults], [4, 1]);
  detach();
});

test('another source: a last report, the end of what was open, a new session', t => {
  const page = fakePage(t);
  const media = fakeMedia({ buffered: ranges([0, 4]) });
  const { monitor, events } = recorded();
  monitor.attach(media.element);
  media.fire('emptied');
  page.pass(6, playing(media));
  assert.equal(monitor.snapshot().elapsedTime, 6, 'emptied before playback began is the same session');
  const told = events.length;
  Object.assign(media.facts, { currentTime: 0, buffered: ranges(), frames: 1 });
  media.fire('emptied');
  const after = events.slice(told);
  assert.deepEqual(after.slice(0, 3).map(([name]) => name), ['report', 'stallend', 'statechange']);
  assert.equal(after[0][1].stallCount, 1);
  assert.equal(after[0][1].elapsedTime, 6);
  assert.equal(after[1][1].endedBy, 'close');
  assert.deepEqual([monitor.snapshot().stallCount, monitor.snapshot().elapsedTime], [0, 0]);
  monitor.dispose();
});

test('the back/forward cache: paused from pagehide until pageshow', t => {
  const page = fakePage(t);
  const media = fakeMedia({ buffered: ranges([0, 60]) });
  const monitor = new BufferHealthMonitor();
  const detach = monitor.attach(media.element);
  page.pass(2, playing(media));
  page.hide(true);
  assert.equal(monitor.snapshot().state, 'paused');
  page.pass(100);
  media.fire('waiting');
  page.show(true);
  page.pass(2, playing(media));
  const s = monitor.snapshot();
  assert.equal(s.state, 'playing');
  assert.ok(Math.abs(s.pausedTime - 100) < 0.11, `${s.pausedTime}`);
  assert.deepEqual([s.stallCount, s.suspendedTime, s.inputFaults], [0, 0, 0]);
  page.show(false);
  page.pass(1, playing(media));
  assert.ok(Math.abs(monitor.snapshot().elapsedTime - 105) < 1e-6);
  detach();
  page.show(true);
  page.pass(1);
  assert.ok(Math.abs(monitor.snapshot().elapsedTime - 105) < 1e-6);
});

test('disposing detaches, also from within a listener', t => {
  const page = fakePage(t);
  const media = fakeMedia({ buffered: ranges([0, 4]) });
  const monitor = new BufferHealthMonitor();
  monitor.attach(media.element);
  monitor.on('stallstart', () => monitor.dispose());
  page.pass(6, playing(media));
  assert.equal(monitor.snapshot(), null);
  assert.equal(media.listening() + page.listening(), 0);

  const other = fakeMedia({ buffered: ranges([0, 4]) });
  const doomed = new BufferHealthMonitor();
  doomed.attach(other.element);
  page.pass(6, playing(other));
  doomed.on('stallend', () => doomed.dispose());
  doomed.attach(media.element)();
  assert.equal(doomed.snapshot(), null);
  assert.equal(media.listening() + other.listening() + page.listening(), 0);
});
