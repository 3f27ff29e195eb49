// Makes the calls of the random kernels on each module and reports where a result, a trap or the state is not .NET's.
// usage: node fuzz.mjs FOLDER LIMIT MODULE...   (stops at LIMIT kernels that differ in a module)
import { readFileSync } from 'node:fs';
import { judgeAll } from './judge-all.mjs';

const GUARD = 64;
const FILL = 0xa5;

const [, , folder, limit, ...modules] = process.argv;
const kernels = JSON.parse(readFileSync(`${folder}/manifest.json`));
const recorded = readFileSync(`${folder}/expected.bin`);
const records = new DataView(recorded.buffer, recorded.byteOffset, recorded.byteLength);

const judge = name => {
  const bytes = readFileSync(`${folder}/${name}`);
  if (!WebAssembly.validate(bytes)) return { module: name, valid: false, calls: 0, differences: ['not valid'] };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  if (exports.heapBase.value <= 0) return { module: name, valid: true, calls: 0, differences: ['heapBase is no address'] };
  const start = exports.heapBase.value + GUARD;
  const largest = Math.max(...kernels.map(kernel => kernel.stateSize));
  exports.memory.grow(Math.ceil((largest + 2 * GUARD) / 65536));
  const memory = Buffer.from(exports.memory.buffer);
  const view = new DataView(exports.memory.buffer);
  const differences = [];
  let calls = 0;
  let at = 0;
  for (const { name: kernel, stateSize, floatOffsets, doubleOffsets, calls: count } of kernels) {
    const next = at + count * (37 + stateSize);
    const end = start + stateSize;
    memory.fill(FILL, start - GUARD, end + GUARD);
    for (let call = 0; call < count; call++, at += 37 + stateSize) {
      if (call % 10 === 0) memory.fill(0, start, end);
      const args = [
        records.getInt32(at, true), records.getUint32(at + 4, true), records.getBigInt64(at + 8, true),
        records.getFloat32(at + 16, true), records.getFloat64(at + 20, true),
      ];
      let got = 'a trap';
      try {
        got = `${exports[kernel](start, ...args)}`;
      } catch (error) {
        if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      }
      for (const offset of floatOffsets) {
        if (Number.isNaN(view.getFloat32(start + offset, true))) view.setUint32(start + offset, 0x7fc00000, true);
      }
      for (const offset of doubleOffsets) {
        if (Number.isNaN(view.getFloat64(start + offset, true))) view.setBigUint64(start + offset, 0x7ff8000000000000n, true);
      }
      calls++;
      const want = recorded[at + 28] ? 'a trap' : `${records.getBigInt64(at + 29, true)}`;
      const wrong = [];
      if (got !== want) wrong.push(`is ${got}, .NET gives ${want}`);
      for (let i = 0; i < stateSize; i++) {
        if (memory[start + i] !== recorded[at + 37 + i]) wrong.push(`state[${i}] is ${memory[start + i]}, .NET leaves ${recorded[at + 37 + i]}`);
      }
      for (let i = 1; i <= GUARD; i++) {
        if (memory[start - i] !== FILL || memory[end + i - 1] !== FILL) wrong.push('it wrote beside the state');
      }
      if (wrong.length > 0) {
        differences.push(`${kernel}(${args.join(', ')}), call ${call}: ${wrong.slice(0, 4).join('; ')}`);
        break;
      }
    }
    at = next;
    if (differences.length >= limit) break;
  }
  return { module: name, valid: true, calls, differences };
};

console.log(JSON.stringify(judgeAll(judge, modules)));
