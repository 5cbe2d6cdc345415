import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.ts';

const siteUrl = inject('siteUrl');
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  await page.goto(siteUrl);
}, 120_000);

afterAll(() => browser.close());

test('search opens, finds a lesson, and goes to it', async () => {
  await page.getByRole('button', { name: 'Search' }).click();
  const input = page.getByRole('searchbox');
  expect(await input.evaluate((element) => element === document.activeElement)).toBe(true);
  await input.fill('nodePort');
  const first = page.locator('drydock-search li a').first();
  await first.waitFor();
  expect(await page.locator('drydock-search li').allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringMatching(/Quick start/)]),
  );
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.href !== siteUrl);
});

test('search says when nothing is found, and closes', async () => {
  await page.goto(siteUrl);
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox').fill('xyzzyplugh');
  await page.getByText('Nothing found').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.locator('drydock-search dialog').evaluate((dialog: HTMLDialogElement) => dialog.open)).toBe(false);
});
