import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));
const options = { encoding: 'utf8', shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'] };
const example = entry => `
import init, { BufferHealthMonitor } from '${entry}';
await init();
const m = new BufferHealthMonitor();
m.updateBufferLevel(2.1);
console.log(JSON.parse(m.getMetrics()).qoeScore);
`;

test('the packed package, installed into an empty folder without a network', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'buffer-health-'));
  t.after(() => rm(folder, { recursive: true }));
  const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { ...options, cwd: root }));
  assert.deepEqual(packed.files.map(file => file.path).sort(), ['LICENSE', 'NOTICE', 'README.md', 'dist/buffer-health.d.ts',
    'dist/buffer-health.js', 'dist/csp.d.ts', 'dist/csp.js', 'dist/dash.d.ts', 'dist/dash.js', 'dist/full.d.ts', 'dist/full.js', 'dist/hls.d.ts', 'dist/hls.js',
    'dist/monitor.d.ts', 'dist/player.d.ts', 'dist/report.d.ts', 'dist/report.js', 'dist/reports.d.ts', 'dist/score.d.ts', 'dist/score.js', 'dist/scores.d.ts', 'dist/shaka.d.ts', 'dist/shaka.js', 'dist/types.d.ts', 'package.json']);
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${packed.filename}`], { ...options, cwd: folder });

  for (const entry of ['buffer-health', 'buffer-health/full', 'buffer-health/report', 'buffer-health/csp']) {
    const file = join(folder, 'example.js');
    await writeFile(file, example(entry));
    assert.equal(execFileSync(process.execPath, [file], options).trim(), '100', entry);

    const bundle = join(folder, 'bundle.mjs');
    await build({ entryPoints: [file], outfile: bundle, bundle: true, minify: true, format: 'esm', logLevel: 'silent' });
    assert.equal(execFileSync(process.execPath, [bundle], options).trim(), '100', `${entry}, bundled`);
  }

  const adapters = join(folder, 'adapters.js');
  await writeFile(adapters, `import { fromHls } from 'buffer-health/hls'; import { fromDash } from 'buffer-health/dash';
    import { fromShaka } from 'buffer-health/shaka'; import { SessionScore } from 'buffer-health/score'; const score = new SessionScore();
    score.chunk({ seconds: 60, vmaf: 90 }); console.log([fromHls, fromDash, fromShaka].map(from => typeof from({}).read).join(), score.read().mos > 4);`);
  assert.equal(execFileSync(process.execPath, [adapters], options).trim(), 'function,function,function true');

  await writeFile(join(folder, 'unused.js'), "import init from 'buffer-health'; import { BufferHealthMonitor } from 'buffer-health/csp';");
  const { outputFiles } = await build({ entryPoints: [join(folder, 'unused.js')], bundle: true, format: 'esm', write: false, logLevel: 'silent' });
  assert.ok(outputFiles[0].contents.length < 100, 'a bundler drops what nobody uses');
});

test('the README\'s example runs', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const code = readme.match(/```js\n(import init[^]*?)```/)[1].replace("'buffer-health'", `'${new URL('../dist/buffer-health.js', import.meta.url)}'`);
  assert.equal(execFileSync(process.execPath, ['--input-type=module', '-e', code], options).trim(), '100');
});
