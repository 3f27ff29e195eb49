/** The browser and the server of a run. Pages are served from the server's own address, so that the media are of the same origin. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const here = fileURLToPath(new URL('.', import.meta.url));
export const root = join(here, '..', '..');

export const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
export const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required',
];
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };

/**
 * Starts the demo's server (built before), with a data folder of its own that goes when this process does.
 * @returns {Promise<{ address: string, readToken: () => string, stop: () => void }>}
 */
export function startServer() {
  const data = mkdtempSync(join(tmpdir(), 'fidelity-data-'));
  const child = spawn('dotnet', ['run', '--no-build', '--project', 'src/BufferHealth.Server', '--', '--urls', 'http://127.0.0.1:0', '--Collector:DataPath', data], {
    cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');      // whose data goes has nothing to settle
    } catch {
      // gone already
    }
  };
  process.once('exit', () => {
    stop();
    rmSync(data, { recursive: true, force: true, maxRetries: 10 });
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = chunk => {
      said += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (address) {
        resolve({ address, readToken: () => readFileSync(join(data, 'read-token'), 'utf8').trim(), stop });
      }
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', code => reject(new Error(`the server ended (${code}); build it with: dotnet build src/BufferHealth.Server\n${said}`)));
  });
}

export const startBrowser = () => chromium.launch({
  executablePath: CHROMIUM,
  args: FLAGS,
});

/** What lies under /fidelity/: from this folder, the packages and the built monitor. @param {string} pathname */
export function pageFile(pathname) {
  const path = normalize(pathname.slice('/fidelity/'.length));
  const file = path.startsWith('lib/') ? join(here, 'node_modules', path.slice(4))
    : path.startsWith('monitor/') ? join(root, 'src/BufferHealth.Browser/dist', path.slice(8))
    : join(here, 'page', path);
  return path.includes('..') || !existsSync(file) ? null : { body: readFileSync(file), type: TYPES[extname(file)] ?? 'text/plain' };
}

/** A fresh page at the server's address; nothing leaves the machine. */
export async function openPage(browser, address) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', error => errors.push(String(error)));
  await serve(page, address);
  await page.goto(`${address}/fidelity/index.html`);
  return { page, errors, close: () => context.close() };
}

/** Has this folder's files at the server's address, and nothing from anywhere else. */
export async function serve(page, address) {
  await page.route('**', route => {
    const { hostname } = new URL(route.request().url());
    return hostname === '127.0.0.1' || hostname === 'localhost' ? route.fallback() : route.abort();
  });
  await page.route(`${address}/fidelity/**`, route => {
    const file = pageFile(new URL(route.request().url()).pathname);
    return route.fulfill(file ? { body: file.body, contentType: file.type } : { status: 404 });
  });
}

/** Follows a scenario's link: [seconds, kbit/s] steps. @returns {() => void} stops */
export async function shape(address, link, steps) {
  const put = kbps => fetch(`${address}/links/${link}`, { method: 'PUT', body: JSON.stringify({ kbps }) }).then(answer => {
    if (!answer.ok) {
      throw new Error(`link: ${answer.status}`);
    }
  });
  await put(steps[0][1]);
  const timers = [];
  return {
    go: () => steps.slice(1).forEach(([at, kbps]) => timers.push(setTimeout(() => put(kbps), at * 1000))),
    stop: () => timers.forEach(clearTimeout),
  };
}

export const version = name => JSON.parse(readFileSync(join(here, 'node_modules', name, 'package.json'), 'utf8')).version;
