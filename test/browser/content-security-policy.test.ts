import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verdict } from '../../src/kube/verdict.ts';
import type { Verdict } from '../../src/kube/verdict-types.ts';
import { readCorpus, type CorpusCase } from '../support/corpus.ts';
import { launchChromium } from './chromium.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Scripts of this site and nothing else: no inline script, and no code made from text. */
const POLICY = "default-src 'none'; script-src 'self'; report-uri /violation";

/** What a page does that judges manifests: the schemas of one release at once, the server's own rules when they are wanted. */
const SCRIPT = `
import table from './schemas/compact/v1.36.json';
import { manifestVerdict } from './src/kube/manifest-verdict.ts';
import { KindTable, schemasFrom } from './src/kube/schema/schemas-from.ts';
const schemas = schemasFrom('1.36', { builtIn: new KindTable(table) });
const { validationStage } = await import('./src/kube/validation-verdict.ts');
globalThis.judge = (manifests) => manifests.map((text) => manifestVerdict(text, { schemas, validation: validationStage }));
document.title = 'ready';
`;

/** A page that does what the policy forbids. */
const OFFENDER = `try { document.title = Reflect.construct(Function, ['return "ran"'])(); } catch (error) { document.title = error.name; }`;

function pageWith(script: string): string {
  return `<!doctype html><html lang="en"><title>loading</title><script type="module" src="${script}"></script></html>`;
}

const PER_STAGE = 12;

/** Some of what a server was recorded to accept, and to refuse in each of its stages. */
function selected(): CorpusCase[] {
  const byStage = new Map<string, CorpusCase[]>();
  for (const entry of readCorpus()) {
    const stage = entry.stage ?? 'accepted';
    byStage.set(stage, [...(byStage.get(stage) ?? []), entry]);
  }
  // From all over the list, which is sorted by kind.
  return [...byStage.values()].flatMap((entries) => {
    const step = Math.max(1, Math.floor(entries.length / PER_STAGE));
    return entries.filter((_, index) => index % step === 0);
  });
}

const cases = selected();
const PAGES: Readonly<Record<string, string>> = { '/': '/page.js', '/offender': '/offender.js' };

/** The browser's reports. */
const violations: { 'document-uri': string }[] = [];
const complaints: string[] = [];
let server: Server;
let browser: Browser;
let page: Page;
let verdicts: Verdict[];

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: SCRIPT, resolveDir: ROOT, sourcefile: 'page.ts', loader: 'ts' },
    absWorkingDir: ROOT, outdir: 'out', entryNames: 'page', bundle: true, splitting: true, write: false,
    format: 'esm', platform: 'browser', target: 'es2023', minify: true, logLevel: 'silent',
  });
  const scripts = new Map(outputFiles.map((file) => [file.path.slice(join(ROOT, 'out').length).replaceAll('\\', '/'), file.text]));
  scripts.set('/offender.js', OFFENDER);
  server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (url === '/violation') {
      void text(request).then((body) => violations.push(JSON.parse(body)['csp-report']));
      response.writeHead(204).end();
      return;
    }
    const script = scripts.get(url);
    const own = PAGES[url];
    if (script !== undefined) response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    else if (own !== undefined) response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': POLICY }).end(pageWith(own));
    else response.writeHead(404).end();
  }).listen(0, 'localhost');
  await once(server, 'listening');
  browser = await launchChromium();
  page = await browser.newPage();
  page.on('console', (message) => {
    // The page has no icon, which is all that may be missed.
    if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction(() => document.title === 'ready');
  verdicts = await page.evaluate(
    (manifests) => (globalThis as unknown as { judge(texts: string[]): Verdict[] }).judge(manifests),
    cases.map(({ manifest }) => manifest),
  );
});

afterAll(async () => {
  await browser.close();
  server.close();
});

describe('under a Content-Security-Policy without unsafe-eval', () => {
  test('manifests of every stage are judged', () => {
    expect(new Set(cases.map(({ stage }) => stage))).toEqual(new Set([null, 'yaml', 'unknown-kind', 'strict-decoding', 'validation', 'admission']));
    expect(verdicts).toHaveLength(cases.length);
  });

  test.each(cases.map((entry, index) => [entry.id, entry, index] as const))('%s has the verdict that it has in Node', (_, { manifest }, index) => {
    expect(verdicts[index]).toEqual(verdict(manifest));
  });

  test('the verdicts are those of the server', () => {
    const ours = verdicts.map(({ verdict: said }, index) => [cases[index]!.id, said]);
    expect(ours).toEqual(cases.map(({ id, verdict: said, needs_cluster_state: needsCluster }) => [id, needsCluster === true ? 'accepted' : said]));
  });

  test('the browser reports no violation', () => {
    expect(violations.filter((report) => report['document-uri'] === page.url())).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('which is in force: a page that makes code from text fails, and is reported', async () => {
    const offender = await browser.newPage();
    await offender.goto(new URL('/offender', page.url()).href);
    await offender.waitForFunction(() => document.title !== 'loading');
    expect(await offender.title()).toBe('EvalError');
    await expect.poll(() => violations.map((report) => new URL(report['document-uri']).pathname)).toEqual(['/offender']);
  });
});
