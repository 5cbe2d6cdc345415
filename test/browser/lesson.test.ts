import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.ts';

const siteUrl = inject('siteUrl');
const lesson = new URL('lessons/quick-start/', siteUrl).href;
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
}, 120_000);

afterAll(() => browser.close());

async function open(options: { scripts?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: options.scripts ?? true,
    viewport: { width: 1280, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  return context.newPage();
}

// https://html.spec.whatwg.org/multipage/semantics.html#charset
test('a page names its charset within the first 1,024 bytes', async () => {
  const bytes = new Uint8Array(await (await fetch(lesson)).arrayBuffer()).subarray(0, 1024);
  expect(new TextDecoder().decode(bytes)).toContain('charset="utf-8"');
});

describe('a lesson without scripts', () => {
  let page: Page;

  beforeEach(async () => {
    page = await open({ scripts: false });
    await page.goto(lesson);
    return () => page.context().close();
  });

  test('shows its title, its text and its blocks', async () => {
    expect(await page.locator('h1').innerText()).toBe('Quick start');
    expect(await page.locator('.expressive-code pre').count()).toBeGreaterThan(10);
    expect(await page.locator('.dd-verdict-checked').first().textContent()).toBe('Checked against Kubernetes 1.36');
    for (const heading of await page.locator('.sl-markdown-content h2').all()) expect(await heading.isVisible()).toBe(true);
  });

  test.each([
    ['light', 'rgb(253, 252, 249)'],
    ['dark', 'rgb(11, 31, 51)'],
  ] as const)('is %s when the system is', async (colorScheme, paper) => {
    await page.emulateMedia({ colorScheme });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await background()).toBe(paper);
  });

  test('offers no button that does nothing', async () => {
    expect(await page.locator('.dd-search-open').isVisible()).toBe(false);
    expect(await page.locator('.copy button').first().isVisible()).toBe(false);
  });

  test('opens the documentation of a field', async () => {
    const key = page.locator('button.dd-key').first();
    const documentation = page.locator(`#${await key.getAttribute('popovertarget')}`);
    expect(await documentation.isVisible()).toBe(false);
    await key.click();
    expect(await documentation.isVisible()).toBe(true);
  });
});

describe('the documentation of a field', () => {
  let page: Page;

  beforeEach(async () => {
    page = await open();
    await page.goto(lesson);
    return () => page.context().close();
  });

  test('is opened and closed by keyboard', async () => {
    const key = page.locator('button.dd-key').first();
    const documentation = page.locator(`#${await key.getAttribute('popovertarget')}`);
    await key.focus();
    await page.keyboard.press('Enter');
    expect(await documentation.isVisible()).toBe(true);
    expect((await documentation.innerText()).length).toBeGreaterThan(20);
    await page.keyboard.press('Escape');
    expect(await documentation.isVisible()).toBe(false);
  });

  test('is opened by the pointer and stays on the screen', async () => {
    const key = page.locator('button.dd-key', { hasText: 'nodePort' }).first();
    const documentation = page.locator(`#${await key.getAttribute('popovertarget')}`);
    await key.scrollIntoViewIfNeeded();
    await key.hover();
    await documentation.waitFor({ state: 'visible' });
    const box = (await documentation.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(1280);
    expect(box.y + box.height).toBeLessThanOrEqual(900);
  });

  test('stands once on the page for each field', async () => {
    const ids = await page.$$eval('.dd-doc', (elements) => elements.map((element) => element.id));
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a lesson', () => {
  test('loads less than 30 kB of script, and nothing in it moves while it loads', async () => {
    const page = await open();
    const scripts: Promise<number>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return;
      scripts.push(response.body().then((body) => gzipSync(body).length));
    });
    await page.goto(lesson, { waitUntil: 'networkidle' });
    const inline = await page.$$eval('script:not([src])', (elements) => elements.map((element) => element.textContent).join('\n'));
    const loaded = (await Promise.all(scripts)).reduce((sum, size) => sum + size, gzipSync(inline).length);
    expect(loaded).toBeLessThan(30_000);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 100);
        }),
    );
    expect(shift).toBeLessThan(0.02);
    await page.context().close();
  });

  test('gives the commands of a session to the clipboard, without prompts and output', async () => {
    const page = await open();
    await page.goto(lesson);
    const session = page.locator('.frame.dd-console', { hasText: 'kubectl apply -f service.yaml' }).first();
    await session.locator('.copy button').click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^kubectl /m);
    expect(copied).not.toMatch(/^\$ |created$/m);
    await page.context().close();
  });

  test('publishes its manifests for kubectl', async () => {
    const page = await open();
    await page.goto(lesson);
    const links = await page.$$eval('a.dd-download', (anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href));
    const service = links.find((link) => link.endsWith('/service.yaml'));
    const response = await fetch(service!);
    expect(response.headers.get('content-type')).toMatch(/^text\/yaml/);
    const text = await response.text();
    expect(text).toContain('kind: Service');
    expect(text.endsWith('\n')).toBe(true);
    await page.context().close();
  });

  test('leads to its source and says when it was changed', async () => {
    const page = await open();
    await page.goto(lesson);
    const edit = page.getByRole('link', { name: 'Edit content/01-quick-start/lesson.mdx' });
    expect(await edit.getAttribute('href')).toBe(
      'https://git.example.org/drydock/edit/main/content/01-quick-start/lesson.mdx',
    );
    expect(await page.getByText('Last changed').isVisible()).toBe(true);
    await page.context().close();
  });
});
