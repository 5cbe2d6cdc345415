import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync } from 'node:zlib';
import type { AxeResults } from 'axe-core';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.ts';

const siteUrl = inject('siteUrl');
const SAME = 'Run here. It printed what the lesson says.';
const OTHER = 'Run here. It printed something else than the lesson.';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let page: Page;
const mistakes: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
}, 120_000);

afterAll(() => browser.close());

beforeEach(async () => {
  mistakes.length = 0;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) => mistakes.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') mistakes.push(message.text());
  });
  return async () => {
    await context.close();
    if (mistakes.length > 0) throw new Error(`the page complains: ${mistakes.join('; ')}`);
  };
});

function open(lesson: string): Promise<unknown> {
  return page.goto(new URL(`lessons/${lesson}/`, siteUrl).href);
}

/** The block of a lesson in which a command is run. */
function blockWith(command: string): Locator {
  return page.locator('figure.frame:has(.dd-run)', { hasText: command }).first();
}

async function statusOf(block: Locator): Promise<string> {
  const status = block.locator('.dd-run-status');
  await status.filter({ hasText: /\S/ }).waitFor();
  return status.innerText();
}

async function type(command: string): Promise<string> {
  await page.locator('.dd-terminal-input').fill(command);
  await page.keyboard.press('Enter');
  await page.locator('.dd-terminal:not(.dd-terminal-running)').waitFor();
  return page.locator('.dd-terminal-log').innerText();
}

describe('a block that is run', () => {
  test('plays what it builds on, and prints what the lesson says', async () => {
    await open('pods');
    const block = blockWith('kubectl logs prepared -c fetch');
    const written = await block.locator('pre .ec-line').count();
    await block.locator('.dd-run').click();
    expect(await statusOf(block)).toBe(SAME);
    expect(await block.locator('.dd-live').innerText()).toContain('fetching the model');
    expect(await block.locator('.dd-live .ec-line').count()).toBe(written);
    // The blocks before it were played as well, and say so.
    expect(await page.locator('.dd-run-same').count()).toBeGreaterThan(1);
  });

  test('gives the lesson’s text back when asked', async () => {
    await open('pods');
    const block = blockWith('kubectl logs prepared -c fetch');
    await block.locator('.dd-run').click();
    await statusOf(block);
    await block.getByRole('button', { name: 'Show the lesson’s text' }).click();
    expect(await block.locator('.dd-live').isVisible()).toBe(false);
    expect(await block.locator('pre:not(.dd-live)').isVisible()).toBe(true);
    await block.getByRole('button', { name: 'Show what ran' }).click();
    expect(await block.locator('.dd-live').isVisible()).toBe(true);
  });

  test('says when it printed something else, and which lines', async () => {
    await open('pods');
    const block = blockWith('kubectl apply -f prepared.yaml');
    await block.locator('.dd-run').click();
    await statusOf(block);
    await page.getByRole('button', { name: 'Terminal', exact: true }).click();
    expect(await type('kubectl apply -f prepared.yaml')).toContain('pod/prepared created');
    await page.keyboard.press('Escape');
    await block.locator('.dd-run').click();
    await block.locator('.dd-run-status', { hasText: OTHER }).waitFor();
    // Not `unchanged`: the live Pod has one volume more, that of its ServiceAccount's token, so the order of the list is written again.
    expect(await block.locator('.dd-differs').first().innerText()).toBe('pod/prepared configured');
  });

  test('goes back to the lesson’s text when the reader starts over', async () => {
    await open('pods');
    const block = blockWith('kubectl logs prepared -c fetch');
    await block.locator('.dd-run').click();
    await statusOf(block);
    await page.getByRole('button', { name: 'Start over' }).click();
    expect(await page.locator('.dd-live').count()).toBe(0);
    expect(await block.locator('pre').isVisible()).toBe(true);
    await block.locator('.dd-run').click();
    expect(await statusOf(block)).toBe(SAME);
  });
});

test('starting over ends what runs, and leaves nothing of it', async () => {
  await open('jobs');
  const last = page.locator('figure.frame:has(.dd-run)').last();
  await last.locator('.dd-run').click();
  await page.locator('.dd-running').waitFor();
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.waitForTimeout(300);
  expect(await page.locator('.dd-running, .dd-run-same, .dd-run-other, .dd-live').count()).toBe(0);
  expect(await page.locator('.dd-run-status').allTextContents()).not.toContain('stopped');
  expect(new Set(await page.locator('.dd-run span').allTextContents())).toEqual(new Set(['Run']));
  const first = page.locator('figure.frame:has(.dd-run)').first();
  await first.locator('.dd-run').click();
  expect(await statusOf(first)).toBe(SAME);
});

test('what cannot be loaded says so, and is tried again at the next press', async () => {
  await open('pods');
  const block = blockWith('kubectl logs prepared -c fetch');
  const script = /\/entry-[^/]*\.js$/;
  await page.route(script, (route) => route.abort());
  await block.locator('.dd-run').click();
  expect(await statusOf(block)).toContain('could not be');
  await page.unroute(script);
  await block.locator('.dd-run').click();
  await block.locator('.dd-run-status', { hasText: SAME }).waitFor();
  expect(mistakes.splice(0).every((mistake) => mistake.includes('ERR_FAILED'))).toBe(true);
});

describe('the terminal', () => {
  beforeEach(async () => {
    await open('pods');
    await page.getByRole('button', { name: 'Open a terminal' }).click();
    await page.locator('.dd-terminal-input').waitFor();
  });

  test('runs commands on a cluster of the reader’s own, with the files of the lesson', async () => {
    expect(await type('kubectl get nodes')).toMatch(/^desktop-worker2 +Ready/m);
    expect(await type('kubectl apply -f prepared.yaml')).toContain('pod/prepared created');
    expect(await type('cd /tmp && pwd')).toContain('/tmp');
    expect(await page.locator('.dd-terminal-cwd').innerText()).toBe('/tmp');
    expect(await type('nosuch')).toContain('bash: nosuch: command not found');
  });

  test('explains fields', async () => {
    expect(await type('kubectl explain pod.spec.nodeName')).toMatch(/DESCRIPTION:\n +\S+/);
  });

  test('ends a command at Ctrl-C, and brings earlier ones back', async () => {
    await page.locator('.dd-terminal-input').fill('kubectl get pods --watch');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Ctrl-C' }).click();
    await page.locator('.dd-terminal:not(.dd-terminal-running)').waitFor();
    await page.locator('.dd-terminal-input').press('ArrowUp');
    expect(await page.locator('.dd-terminal-input').inputValue()).toBe('kubectl get pods --watch');
  });

  test('completes words at Tab, and leaves it alone where there is nothing to complete', async () => {
    const input = page.locator('.dd-terminal-input');
    await input.fill('kubectl apply -f prep');
    await input.press('Tab');
    expect(await input.inputValue()).toBe('kubectl apply -f prepared.yaml ');
    await type('kubectl run tug --image=nginx:1.28');
    await input.fill('kubectl describe pod tu');
    await input.press('Tab');
    expect(await input.inputValue()).toBe('kubectl describe pod tug ');
    await input.fill('');
    await input.press('Tab');
    expect(await input.evaluate((element) => element === document.activeElement)).toBe(false);
  });

  test('says what to do instead of an editor, is cleared, and closes', async () => {
    expect(await type('vim prepared.yaml')).toContain('bash: vim: command not found\nThere is no editor in this terminal. Press Edit');
    expect(await type('clear')).toBe('');
    await page.locator('.dd-terminal-input').fill('exit');
    await page.keyboard.press('Enter');
    expect(await page.locator('.dd-terminal').isVisible()).toBe(false);
  });

  test('stands beside a picture of the cluster, which asks it about a Pod', async () => {
    await page.getByRole('button', { name: 'Cluster', exact: true }).click();
    await type('kubectl run web --image=nginx:1.28 && kubectl wait --for=condition=Ready pod/web');
    const pod = page.locator('.dd-dock-cluster').getByRole('button', { name: /web/ }).first();
    await pod.click();
    const asked = page.locator('.dd-terminal-log', { hasText: 'Successfully assigned default/web' });
    await asked.waitFor();
    expect(await asked.innerText()).toContain('$ kubectl describe pod web');
  });
});

test('the panels are made higher by their edge, with the mouse and with keys', async () => {
  await open('pods');
  await page.getByRole('button', { name: 'Open a terminal' }).click();
  const panel = page.locator('.dd-dock-terminal');
  const height = (): Promise<number> => panel.evaluate((element) => (element as HTMLElement).offsetHeight);
  const before = await height();
  const edge = page.getByRole('separator', { name: 'Height of the panels' });
  const { x, y } = (await edge.boundingBox())!;
  await page.mouse.move(x + 20, y + 4);
  await page.mouse.down();
  await page.mouse.move(x + 20, y - 96);
  await page.mouse.up();
  expect(await height()).toBe(before + 100);
  await edge.press('ArrowDown');
  expect(await height()).toBe(before + 76);
  await open('jobs');
  await page.getByRole('button', { name: 'Open a terminal' }).click();
  expect(await height()).toBe(before + 76);
});

test('the panels that are open are so in the next lesson, once something runs', async () => {
  await open('pods');
  await page.getByRole('button', { name: 'Open a terminal' }).click();
  await page.getByRole('button', { name: 'Cluster', exact: true }).click();
  await page.getByRole('button', { name: 'Terminal', exact: true }).click();
  await open('jobs');
  expect(await page.locator('.dd-dock').count()).toBe(0);
  await page.locator('.dd-run').first().click();
  await page.locator('.dd-dock').waitFor();
  expect(await page.locator('.dd-dock-cluster').isVisible()).toBe(true);
  expect(await page.locator('.dd-terminal').isVisible()).toBe(false);
});

describe('an edited file', () => {
  test('is checked as it is typed, and is what commands find', async () => {
    await open('pods');
    const file = page.locator('figure.frame:has(.dd-edit[data-file="prepared.yaml"])').first();
    await file.locator('.dd-edit').click();
    const editor = file.locator('.cm-content');
    await editor.waitFor();
    const text = await editor.innerText();
    await editor.fill(text.replace('name: prepared', 'name: Prepared'));
    await file.getByText('a lowercase RFC 1123 subdomain').first().waitFor();
    await editor.fill(text.replace('name: prepared', 'name: readied'));
    await page.getByRole('button', { name: 'Open a terminal' }).click();
    expect(await type('kubectl apply -f prepared.yaml')).toContain('pod/readied created');
    await file.getByRole('button', { name: 'Put back the lesson’s prepared.yaml' }).click();
    expect(await type('kubectl apply -f prepared.yaml')).toContain('pod/prepared created');
  });
});

test('a manifest that is wrong on purpose can be mended', async () => {
  await open('deployments');
  const file = page.locator('figure.frame:has(.dd-edit[data-file="mismatch.yaml"])').first();
  await file.locator('.dd-edit').click();
  const editor = file.locator('.cm-content');
  await file.getByText('`selector` does not match template `labels`').first().waitFor();
  expect(await file.locator('.dd-error').isVisible()).toBe(false);
  const text = await editor.innerText();
  const wanted = /matchLabels:\s*app: (\S+)/.exec(text)![1]!;
  await editor.fill(text.replace(/(template:\s*metadata:\s*labels:\s*app: )\S+/, `$1${wanted}`));
  await file.getByText('No problems found').first().waitFor();
  await page.getByRole('button', { name: 'Open a terminal' }).click();
  expect(await type('kubectl apply -f mismatch.yaml')).toMatch(/deployment\.apps\/\S+ created/);
});

test('files that only a real image would be built from are not offered', async () => {
  await open('quick-start');
  const files = await page.locator('.dd-edit').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-file')));
  expect(files).toContain('deployment.yaml');
  expect(files.filter((name) => !name!.endsWith('.yaml'))).toEqual([]);
});

test('a changed file is there again after a reload, until the lesson’s is put back', async () => {
  await open('pods');
  const file = page.locator('figure.frame:has(.dd-edit[data-file="prepared.yaml"])').first();
  const editor = file.locator('.cm-content');
  await file.locator('.dd-edit').click();
  await editor.fill((await editor.innerText()).replace('name: prepared', 'name: readied'));
  await page.reload();
  await editor.waitFor();
  expect(await editor.innerText()).toContain('name: readied');
  await page.getByRole('button', { name: 'Open a terminal' }).click();
  expect(await type('kubectl apply -f prepared.yaml')).toContain('pod/readied created');
  await page.keyboard.press('Escape');
  await file.getByRole('button', { name: 'Put back the lesson’s prepared.yaml' }).click();
  await page.reload();
  await page.waitForLoadState('networkidle');
  expect(await editor.count()).toBe(0);
});

describe('an exercise', () => {
  test('says when it is not done, and when it is', async () => {
    await open('scheduling');
    const exercise = page.locator('.dd-exercise').first();
    const check = exercise.locator('.dd-check').nth(1);
    await check.getByRole('button', { name: 'Check my work' }).click();
    await check.locator('.dd-not-yet').waitFor();
    expect(await check.locator('.dd-check-printed').innerText()).toBe('(nothing)');
    await page.getByRole('button', { name: 'Terminal', exact: true }).click();
    await type('kubectl taint node desktop-worker team=training:NoSchedule');
    await page.keyboard.press('Escape');
    await check.getByRole('button', { name: 'Check my work' }).click();
    await check.locator('.dd-passed').waitFor();
  });
});

describe('all of it', () => {
  test.each(['light', 'dark'] as const)('can be used by everybody (axe, %s)', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await open('pods');
    const block = blockWith('kubectl logs prepared -c fetch');
    await block.locator('.dd-run').click();
    await statusOf(block);
    await page.locator('.dd-edit').first().click();
    await page.locator('.cm-content').first().waitFor();
    await page.getByRole('button', { name: 'Terminal', exact: true }).click();
    await page.getByRole('button', { name: 'Cluster', exact: true }).click();
    await type('kubectl run web --image=nginx:1.28');
    await page.evaluate(AXE);
    const parts = { include: ['.dd-dock', '.dd-exercise', 'figure.dd-editing', 'figure.dd-run-same'].map((part) => [part]) };
    const { violations } = await page.evaluate((context) => (globalThis as unknown as { axe: { run(context: unknown): Promise<AxeResults> } }).axe.run(context), parts);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  test('works on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open('pods');
    const block = blockWith('kubectl logs prepared -c fetch');
    await block.locator('.dd-run').click();
    expect(await statusOf(block)).toBe(SAME);
    await page.getByRole('button', { name: 'Terminal', exact: true }).click();
    await type('kubectl get pods -A');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  test('loads less than 400 kB for a run, compressed with brotli', async () => {
    await open('production');
    await page.waitForLoadState('networkidle');
    const bodies: Promise<Buffer>[] = [];
    page.on('response', (response) => bodies.push(response.body()));
    const block = page.locator('figure.frame:has(.dd-run)').first();
    await block.locator('.dd-run').click();
    await statusOf(block);
    const sizes = (await Promise.all(bodies)).map((body) => brotliCompressSync(body).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(400_000);
    expect(Math.max(...sizes)).toBeGreaterThan(100_000);
  });

  test('loads nothing of it before the reader asks', async () => {
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    await open('pods');
    await page.waitForLoadState('networkidle');
    expect(loaded.filter((path) => /(?:lesson-page|editor|entry)[^/]*\.js$|session\.json|field-texts/.test(path))).toEqual([]);
  });
});
