/**
 * A tab that can really be hidden: another one comes to the front, and Chromium slows the timers of this one down. It is
 * driven over Chromium's own pipe, since Playwright keeps every page it knows visible.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as forward } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHROMIUM, FLAGS, pageFile } from './browser.mjs';

/** @param {string} address of the server that has the media: this one serves the page, and passes on what it lacks */
export async function openTab(address) {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path.startsWith('/fidelity/')) {
      const file = pageFile(path);
      response.writeHead(file ? 200 : 404, file && { 'content-type': file.type }).end(file?.body);
      return;
    }
    const onwards = forward(address + path, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onwards.on('error', () => response.destroy());
    response.on('close', () => onwards.destroy());
    onwards.end();
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const here = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;

  const profile = mkdtempSync(join(tmpdir(), 'fidelity-'));
  const child = spawn(CHROMIUM, [...FLAGS, '--headless=new', '--remote-debugging-pipe', `--user-data-dir=${profile}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const send = protocol(child);
  const created = await send('Target.createTarget', { url: `${here}/fidelity/index.html` });
  const { sessionId } = await send('Target.attachToTarget', { targetId: created.targetId, flatten: true });
  const evaluate = async expression => {
    const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, sessionId);
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  };
  while (!await evaluate(`document.querySelector('video') !== null`)) {
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  const other = await send('Target.createTarget', { url: 'about:blank', background: true });
  await send('Target.activateTarget', { targetId: created.targetId });
  return {
    address: here,
    /** @param {(setup: any) => Promise<any>} run in the page @param {any} setup */
    evaluate: (run, setup) => evaluate(`(${run})(${JSON.stringify(setup)})`),
    hide: () => send('Target.activateTarget', { targetId: other.targetId }),
    show: () => send('Target.activateTarget', { targetId: created.targetId }),
    async close() {
      const ended = new Promise(resolve => child.once('exit', resolve));
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The DevTools protocol over a pipe: messages that a zero byte ends. */
function protocol(child) {
  const waiting = new Map();
  let id = 0;
  let said = '';
  child.stdio[4].setEncoding('utf8').on('data', text => {
    const messages = (said + text).split('\0');
    said = messages.pop();
    for (const { id: of, error, result } of messages.map(message => JSON.parse(message)).filter(message => message.id)) {
      const { resolve, reject } = waiting.get(of);
      waiting.delete(of);
      error ? reject(new Error(error.message)) : resolve(result);
    }
  });
  return (method, params, sessionId) => new Promise((resolve, reject) => {
    waiting.set(++id, { resolve, reject });
    child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
  });
}
