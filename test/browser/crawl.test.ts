import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { type CrawledPage, crawl } from './crawl.ts';
import { sitePages } from './site-pages.ts';

const siteUrl = inject('siteUrl');
let browsers: Browser[];
let pages: CrawledPage[];

beforeAll(async () => {
  browsers = await Promise.all([launchChromium(), launchChromium()]);
  pages = await crawl(browsers, await sitePages(siteUrl));
}, 600_000);

afterAll(() => Promise.all(browsers.map((browser) => browser.close())));

/** For each page with problems, its address and the problems. */
function problems(of: (page: CrawledPage) => string[]): string[] {
  return pages.flatMap((page) => of(page).map((problem) => `${page.url} ${problem}`));
}

describe('every page of the site', () => {
  test('is in the sitemap', () => {
    const paths = pages.map((page) => new URL(page.url).pathname.slice('/course'.length));
    expect(paths).toEqual(expect.arrayContaining(['/', '/lessons/quick-start/', '/rules/', '/coverage/']));
  });

  test('has no barrier that axe calls serious or critical, in light and dark, on desktop and phone', () => {
    expect(problems((page) => page.barriers)).toEqual([]);
  });

  test('logs no error and asks nothing of other sites', () => {
    expect(problems((page) => page.errors)).toEqual([]);
  });

  test('fits a screen of 360 px', () => {
    expect(problems((page) => (page.overflow > 0 ? [`is ${page.overflow} px too wide`] : []))).toEqual([]);
  });

  test('links only to pages, anchors and files that exist', async () => {
    const known = new Map(pages.map((page) => [page.url, new Set(page.ids)]));
    const files = new Map<string, boolean>();
    const broken: string[] = [];
    for (const page of pages) {
      for (const link of page.links) {
        const url = new URL(link);
        if (url.origin !== new URL(siteUrl).origin) continue;
        const anchor = decodeURIComponent(url.hash.slice(1));
        url.hash = '';
        const ids = known.get(url.href);
        if (ids) {
          if (anchor !== '' && !ids.has(anchor)) broken.push(`${page.url} -> ${link}: no such anchor`);
          continue;
        }
        if (!files.has(url.href)) files.set(url.href, (await fetch(url)).ok);
        if (!files.get(url.href)) broken.push(`${page.url} -> ${link}: not found`);
      }
    }
    expect(broken).toEqual([]);
  });
});
