// Feeds recorded operations to both modules and writes a hash of results and states after each: node bit-for-bit.mjs INPUT OUTPUT SNAPSHOT_EVERY
import { readFileSync, writeFileSync } from 'node:fs';
import {
  FULL_STATE_SIZE, FULL_VALUES_SIZE, METRIC_VALUES_SIZE, MONITOR_STATE_SIZE, OBSERVATION_SIZE,
} from '../../src/BufferHealth.Browser/generated/layout.js';

const [, , input, output, every] = process.argv;
const modules = await Promise.all([
  load('kernel', '', MONITOR_STATE_SIZE, METRIC_VALUES_SIZE),
  load('full', 'Full', FULL_STATE_SIZE, FULL_VALUES_SIZE),
]);

const operations = readFileSync(input);
const view = new DataView(operations.buffer, operations.byteOffset, operations.byteLength);
const stride = 8 + OBSERVATION_SIZE;
const count = operations.byteLength / stride;
const hashes = new Uint32Array(count);

const hashWord = (hash, word) => Math.imul(hash ^ word, 16777619);

for (let i = 0; i < count; i++) {
  const at = i * stride;
  const number = (index) => view.getFloat64(at + 8 + 8 * index, true);
  const results = modules.map((module) => {
    switch (view.getInt32(at, true)) {
      case 0: return module.updateLevel(number(0), number(1));
      case 1: return module.update(operations.subarray(at + 8, at + stride));
      case 2: {
        const options = view.getInt32(at + 4, true);
        module.start(options & 0xffff, number(0), number(1), number(2), options >> 16);
        return 0;
      }
      default: return module.close();
    }
  });
  let hash = results.reduce(hashWord, 2166136261 | 0);
  for (const module of modules) hash = module.hashState(hash);
  if (i % every === 0) for (const module of modules) hash = module.hashSnapshot(hash);
  hashes[i] = hash;
}
writeFileSync(output, new Uint8Array(hashes.buffer));

/** One session in a module: its exports end in `suffix`, the state and the values are of these sizes. */
async function load(name, suffix, stateSize, valuesSize) {
  const bytes = readFileSync(new URL(`../../src/BufferHealth.Browser/generated/${name}.wasm`, import.meta.url));
  const { exports } = (await WebAssembly.instantiate(bytes)).instance;
  const observation = Math.ceil(exports.heapBase.value / 8) * 8;
  const values = observation + OBSERVATION_SIZE;
  const state = values + valuesSize;
  const memory = new Uint8Array(exports.memory.buffer);
  const words = new Int32Array(exports.memory.buffer);
  const hashRange = (hash, address, size) => {
    for (let i = address / 4; i < (address + size) / 4; i++) hash = hashWord(hash, words[i]);
    return hash;
  };
  const call = (method) => exports[method + suffix];
  return {
    start: (...options) => call('start')(state, ...options),
    updateLevel: (time, level) => call('updateLevel')(state, time, level),
    update(sample) {
      memory.set(sample, observation);
      return call('update')(state, observation);
    },
    close: () => call('close')(state),
    hashState: (hash) => hashRange(hash, state, stateSize),
    hashSnapshot(hash) {
      call('snapshot')(state, values);
      return hashRange(hash, values, valuesSize);
    },
  };
}
