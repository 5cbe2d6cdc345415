import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Playground } from '../../src/run/worker/playground.ts';
import type { Reply, Request } from '../../src/run/worker/protocol.ts';
import { bundle } from '../support/worker-bundle.ts';
import { launchChromium } from './chromium.ts';
import { DEPLOYMENT, SESSIONS } from './worker-sessions.ts';

/** Scripts of this site and nothing else: no code made from text, and no connection to anywhere. */
const POLICY = "default-src 'none'; script-src 'self'; worker-src 'self'; report-uri /violation";

/** Plays sessions in a new worker each, as a page does. */
const PAGE = `
globalThis.play = (requests) => new Promise((resolve, reject) => {
  const worker = new Worker('/worker.js', { type: 'module' });
  const last = Math.max(...requests.map(({ id }) => id ?? 0));
  const replies = [];
  worker.onerror = (event) => reject(new Error(event.message));
  worker.onmessage = ({ data }) => {
    replies.push(data);
    if (data.type === 'output' || data.id !== last) return;
    worker.terminate();
    resolve(replies);
  };
  for (const request of requests) worker.postMessage(request);
});
document.title = 'ready';
`;

const HTML = '<!doctype html><html lang="en"><title>loading</title><script type="module" src="/page.js"></script></html>';

const violations: unknown[] = [];
const asked: string[] = [];
let server: Server;
let browser: Browser;
let page: Page;

async function inNode(requests: readonly Request[]): Promise<Reply[]> {
  const replies: Reply[] = [];
  const playground = new Playground((reply) => replies.push(reply), () => Promise.resolve());
  await Promise.all(requests.map((request) => playground.handle(request)));
  return replies;
}

function inWorker(requests: readonly Request[]): Promise<Reply[]> {
  return page.evaluate((all) => (globalThis as unknown as { play(requests: readonly Request[]): Promise<Reply[]> }).play(all), requests);
}

beforeAll(async () => {
  const [worker] = await bundle('src/run/worker/entry.ts');
  const scripts = new Map([['/worker.js', worker!.code], ['/page.js', PAGE]]);
  server = createServer((request, response) => {
    const url = request.url ?? '/';
    asked.push(url);
    const script = scripts.get(url);
    if (url === '/violation') {
      void text(request).then((body) => violations.push(JSON.parse(body)));
      response.writeHead(204).end();
    } else if (script !== undefined) response.writeHead(200, { 'content-type': 'text/javascript', 'content-security-policy': POLICY, 'cache-control': 'max-age=3600' }).end(script);
    else if (url === '/') response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': POLICY }).end(HTML);
    else response.writeHead(404).end();
  }).listen(0, 'localhost');
  await once(server, 'listening');
  browser = await launchChromium();
  page = await browser.newPage();
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction(() => document.title === 'ready');
  // The worker's script is in the browser's cache after this, and the network may go.
  await inWorker([{ type: 'start' }, { type: 'play', id: 1, command: 'true' }]);
  asked.length = 0;
  await page.context().setOffline(true);
}, 120_000);

afterAll(async () => {
  await browser.close();
  server.close();
});

describe('the worker of a page, offline and under a Content-Security-Policy without unsafe-eval', () => {
  test.each(SESSIONS)('plays $name as Node does, byte for byte, and the second time as the first', async ({ requests }) => {
    const expected = await inNode(requests);
    expect(expected.filter(({ type }) => type === 'failed')).toEqual([]);
    const first = await inWorker(requests);
    expect(first).toEqual(expected);
    expect(JSON.stringify(await inWorker(requests))).toBe(JSON.stringify(first));
  });

  test('gives other names to pods with another seed', async () => {
    const ask = (seed: number): Request[] => [
      { type: 'start', seed, files: { 'deployment.yaml': DEPLOYMENT } },
      { type: 'play', id: 1, command: 'kubectl apply -f deployment.yaml && kubectl get pods -o name' },
    ];
    const [one, other] = [await inWorker(ask(1)), await inWorker(ask(2))];
    expect(one).toHaveLength(other.length);
    expect(one).not.toEqual(other);
  });

  test('refuses a step before there is a computer, and goes on', async () => {
    expect(await inWorker([{ type: 'play', id: 1, command: 'ls' }])).toEqual([{ type: 'failed', id: 1, message: 'play: no computer has been started' }]);
  });

  test('asks the network for nothing, and violates nothing', () => {
    expect(asked).toEqual([]);
    expect(violations).toEqual([]);
  });
});
