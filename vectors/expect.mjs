/**
 * Writes what the engine makes of every vector, as `buffer-health replay --json` prints it, into vectors/expected:
 *   dotnet build src/BufferHealth.Cli && node vectors/expect.mjs
 * Look at the differences before committing them: a number that changes is a change of the definitions.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CLI = 'src/BufferHealth.Cli/bin/Debug/net10.0/BufferHealth.Cli.dll';
const root = fileURLToPath(new URL('..', import.meta.url));
mkdirSync(new URL('expected/', import.meta.url), { recursive: true });
let count = 0;
for (const folder of ['traces', 'cases']) {
  for (const file of readdirSync(new URL(`${folder}/`, import.meta.url)).filter(name => name.endsWith('.jsonl'))) {
    const json = execFileSync('dotnet', [CLI, 'replay', `vectors/${folder}/${file}`, '--json'], { cwd: root, encoding: 'utf8' });
    writeFileSync(new URL(`expected/${file.slice(0, -1)}`, import.meta.url), json);
    count++;
  }
}
console.log(`${count} vectors`);
