import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright';
import { build, type Rollup } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { notices } from '../../src/site/course/notices.ts';
import { checkFile } from '../../src/site/session/editor/check-files.ts';
import { launchChromium } from './chromium.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Scripts and styles of this site, no code made from text, and a style element only with the server's nonce. */
const POLICY = "default-src 'none'; script-src 'self' 'nonce-anchor'; worker-src 'self'; style-src 'self' 'nonce-anchor'; report-uri /violation";

/** What a lesson's page does: an editor of one file, with others beside it. */
const PAGE = `
import '/src/site/styles/tokens.css';
import '/src/site/styles/page.css';
import { openEditor } from '/src/site/session/editor/editor.ts';
const changes = [];
globalThis.open = (name, text, files) => {
  changes.length = 0;
  globalThis.editor?.close();
  globalThis.editor = openEditor(document.querySelector('main'), { name, text, files: () => files, onChange: (now) => changes.push(now) });
};
globalThis.changes = changes;
document.title = 'Editor';
`;

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: tug
spec:
  containers:
  - name: tug
    image: registry.k8s.io/pause:3.10
`;

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: tug
spec:
  selector:
    app: tug
  ports:
  - port: 80
`;

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const violations: unknown[] = [];
const errors: string[] = [];
let server: Server;
let browser: Browser;
let page: Page;
/** The packages that the page's own script has parts of; those of the worker are held to the notices by check-worker.test.ts. */
let packages: string[];

/** The scripts and style sheets of the page, the worker's included, by their paths. */
async function site(): Promise<Map<string, string>> {
  const built = await build({
    configFile: false, root: ROOT, logLevel: 'silent', worker: { format: 'es' },
    plugins: [{ name: 'page', resolveId: (id) => (id === 'virtual:page' ? '\0page' : undefined), load: (id) => (id === '\0page' ? PAGE : undefined) }],
    build: { write: false, target: 'es2023', modulePreload: false, rolldownOptions: { input: { page: 'virtual:page' }, output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' } } },
  });
  const { output } = (Array.isArray(built) ? built[0]! : built) as Rollup.RollupOutput;
  packages = output.flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : [])).flatMap((path) => /^.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path)?.[1]?.replace('\\', '/') ?? []);
  return new Map(output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : String(file.source)]));
}

beforeAll(async () => {
  const files = await site();
  const sheet = [...files.keys()].find((path) => path.endsWith('.css'))!;
  const html = `<!doctype html><html lang="en"><title>loading</title><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="${sheet}"><script type="module" nonce="anchor" src="/page.js"></script><main><h1>Editor</h1></main></html>`;
  server = createServer((request, response) => {
    const url = request.url ?? '/';
    const file = files.get(url);
    if (url === '/violation') {
      void text(request).then((body) => violations.push(JSON.parse(body)['csp-report']));
      response.writeHead(204).end();
    } else if (file !== undefined) response.writeHead(200, { 'content-type': url.endsWith('.css') ? 'text/css' : 'text/javascript', 'content-security-policy': POLICY }).end(file);
    else if (url === '/') response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': POLICY }).end(html);
    else response.writeHead(404).end();
  }).listen(0, 'localhost');
  await once(server, 'listening');
  browser = await launchChromium();
}, 120_000);

afterAll(async () => {
  await browser.close();
  server.close();
});

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 900, height: 800 } });
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction(() => document.title === 'Editor');
});

afterEach(async () => {
  await page.close();
});

interface Opened {
  open(name: string, text: string, files: Record<string, string>): void;
  editor: { text: string; setText(text: string): void };
  changes: string[];
}

async function open(name: string, content: string, files: Record<string, string> = {}): Promise<void> {
  await page.evaluate(([one, its, others]) => (globalThis as unknown as Opened).open(one, its, others), [name, content, files] as const);
}

const status = (): Promise<string | null> => page.locator('.dd-editor-status').textContent();
const textOf = (): Promise<string> => page.evaluate(() => (globalThis as unknown as Opened).editor.text);

/** What is shown of each finding. */
function shown(): Promise<{ place: string; severity: string; message: string; help: string | null }[]> {
  return page.$$eval('.dd-finding', (items) => items.map((item) => ({
    place: item.querySelector('.dd-finding-place')!.textContent,
    severity: item.querySelector('.dd-finding-severity')!.textContent,
    message: item.querySelector('.dd-finding-message')!.textContent,
    help: item.querySelector('.dd-finding-help')?.textContent ?? null,
  })));
}

/** Puts the caret at the end of the text by keyboard. */
async function toTheEnd(): Promise<void> {
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+End');
}

describe('the editor of a file', () => {
  test('says that the checks find nothing in a file that is right', async () => {
    await open('pod.yaml', POD);
    await expect.poll(status).toBe('No problems found by the checks');
    expect(await shown()).toEqual([]);
  });

  test('shows what is wrong while it is typed, in the words of the checks, and where', async () => {
    await open('pod.yaml', POD);
    await expect.poll(status).toBe('No problems found by the checks');
    await toTheEnd();
    await page.keyboard.type('    imagePullPolicy: Allways');
    await expect.poll(status).toBe('1 error');
    const [finding] = checkFile({ 'pod.yaml': `${POD}    imagePullPolicy: Allways` }, 'pod.yaml');
    expect(await shown()).toEqual([{ place: 'Line 9, column 22', severity: 'error', message: finding!.message, help: finding!.help ?? null }]);
    expect(finding!.message).toContain('Allways');
    expect(await page.locator('.dd-underline-error').textContent()).toBe('Allways');
    expect(await page.evaluate(() => (globalThis as unknown as Opened).changes.at(-1))).toBe(`${POD}    imagePullPolicy: Allways`);
  });

  test('mends what the checks can mend, and takes it back with undo', async () => {
    const wrong = POD.replace('containers:', 'container:');
    await open('pod.yaml', wrong);
    await expect.poll(status).toBe('1 error');
    expect((await shown())[0]).toMatchObject({ message: 'PodSpec has no field "container"', help: 'did you mean "containers"?' });
    await page.getByRole('button', { name: 'Fix it' }).click();
    expect(await textOf()).toBe(POD);
    await expect.poll(status).toBe('No problems found by the checks');
    await page.keyboard.press('Control+z');
    expect(await textOf()).toBe(wrong);
  });

  test('goes to the place of a finding', async () => {
    await open('pod.yaml', POD.replace('containers:', 'container:'));
    await page.locator('.dd-finding-go').click();
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('cm-content');
    await page.keyboard.type('x');
    expect(await textOf()).toContain('  xcontainer:');
  });

  test('knows the other files of the workspace', async () => {
    await open('service.yaml', SERVICE.replace('app: tug', 'app: tugg'), { 'pod.yaml': POD.replace('  name: tug', '  name: tug\n  labels:\n    app: tug') });
    await expect.poll(status).toBe('1 warning');
    expect((await shown())[0]!.message).toMatch(/^the selector app=tugg matches no pod of these files, but pod\.yaml \(line 5\)/);
  });

  test('lets a keyboard in and out: Tab indents, Escape and Tab leave', async () => {
    await open('pod.yaml', POD);
    await toTheEnd();
    await page.keyboard.press('Tab');
    expect(await textOf()).toBe(`${POD}  `);
    await page.keyboard.press('Backspace');
    expect(await textOf()).toBe(POD);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.cm-content') ?? null)).toBeNull();
    const describedBy = await page.locator('.cm-content').getAttribute('aria-describedby');
    expect(await page.locator(`#${describedBy}`).textContent()).toContain('press Esc, then Tab');
  });

  test('indents the line after a key by two spaces more', async () => {
    await open('pod.yaml', 'metadata:');
    await toTheEnd();
    await page.keyboard.press('Enter');
    await page.keyboard.type('labels:\napp: tug');
    expect(await textOf()).toBe('metadata:\n  labels:\n    app: tug');
  });

  test('takes a text from the page without calling it a change of the reader', async () => {
    await open('pod.yaml', 'kind: [');
    await expect.poll(status).toBe('1 error');
    await page.evaluate((pod) => (globalThis as unknown as Opened).editor.setText(pod), POD);
    await expect.poll(status).toBe('No problems found by the checks');
    expect(await page.evaluate(() => (globalThis as unknown as Opened).changes)).toEqual([]);
  });

  test('edits a file that is not YAML, and says nothing of checks', async () => {
    await open('Dockerfile', 'FROM python:3.13-slim\n');
    await toTheEnd();
    await page.keyboard.type('USER 1000');
    expect(await textOf()).toBe('FROM python:3.13-slim\nUSER 1000');
    expect(await page.locator('.dd-editor-findings').count()).toBe(0);
  });

  test('leaves nothing behind when it is closed', async () => {
    await open('pod.yaml', POD);
    await expect.poll(status).toBe('No problems found by the checks');
    expect(page.workers()).toHaveLength(1);
    await page.evaluate(() => (globalThis as unknown as { editor: { close(): void } }).editor.close());
    expect(await page.locator('main > *').count()).toBe(1);
    await expect.poll(() => page.workers().length).toBe(0);
  });

  test.each([
    ['light', 900],
    ['dark', 900],
    ['light', 360],
    ['dark', 360],
  ] as const)('has no barrier that axe knows, %s, %i px wide', async (colorScheme, width) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await open('pod.yaml', POD.replace('containers:', 'container:').replace('name: tug', 'name: "Tug" # with a capital'));
    await page.locator('.dd-finding').first().waitFor();
    await page.evaluate(AXE);
    const { violations: found } = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
    expect(found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    const low = await page.$$eval('.dd-editor button', (buttons) => buttons.map((button) => button.getBoundingClientRect().height).filter((height) => height < 24));
    expect(low).toEqual([]);
  });

  test('has no package that the third-party notices leave out', () => {
    const named = new Set(notices().map((notice) => notice.package));
    expect(packages.filter((name) => !named.has(name))).toEqual([]);
    expect(packages).toContain('@codemirror/view');
  });

  test('has the styles of its text under the policy', async () => {
    await open('pod.yaml', POD);
    expect(await page.locator('.cm-content').evaluate((content) => getComputedStyle(content).whiteSpace)).toBe('pre');
  });

  test('violates no policy, and meets no error', () => {
    expect(violations).toEqual([]);
    expect(errors).toEqual([]);
  });
});
