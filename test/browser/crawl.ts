import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright';

/** What one page of the site is and does. */
export interface CrawledPage {
  url: string;
  /** Errors on the console, uncaught exceptions, requests that failed or left the site. */
  errors: string[];
  /** What axe finds of impact serious or critical, with the view it was found in. */
  barriers: string[];
  /** Width of the page beyond a screen of 360 px. */
  overflow: number;
  /** Addresses of the links on the page. */
  links: string[];
  /** Ids that an anchor can lead to. */
  ids: string[];
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const VIEWS = [
  { name: 'desktop, dark', width: 1360, height: 900, scheme: 'dark' },
  { name: 'desktop, light', width: 1360, height: 900, scheme: 'light' },
  { name: 'phone, dark', width: 360, height: 780, scheme: 'dark' },
  { name: 'phone, light', width: 360, height: 780, scheme: 'light' },
] as const;

/** What axe runs in a theme of which the page has been seen at this width: only colours differ between themes. */
const COLOURS_ONLY = { runOnly: ['color-contrast'] };

/** Visits pages in several browsers at a time, each with one page, as those that are not in front are slowed down. */
export async function crawl(browsers: readonly Browser[], urls: readonly string[]): Promise<CrawledPage[]> {
  const crawled: CrawledPage[] = [];
  const waiting = [...urls.entries()];
  const worker = async (browser: Browser): Promise<void> => {
    const context = await browser.newContext();
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const page = await context.newPage();
      crawled[next[0]] = await visit(page, next[1]);
      await page.close();
    }
    await context.close();
  };
  await Promise.all(browsers.map(worker));
  return crawled;
}

async function visit(page: Page, url: string): Promise<CrawledPage> {
  const errors: string[] = [];
  const { origin } = new URL(url);
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) errors.push(`asks for ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && response.url() !== url) errors.push(`${response.status()} for ${response.url()}`);
  });
  await page.goto(url, { waitUntil: 'load' });
  // Blocks out of sight are not laid out, so that axe would pass over them.
  await page.addStyleTag({ content: '.expressive-code .frame { content-visibility: visible !important }' });
  await page.evaluate(AXE);

  const barriers: string[] = [];
  let overflow = 0;
  let seen = 0;
  // Rules share one layout: two views of each show both themes and both widths.
  const views = /\/rules\/\w+\//.test(url) ? VIEWS.slice(1, 3) : VIEWS;
  for (const { name, width, height, scheme } of views) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: scheme });
    await page.waitForFunction((theme) => document.documentElement.dataset['theme'] === theme, scheme);
    await scrollersReady(page);
    const options = width === seen ? COLOURS_ONLY : {};
    seen = width;
    barriers.push(...(await serious(page, options)).map((barrier) => `${name}: ${barrier}`));
    if (width === 360) {
      overflow = Math.max(overflow, await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth));
    }
  }
  const links = await page.$$eval('a[href]', (anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href));
  const ids = await page.$$eval('[id]', (elements) => elements.map((element) => element.id));
  return { url, errors, barriers, overflow, links: [...new Set(links)], ids };
}

/** Waits until the page's script has made the blocks that now scroll reachable by keyboard; axe reports those it forgets. */
async function scrollersReady(page: Page): Promise<void> {
  await page
    .waitForFunction(
      () =>
        [...document.querySelectorAll<HTMLElement>('.expressive-code pre, .sl-markdown-content table')].every(
          (block) => !block.checkVisibility() || block.scrollWidth <= block.clientWidth || block.tabIndex === 0,
        ),
      undefined,
      { timeout: 1500 },
    )
    .catch(() => undefined);
}

async function serious(page: Page, options: object): Promise<string[]> {
  const { violations } = await page.evaluate(async (given) => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return axe.run({ resultTypes: ['violations'], ...given });
  }, options);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id} (${help}): ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
