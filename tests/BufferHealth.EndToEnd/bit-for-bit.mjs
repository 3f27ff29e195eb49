// Feeds recorded operations to the module and writes a hash of result and state after each: node bit-for-bit.mjs INPUT OUTPUT SNAPSHOT_EVERY
import { readFileSync, writeFileSync } from 'node:fs';
import { METRIC_VALUES_SIZE, MONITOR_STATE_SIZE, OBSERVATION_SIZE } from '../../src/BufferHealth.Browser/generated/layout.js';

const [, , input, output, every] = process.argv;
const module = readFileSync(new URL('../../src/BufferHealth.Browser/generated/kernel.wasm', import.meta.url));
const { instance } = await WebAssembly.instantiate(module);
const { memory, heapBase, start, updateLevel, update, close, snapshot } = instance.exports;
const observation = Math.ceil(heapBase.value / 8) * 8;
const values = observation + OBSERVATION_SIZE;
const state = values + METRIC_VALUES_SIZE;
const words = new Int32Array(memory.buffer);
const bytes = new Uint8Array(memory.buffer);

const operations = readFileSync(input);
const view = new DataView(operations.buffer, operations.byteOffset, operations.byteLength);
const stride = 8 + OBSERVATION_SIZE;
const count = operations.byteLength / stride;
const hashes = new Uint32Array(count);

const hashWord = (hash, word) => Math.imul(hash ^ word, 16777619);
function hashRange(hash, address, size) {
  for (let i = address / 4; i < (address + size) / 4; i++) hash = hashWord(hash, words[i]);
  return hash;
}

for (let i = 0; i < count; i++) {
  const at = i * stride;
  const number = (index) => view.getFloat64(at + 8 + 8 * index, true);
  let result = 0;
  switch (view.getInt32(at, true)) {
    case 0: result = updateLevel(state, number(0), number(1)); break;
    case 1:
      bytes.set(operations.subarray(at + 8, at + stride), observation);
      result = update(state, observation);
      break;
    case 2: {
      const options = view.getInt32(at + 4, true);
      start(state, options & 0xffff, number(0), number(1), number(2), options >> 16);
      break;
    }
    default: result = close(state);
  }
  let hash = hashRange(hashWord(2166136261 | 0, result), state, MONITOR_STATE_SIZE);
  if (i % every === 0) {
    snapshot(state, values);
    hash = hashRange(hash, values, METRIC_VALUES_SIZE);
  }
  hashes[i] = hash;
}
writeFileSync(output, new Uint8Array(hashes.buffer));
