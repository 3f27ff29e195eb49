// Makes every call of the grid on each module and reports where a result is not what .NET gave.
// usage: node grid.mjs FOLDER LIMIT MODULE...   (stops at LIMIT differences a module)
import { readFileSync } from 'node:fs';
import { judgeAll } from './judge-all.mjs';

const [, , folder, limit, ...modules] = process.argv;
const read = name => readFileSync(`${folder}/${name}`);
const aligned = name => new Uint8Array(read(name)).buffer;
const { functions, names } = JSON.parse(read('manifest.json'));
const values = {
  i32: new Int32Array(aligned('i32.bin')),
  i64: new BigInt64Array(aligned('i64.bin')),
  f32: new Float64Array(aligned('f32.bin')),
  f64: new Float64Array(aligned('f64.bin')),
};
const slots = aligned('results.bin');
const traps = new Uint8Array(aligned('traps.bin'));
const [ints, longs, doubles] = [new Int32Array(slots), new BigInt64Array(slots), new Float64Array(slots)];
const expected = { i32: i => ints[2 * i], i64: i => longs[i], f32: i => doubles[i], f64: i => doubles[i], none: () => undefined };

const judge = module => {
  const bytes = read(module);
  if (!WebAssembly.validate(bytes)) return { module, valid: false, calls: 0, differences: ['not valid'] };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  const missing = names.filter(name => !(name in exports));
  const differences = missing.map(name => `${name} is not exported`);
  let call = 0;
  const run = (f, args, depth) => {
    if (depth < f.parameters.length) {
      for (const value of values[f.parameters[depth]]) {
        args[depth] = value;
        run(f, args, depth + 1);
        if (differences.length >= limit) return;
      }
      return;
    }
    let result;
    try {
      result = exports[f.name](...args);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      result = 'trap';
    }
    const want = traps[call] ? 'trap' : expected[f.result](call);
    // Object.is tells 0 from -0 and finds NaN equal to NaN, whatever its bits.
    if (!Object.is(result, want)) differences.push(`${f.name}(${args.join(', ')}) is ${result}, .NET gives ${want}`);
    call++;
  };
  for (const f of functions) {
    if (differences.length >= limit) break;
    run(f, [], 0);
  }
  return { module, valid: true, calls: call, differences };
};

console.log(JSON.stringify(judgeAll(judge, modules)));
