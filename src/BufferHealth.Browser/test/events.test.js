import assert from 'node:assert/strict';
import test from 'node:test';
import { BufferHealthMonitor } from '../dist/buffer-health.js';
import { random, recorded, stallByLevel } from './support.js';

test('a stall by level: what is told, in which order', () => {
  const { monitor, events } = recorded();
  monitor.play(99);
  stallByLevel(monitor);
  const told = events.filter(([name]) => name !== 'report' && name !== 'health');
  assert.deepEqual(told, [
    ['statechange', { from: 'idle', to: 'startup', time: 99 }],
    ['startup', { startupTime: 1, tainted: false }],
    ['statechange', { from: 'startup', to: 'playing', time: 100 }],
    ['stallstart', { start: 103, duration: null, cause: 'starved', levelAtStart: 0, endedBy: null, episode: 1 }],
    ['statechange', { from: 'playing', to: 'stalled', time: 103 }],
    ['stallend', { ...told[5][1], start: 103, cause: 'starved', levelAtStart: 0, endedBy: 'playing', episode: 1 }],
    ['statechange', { from: 'stalled', to: 'playing', time: told[6][1].time }],
  ]);
  assert.ok(Math.abs(told[5][1].duration - 3.05) <= 0.1);
  assert.equal(told[6][1].time, 103 + told[5][1].duration);
  const reports = events.filter(([name]) => name === 'report').map(([, metrics]) => metrics);
  assert.equal(reports.length, 11);
  assert.deepEqual(reports.at(-1), monitor.snapshot());
});

test('a stall that begins and ends within one update is told as both, start first', () => {
  const { monitor, names, events } = recorded();
  const sample = (t, playhead) => monitor.update({ level: 0.2, playhead, paused: false, rate: 1 }, t);
  for (let t = 0; t <= 3; t += 0.5) {
    sample(10 + t, t);
  }
  sample(14.4, 3.6);
  assert.deepEqual(names().filter(name => name.startsWith('stall')), ['stallstart', 'stallend']);
  const [start, end] = events.filter(([name]) => name.startsWith('stall')).map(([, stall]) => stall);
  assert.deepEqual(events.filter(([name]) => name === 'statechange').slice(-2).map(([, change]) => [change.from, change.to]),
    [['playing', 'stalled'], ['stalled', 'playing']]);
  assert.deepEqual([start.duration, start.endedBy], [null, null]);
  assert.equal(end.duration, 0.8);
  assert.equal(end.start, start.start);
});

test('a stall that lasts is told once after 30 s, and ends at 300 s', () => {
  const { monitor, events } = recorded();
  for (let t = 0; t <= 400; t += 0.5) {
    monitor.update({ level: Math.max(0, 3 - t), playhead: Math.min(3, t), paused: false }, 100 + t);
  }
  const stalls = events.filter(([name]) => name.startsWith('stall'));
  assert.deepEqual(stalls.map(([name]) => name), ['stallstart', 'stalllong', 'stallend']);
  assert.deepEqual(stalls[1][1], stalls[0][1]);
  assert.deepEqual([stalls[2][1].duration, stalls[2][1].endedBy, monitor.snapshot().stallCapped], [300, 'cap', true]);
});

test('a seek that is over: since its first scrub, since its last', () => {
  const { monitor, events } = recorded();
  const at = (t, facts) => monitor.update({ level: 5, playhead: t, paused: false, ...facts }, 100 + t);
  for (let t = 0; t < 5; t += 0.25) at(t);
  at(5, { seeking: true, event: 'seeking' });
  at(6, { seeking: true, event: 'seeking', playhead: 50 });
  for (let t = 7; t <= 9; t += 0.25) at(t, { seeking: false, playhead: t < 8 ? 50 : 42 + t });
  const [[, seek]] = events.filter(([name]) => name === 'seekend');
  assert.deepEqual([seek.time, seek.duration, seek.latency], [seek.time, seek.time - 105, seek.time - 106]);
  assert.ok(Math.abs(seek.time - 108) <= 0.25, `${seek.time}`);
});

test('a player that fails before playback has begun; one that fails later', () => {
  const { monitor, events, names } = recorded();
  monitor.update({ playhead: 0, paused: false }, 5);
  monitor.update({ playhead: 0, paused: false, event: 'error' }, 6);
  monitor.update({ playhead: 0, paused: false, event: 'error' }, 7);
  assert.deepEqual(events.filter(([name]) => name === 'startfailed'), [['startfailed', { time: 6 }]]);
  monitor.reset();
  for (let t = 0; t < 5; t += 0.25) monitor.update({ playhead: t, paused: false, level: 5, event: t > 3 ? 'error' : null }, t);
  assert.equal(names().filter(name => name === 'startfailed').length, 1);
});

test('a frozen picture is told apart from stalls', () => {
  const { monitor, events } = recorded();
  for (let i = 0; i <= 40; i++) {
    monitor.update({ level: 5, playhead: i / 10, paused: false, rate: 1, frames: i < 10 || i > 30 ? 100 + i : 110 }, 1 + i / 10);
  }
  const freezes = events.filter(([name]) => /stall|freeze/.test(name));
  assert.deepEqual(freezes.map(([name]) => name), ['freezestart', 'freezeend']);
  assert.deepEqual(Object.keys(freezes[0][1]), ['start', 'duration', 'endedBy']);
  assert.equal(freezes[0][1].duration, null);
  assert.ok(Math.abs(freezes[1][1].duration - 2) < 0.2);
  assert.equal(monitor.snapshot().freezeCount, 1);
});

test('whatever is fed, starts and ends take turns and agree with the counts', () => {
  const any = random(7);
  for (let session = 0; session < 400; session++) {
    const monitor = new BufferHealthMonitor();
    const open = { stall: null, freeze: null };
    const count = { stall: 0, freeze: 0 };
    let state = 'idle';
    let ended = 0;
    for (const kind of ['stall', 'freeze']) {
      monitor.on(`${kind}start`, event => {
        assert.equal(open[kind], null);
        assert.equal(event.duration, null);
        // In order: none begins before the one before it, of either kind, has ended.
        assert.ok(event.start >= ended);
        open[kind] = event;
        count[kind]++;
      });
      monitor.on(`${kind}end`, event => {
        assert.equal(open[kind].start, event.start);
        ended = event.start + event.duration - 1e-6;
        assert.ok(event.duration >= 0 && event.endedBy !== null && event.endedBy !== 'none');
        open[kind] = null;
      });
    }
    monitor.on('statechange', ({ from, to }) => {
      assert.equal(from, state);
      assert.notEqual(from, to);
      state = to;
    });
    let [t, playhead, level, frames, paused, seeking] = [1, 0, 3, 0, false, false];
    const levelOnly = any() < 0.3;
    for (let i = 0; i < 200; i++) {
      const dt = any() < 0.02 ? any() * 40 : any() < 0.1 ? any() * 2 : 0.05 + 0.1 * any();
      const kind = any();
      const advance = paused ? 0 : kind < 0.6 ? dt : kind < 0.75 ? 0 : dt * any();
      t += dt;
      playhead += advance;
      level = Math.max(0, level - advance) + (any() < 0.1 ? any() * 3 : 0);
      frames += any() < 0.7 ? 3 : 0;
      paused = any() < 0.03 ? !paused : paused;
      seeking = any() < 0.03 ? !seeking : seeking;
      playhead = any() < 0.01 ? any() * 100 : playhead;
      if (levelOnly) {
        const call = any();
        ['play', 'pause', 'seek', 'end'].forEach((name, k) => call < 0.02 * (k + 1) && call >= 0.02 * k && monitor[name](t));
        monitor.updateBufferLevel(level, t);
      } else {
        monitor.update({
          level: any() < 0.1 ? null : level, playhead: any() < 0.05 ? null : playhead, rate: any() < 0.05 ? any() * 2 : 1,
          paused, seeking, ended: any() < 0.01, atEnd: any() < 0.02, hidden: any() < 0.02, frames,
          event: ['waiting', 'playing', 'seeking', 'play', 'canplay'][Math.floor(any() * 10)],
        }, t);
      }
      const metrics = monitor.snapshot();
      assert.deepEqual([metrics.stallCount, metrics.freezeCount, metrics.state], [count.stall, count.freeze, state]);
    }
    monitor.reset();
    assert.deepEqual(open, { stall: null, freeze: null });
    monitor.dispose();
  }
});

test('a listener is removed once, and only its own registration', () => {
  const m = new BufferHealthMonitor();
  let calls = 0;
  const listener = () => calls++;
  const [first] = [m.on('statechange', listener), m.on('statechange', listener)];
  first();
  first();
  m.updateBufferLevel(1, 1);
  assert.equal(calls, 1);
});

test('a listener that is removed by one before it is not called; one that is added is called next time', () => {
  const m = new BufferHealthMonitor();
  const calls = [];
  let remove;
  m.on('statechange', () => {
    calls.push('first');
    remove();
    m.on('statechange', () => calls.push('added'));
  });
  remove = m.on('statechange', () => calls.push('removed'));
  m.updateBufferLevel(1, 1);
  assert.deepEqual(calls, ['first']);
  m.pause(2);
  assert.deepEqual(calls, ['first', 'first', 'added']);
});

test('what a listener throws reaches neither the caller nor other listeners, but the page', async t => {
  const uncaught = [];
  const listeners = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', error => uncaught.push(error.message));
  t.after(() => {
    process.removeAllListeners('uncaughtException');
    listeners.forEach(listener => process.on('uncaughtException', listener));
  });
  const m = new BufferHealthMonitor();
  let reached = false;
  m.on('statechange', () => {
    throw new Error('from a listener');
  });
  m.on('statechange', () => reached = true);
  assert.equal(m.updateBufferLevel(1, 1), 'accepted');
  assert.ok(reached);
  await new Promise(resolve => setImmediate(resolve));
  assert.deepEqual(uncaught, ['from a listener']);
});

test('listeners may feed, reset and dispose of monitors', () => {
  const { monitor, events } = recorded();
  const other = new BufferHealthMonitor();
  monitor.on('stallstart', () => {
    stallByLevel(other, { from: 1 });
    monitor.reset();
  });
  stallByLevel(monitor);
  const stall = events.find(([name]) => name === 'stallstart')[1];
  assert.equal(stall.start, 103);
  assert.equal(events.find(([name]) => name === 'stallend')[1].endedBy, 'close');
  assert.equal(other.snapshot().stallCount, 1);
  assert.equal(monitor.snapshot().stallCount, 0);

  const { monitor: doomed, names } = recorded();
  doomed.on('stallstart', () => doomed.dispose());
  stallByLevel(doomed);
  assert.equal(doomed.snapshot(), null);
  assert.equal(names().filter(name => name === 'stallend').length, 1);
  assert.equal(names().at(-1), 'statechange');
});

test('health: told at once when first known, then half a second after the level went there', () => {
  const { monitor, events } = recorded();
  for (let tick = 0; tick <= 60; tick++) {
    monitor.update({ level: Math.max(0, 5 - tick / 10), playhead: Math.min(5, tick / 10), paused: false }, 100 + tick / 10);
  }
  assert.deepEqual(events.filter(([name]) => name === 'health').slice(0, 2).map(([, event]) => event),
    [{ health: 'healthy', time: 100 }, { health: 'low', time: 103.6 }]);
  assert.equal(monitor.snapshot().health, 'empty');
});

test('a target level makes the limits smaller, as low-latency players need it', () => {
  const monitor = new BufferHealthMonitor();
  monitor.update({ level: 1.2, playhead: 0, paused: false, targetLevel: 2 }, 1);
  assert.equal(monitor.snapshot().health, 'healthy');
  const other = new BufferHealthMonitor();
  other.update({ level: 1.2, playhead: 0, paused: false }, 1);
  assert.equal(other.snapshot().health, 'low');
});

test('what a listener brings about is told after what it was called for, to all', () => {
  const { monitor } = recorded();
  const heard = [];
  monitor.on('stallstart', () => monitor.pause(109));
  for (const name of ['stallstart', 'stallend']) {
    monitor.on(name, ({ start }) => heard.push([name, start]));
  }
  stallByLevel(monitor, { until: 5 });
  assert.deepEqual(heard, [['stallstart', 103], ['stallend', 103]]);
});
