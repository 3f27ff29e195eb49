import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import test from 'node:test';
import { gzipSync } from 'node:zlib';

const root = new URL('../', import.meta.url);
const budget = JSON.parse(await readFile(new URL('size-budget.json', root), 'utf8'));

test('every entry has a budget, and the main one is 8 KB or less', async () => {
  const entries = (await readdir(new URL('dist/', root))).filter(name => name.endsWith('.js')).map(name => `dist/${name}`);
  assert.deepEqual(Object.keys(budget).sort(), entries.sort());
  assert.ok(budget['dist/buffer-health.js'] <= 8192);
});

for (const [entry, limit] of Object.entries(budget)) {
  test(`${entry}: gzip within ${limit} bytes, and the budget no more than 10 % too loose`, async () => {
    const bytes = gzipSync(await readFile(new URL(entry, root)), { level: 9 }).length;
    assert.ok(bytes <= limit, `${bytes} bytes are more than ${limit}`);
    assert.ok(limit <= bytes * 1.1, `${limit} is more than 10 % over ${bytes} bytes: lower it`);
  });
}
