/**
 * The page's half of the benchmark, in node: prints one JSON object with the nanoseconds a call of every variant, round by
 * round. Each variant runs in a process of its own, as in a page with one engine: V8 treats several modules that are
 * called from similar loops in one process less well than one. The processes take turns, so that other load on the
 * machine hits all alike.
 *
 *   node run.mjs [ROUNDS]
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { assertAgreement } from './agreement.js';
import { IdiomaticMonitor } from './idiomatic.js';
import { count, levels, playheads, times } from './player.js';

const packed = new URL('../../src/BufferHealth.Browser/', import.meta.url);

/** A module that holds nothing but a function of updateLevel's signature, which returns 0. */
const empty = Uint8Array.from([
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
  0x01, 0x08, 0x01, 0x60, 0x03, 0x7f, 0x7c, 0x7c, 0x01, 0x7f, // type: (i32, f64, f64) -> i32
  0x03, 0x02, 0x01, 0x00, // one function of it
  0x07, 0x09, 0x01, 0x05, 0x65, 0x6d, 0x70, 0x74, 0x79, 0x00, 0x00, // exported as "empty"
  0x0a, 0x06, 0x01, 0x04, 0x00, 0x41, 0x00, 0x0b, // i32.const 0
]);

/** Each makes a loop of as many calls as it is told, which returns something that depends on all of them. */
const variants = {
  async empty() {
    const { instance } = await WebAssembly.instantiate(empty);
    const call = instance.exports.empty;
    return followingPlayer((level, now) => call(8, now, level));
  },
  async levelAtTime() {
    const monitor = await ours();
    return followingPlayer((level, now) => statusOf(monitor.updateBufferLevel(level, now)), monitor);
  },
  async levelAtTimeCsp() {
    const monitor = await ours('dist/csp.js');
    return followingPlayer((level, now) => statusOf(monitor.updateBufferLevel(level, now)), monitor);
  },
  idiomaticAtTime() {
    const monitor = new IdiomaticMonitor();
    return followingPlayer((level, now) => statusOf(monitor.updateBufferLevel(level, now)), monitor);
  },
  async levelByClock() {
    const monitor = await ours();
    return falling(level => statusOf(monitor.updateBufferLevel(level)), monitor);
  },
  idiomaticByClock() {
    const monitor = new IdiomaticMonitor();
    return falling(level => statusOf(monitor.updateBufferLevel(level)), monitor);
  },
  clock() {
    return falling(level => performance.now() + level);
  },
  async sample() {
    const monitor = await ours();
    let at = 0, turn = 0, played = 0;
    return calls => {
      let refused = 0;
      for (let left = calls; left > 0; left--) {
        refused += statusOf(monitor.update({
          level: levels[at], playhead: played + playheads[at], rate: 1,
          paused: false, seeking: false, ended: false, hidden: false, atEnd: false,
        }, turn + times[at]));
        if (++at === count) {
          at = 0;
          turn += times[count - 1];
          played += playheads[count - 1];
        }
      }
      return sound(refused, monitor);
    };
  },
  async snapshot() {
    const monitor = await followed();
    return repeated(() => monitor.snapshot().elapsedTime);
  },
  async getMetrics() {
    const monitor = await followed();
    return repeated(() => monitor.getMetrics().length);
  },
};

async function ours(entry = 'dist/buffer-health.js') {
  const { default: init, BufferHealthMonitor } = await import(new URL(entry, packed));
  await init();
  return new BufferHealthMonitor();
}

/** A monitor that has followed the simulated player once. */
async function followed() {
  const monitor = await ours();
  for (let i = 0; i < count; i++) {
    monitor.updateBufferLevel(levels[i], times[i]);
  }
  return monitor;
}

function followingPlayer(call, monitor) {
  let at = 0, turn = 0;
  return calls => {
    let refused = 0;
    for (let left = calls; left > 0; left--) {
      refused += call(levels[at], turn + times[at]);
      if (++at === count) {
        at = 0;
        turn += times[count - 1];
      }
    }
    return sound(refused, monitor);
  };
}

/** Falls by 200 ns a call, about as playback does within a loop of calls. */
function falling(call, monitor) {
  let at = 0;
  return calls => {
    let sum = 0;
    for (let left = calls; left > 0; left--) {
      at = at === 1_000_000 ? 0 : at + 1;
      sum += call(8 - at * 2e-7);
    }
    return monitor ? sound(sum, monitor) : sum;
  };
}

function repeated(read) {
  return calls => {
    let sum = 0;
    for (let left = calls; left > 0; left--) {
      sum += read();
    }
    return sum;
  };
}

function statusOf(status) {
  return status === 'accepted' ? 0 : 1;
}

/** Something that depends on every call; and no figure comes from samples that were refused. */
function sound(refused, monitor) {
  if (refused !== 0) {
    throw new Error('a sample of the simulated player was refused');
  }
  return monitor ? monitor.snapshot().avgBufferLevel : 0;
}

/**
 * Nanoseconds a call, after V8 has compiled the loop: the best of many short turns, because a turn of a millisecond often
 * passes without the machine's other work in between, and one of twenty hardly ever.
 */
function measure(loop) {
  let ns = timed(loop, 1000);
  for (let spent = 0; spent < 80e6; spent += ns * 10_000) {
    ns = timed(loop, 10_000);
  }
  const calls = Math.max(100, Math.round(1e6 / ns));
  return Math.min(...Array.from({ length: 100 }, () => timed(loop, calls)));
}

function timed(loop, calls) {
  const start = process.hrtime.bigint();
  const result = loop(calls);
  const ns = Number(process.hrtime.bigint() - start) / calls;
  if (!Number.isFinite(result)) {
    throw new Error('a loop gave no result');
  }
  return ns;
}

/** From import to the first monitor, and of that the compilation, in a process that has done nothing else. */
async function startUp() {
  const begun = performance.now();
  const { default: init, BufferHealthMonitor } = await import(new URL('dist/buffer-health.js', packed));
  const imported = performance.now();
  await init();
  new BufferHealthMonitor().updateBufferLevel(1);
  const ready = performance.now();
  return { importNs: (imported - begun) * 1e6, initNs: (ready - imported) * 1e6 };
}

function inChild(name) {
  return JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--child', name], { encoding: 'utf8' }));
}

function sizes() {
  const entry = readFileSync(new URL('dist/buffer-health.js', packed));
  return {
    module: readFileSync(new URL('generated/kernel.wasm', packed)).length,
    entry: entry.length,
    entryGzip: gzipSync(entry, { level: 9 }).length,
  };
}

if (process.argv[2] === '--child') {
  const name = process.argv[3];
  console.log(JSON.stringify(name === 'startUp' ? await startUp() : measure(await variants[name]())));
} else {
  const rounds = Number(process.argv[2] ?? 9);
  if (!Number.isInteger(rounds) || rounds < 1) {
    console.error(`run.mjs: ROUNDS must be a whole number of 1 or more, not ${process.argv[2]}`);
    process.exit(2);
  }
  const { default: init, BufferHealthMonitor } = await import(new URL('dist/buffer-health.js', packed));
  await init();
  const compared = assertAgreement(BufferHealthMonitor);
  const names = Object.keys(variants);
  const results = Object.fromEntries([...names, 'import', 'init'].map(name => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      results[name].push(inChild(name));
    }
    const { importNs, initNs } = inChild('startUp');
    results.import.push(importNs);
    results.init.push(initNs);
  }
  console.log(JSON.stringify({ node: process.version, v8: process.versions.v8, compared, rounds: results, sizes: sizes() }));
}
