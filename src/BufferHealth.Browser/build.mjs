// Builds generated/ (the modules, the translation of some to JavaScript, the layout) from the kernel in C#, and dist/ from that and src/.
//   node build.mjs            writes both
//   node build.mjs --check    writes nothing; fails where what is committed is not what would be written
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { minify } from 'terser';
import { layoutModule } from './layout.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const engine = join(here, '..', 'BufferHealth');
/** What can be imported: each becomes one file, and gives the types of another beside its own. */
const entries = { 'buffer-health': 'types', full: 'types', csp: 'types', report: 'reports', hls: 'player', dash: 'player', shaka: 'player', score: 'scores' };
/** Those of them whose kernel is that of `full`. */
const fullEntries = ['full', 'report'];
/** The modules that the one kernel is cut into, each by what it exports. */
const modules = {
  kernel: ['start', 'updateLevel', 'update', 'close', 'snapshot'],
  full: ['startFull', 'updateLevelFull', 'updateFull', 'closeFull', 'snapshotFull'],
  score: ['scoreStart', 'scorePicture', 'scoreChunk', 'scoreStall', 'scoreStartup', 'scoreRead'],
};
/** Those of them that some entry takes as JavaScript. */
const translated = ['kernel', 'score'];
const check = process.argv.includes('--check');
const scratch = mkdtempSync(join(tmpdir(), 'buffer-health-'));
const tools = dirname(createRequire(import.meta.url).resolve('binaryen'));

let stale = false;
try {
  settle('generated', await compileKernel());
  if (!stale) {
    settle('dist', await bundle());
  }
} finally {
  rmSync(scratch, { recursive: true });
}
if (stale) {
  console.error('Run node build.mjs and commit what it writes.');
  process.exitCode = 1;
}

/**
 * Writes the files of a folder that is generated, or compares them with those that are there.
 * @param {string} folder
 * @param {[name: string, bytes: Uint8Array][]} files
 */
function settle(folder, files) {
  const path = join(here, folder);
  const present = existsSync(path) ? readdirSync(path) : [];
  if (!check) {
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path);
    files.forEach(([name, bytes]) => writeFileSync(join(path, name), bytes));
    return;
  }
  const same = ([name, bytes]) => present.includes(name) && readFileSync(join(path, name)).equals(bytes);
  const expected = files.map(([name]) => name);
  for (const name of [...expected.filter((_, i) => !same(files[i])), ...present.filter(name => !expected.includes(name))]) {
    console.error(`stale: ${folder}/${name}`);
    stale = true;
  }
}

/** The modules, the translation of some to JavaScript, and the layout as constants. */
async function compileKernel() {
  const [raw, layout] = ['raw.wasm', 'layout.json'].map(name => join(scratch, name));
  const enums = readdirSync(engine).filter(name => name.endsWith('.cs')).map(name => join(engine, name))
    .filter(file => /^public enum /m.test(readFileSync(file, 'utf8'))).sort();
  execFileSync('dotnet', ['run', '--project', join(here, '..', 'BufferHealth.KernelCompiler'), '--',
    '-o', raw, '--layout', layout, join(engine, 'Kernel'), ...enums], { stdio: ['ignore', 'ignore', 'inherit'] });
  const features = ['--mvp-features', '--enable-bulk-memory', '--enable-nontrapping-float-to-int', '--enable-mutable-globals'];
  // Small functions inlined everywhere: 6 % more bytes, which deflate to 2 % less. Offsets into structs folded into the loads:
  // right where no address wraps round to the low memory, which refs to structs never do.
  const options = ['-Os', '--converge', '--always-inline-max-function-size=17', '--low-memory-unused', ...features, '--strip-debug', '--strip-producers', '--strip-target-features'];
  const cut = Object.entries(modules).map(([name, exports]) => {
    const [graph, part, wasm] = ['graph.json', 'part.wasm', `${name}.wasm`].map(file => join(scratch, file));
    const kept = ['memory', 'heapBase', ...exports];
    writeFileSync(graph, JSON.stringify([{ name: 'page', reaches: kept, root: true }, ...kept.map(name => ({ name, export: name }))]));
    binaryen('wasm-metadce', '--graph-file', graph, ...features, raw, '-o', part);
    binaryen('wasm-opt', ...options, part, '-o', wasm);
    return wasm;
  });
  const scripts = translated.map(name => {
    const js = join(scratch, `${name}.js`);
    binaryen('wasm2js', '-O', ...features, join(scratch, `${name}.wasm`), '-o', js);
    return [`${name}.js`, Buffer.from(`// @ts-nocheck Written by build.mjs from ${name}.wasm; not to be edited.\n${readFileSync(js, 'utf8')}`)];
  });
  const { instance } = await WebAssembly.instantiate(readFileSync(cut[0]));
  return [
    ...cut.map(wasm => [basename(wasm), readFileSync(wasm)]),
    ...scripts,
    ['layout.js', Buffer.from(layoutModule(JSON.parse(readFileSync(layout, 'utf8')), instance.exports.heapBase.value))],
  ];
}

/** @param {string} tool @param {...string} args */
function binaryen(tool, ...args) {
  execFileSync(process.execPath, [join(tools, 'bin', tool), ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}

async function bundle() {
  // Not before the kernel has compiled: it prints itself, all 30 KB, beside any exception that nobody catches.
  const { default: zopfli } = await import('@gfx/zopfli');
  const types = declarations();
  const built = await Promise.all([true, false].map(full => build({
    absWorkingDir: here,
    entryPoints: Object.keys(entries).filter(name => fullEntries.includes(name) === full).map(name => `src/${name}.js`),
    define: { FULL: String(full) },
    outdir: 'dist',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    banner: { js: '/*! buffer-health | Apache-2.0 */' },
    write: false,
    logLevel: 'warning',
    plugins: [{
      name: 'packed',
      setup({ onLoad }) {
        onLoad({ filter: /\.wasm$/ }, async ({ path }) => {
          const bytes = readFileSync(path);
          const packed = sixBits(await zopfli.zlibAsync(bytes, { numiterations: 200 }));      // 4 % less than zlib's best
          return { contents: `export const length = ${bytes.length}; export default ${JSON.stringify(packed)}` };
        });
      },
    }],
  })));
  const outputFiles = built.flatMap(({ outputFiles }) => outputFiles);
  const files = await Promise.all(outputFiles.map(async ({ path, text }) => [basename(path), Buffer.from(await smaller(text))]));
  return [...files, ...types];
}

/**
 * Writes bytes as text, six bits a character, of the characters that JavaScript is made of: `#` to `@` and `]` to `~`. The
 * gzip of a file this small has one code for all of it, and with these that is 200 bytes less than with base64.
 * @param {Uint8Array} bytes
 */
function sixBits(bytes) {
  const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const text = Buffer.from(bytes).toString('base64url').replace(/[^]/g, digit => String.fromCharCode(base64.indexOf(digit) + (base64.indexOf(digit) < 30 ? 35 : 63)));
  if (/<\/script/i.test(text)) {
    throw new Error('The packed module would end a script element.');
  }
  return text;
}

/** What esbuild leaves: constants folded across statements, functions that are called once inlined. */
async function smaller(text) {
  const { code } = await minify(text, { module: true, ecma: 2020, compress: { passes: 3 }, format: { comments: /^!/ } });
  return `${code}\n`;
}

/** The types: what tsc makes of the public modules, and the written ones. */
function declarations() {
  const out = join(scratch, 'types');
  const project = join(scratch, 'tsconfig.json');
  writeFileSync(project, JSON.stringify({
    extends: join(here, 'tsconfig.json'),
    compilerOptions: { noEmit: false, declaration: true, emitDeclarationOnly: true, rootDir: here, outDir: out },
    include: [],
    files: ['wasm.d.ts', ...Object.keys(entries).map(name => `${name}.js`)].map(name => join(here, 'src', name)),
  }));
  const tsc = createRequire(import.meta.url).resolve('typescript/package.json');
  execFileSync(process.execPath, [join(dirname(tsc), 'bin', 'tsc'), '-p', project], { stdio: 'inherit' });
  // JavaScript cannot export types, so the entries' declarations are given theirs here.
  const made = Object.entries(entries).map(([name, types]) => [`${name}.d.ts`,
    Buffer.from(`export type * from './${types}.js';\n${readFileSync(join(out, 'src', `${name}.d.ts`), 'utf8')}`)]);
  return [...made, ['monitor.d.ts', readFileSync(join(out, 'src', 'monitor.d.ts'))],
    ...['types.d.ts', 'player.d.ts', 'reports.d.ts', 'scores.d.ts'].map(name => [name, readFileSync(join(here, 'src', name))])];
}
