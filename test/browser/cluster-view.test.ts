import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testCluster, type TestCluster } from '../../src/cluster/testing/cluster.ts';
import { clusterContext } from '../../src/kubectl/testing/cluster-context.ts';
import { runLine } from '../../src/kubectl/testing/session.ts';
import { type ClusterSnapshot, snapshotOf } from '../../src/run/worker/snapshot.ts';
import type { ClusterView } from '../../src/site/session/cluster-view/cluster-view.ts';
import { launchChromium } from './chromium.ts';

const ROOT = join(import.meta.dirname, '../..');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const SOURCE = `
import './src/site/styles/tokens.css';
import { openClusterView } from './src/site/session/cluster-view/cluster-view.ts';
globalThis.asked = [];
globalThis.view = openClusterView(document.querySelector('#host'), { onAsk: (command) => asked.push(command) });
`;

const HTML = '<!doctype html><html lang="en"><title>view</title><style>body { margin: 0; background: var(--dd-paper) } #host { height: 300px }</style><main><h1>Cluster</h1><div id="host"></div></main></html>';

const web = (replicas: number): string => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: 'nginx:1.28', readinessProbe: {httpGet: {path: /, port: 80}, initialDelaySeconds: 5}}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
`;

/** What a page has while the picture is in it. */
interface ViewPage {
  view: ClusterView;
  asked: string[];
}

let browser: Browser;
let page: Page;
let bundle: { script: string; style: string };
let cluster: TestCluster;

const run = (line: string): ReturnType<typeof runLine> => runLine(line, clusterContext(cluster));
const show = (snapshot: ClusterSnapshot): Promise<void> => page.evaluate((given) => (globalThis as unknown as ViewPage).view.update(given), snapshot);
const draw = (): Promise<void> => show(snapshotOf(cluster));
const asked = (): Promise<string[]> => page.evaluate(() => (globalThis as unknown as ViewPage).asked);

/** The names of nodes, or of the quay, with the Pods in each: `name STATUS ready state`. */
function drawn(): Promise<Record<string, string[]>> {
  return page.evaluate(() => {
    const text = (element: Element, selector: string): string => element.querySelector(selector)?.textContent ?? '';
    return Object.fromEntries([...document.querySelectorAll('.dd-hold, .dd-quay')].map((place) => [
      text(place, '.dd-node-name') || 'quay',
      [...place.querySelectorAll<HTMLElement>('.dd-pod')].map((pod) => [text(pod, '.dd-pod-name'), text(pod, '.dd-pod-status'), text(pod, '.dd-pod-ready'), pod.dataset['state']].join(' ')),
    ]));
  });
}

/** The same from the cluster. */
function expected(states: Readonly<Record<string, string>>): Record<string, string[]> {
  const { nodes, pods } = snapshotOf(cluster);
  const inOrder = pods.toSorted((a, b) => Number(a.created > b.created) - Number(a.created < b.created) || Number(a.name > b.name) - Number(a.name < b.name));
  const row = ({ name, status, ready, total }: (typeof pods)[number]): string => `${name} ${status} ${ready}/${total} ${states[`${status} ${ready}`] ?? states[status] ?? 'no such state'}`;
  return Object.fromEntries(nodes.map(({ name }) => [name, inOrder.filter(({ node }) => node === name).map(row)]));
}

async function axe(): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: SOURCE, resolveDir: ROOT, sourcefile: 'page.ts', loader: 'ts' },
    absWorkingDir: ROOT, outdir: 'out', bundle: true, write: false, format: 'iife', target: 'es2023', logLevel: 'silent',
  });
  const textOf = (end: string): string => outputFiles.find(({ path }) => path.endsWith(end))!.text;
  bundle = { script: textOf('.js'), style: textOf('.css') };
  browser = await launchChromium();
});

afterAll(() => browser.close());

beforeEach(async () => {
  cluster = testCluster({ unknownImages: 'missing' });
  await page?.close();
  page = await browser.newPage({ viewport: { width: 1100, height: 700 }, reducedMotion: 'reduce' });
  await page.setContent(HTML);
  await page.addStyleTag({ content: bundle.style });
  await page.addScriptTag({ content: bundle.script });
});

test('an empty cluster shows its nodes, the taint of the control plane, and says that nothing runs', async () => {
  await draw();
  expect(await drawn()).toEqual({ 'desktop-control-plane': [], 'desktop-worker': [], 'desktop-worker2': [] });
  expect(await page.textContent('.dd-spare .dd-node-taints')).toBe('taint node-role.kubernetes.io/control-plane:NoSchedule');
  expect(await page.isVisible('text=Nothing runs here yet.')).toBe(true);
  expect(await axe()).toEqual([]);
});

test('a rolling update, at every step', async () => {
  const states = { 'Running 1': 'ready', 'Running 0': 'starting', Pending: 'starting', ContainerCreating: 'starting', Terminating: 'terminating' };
  cluster.apply(web(3));
  cluster.advance(30);
  await draw();
  expect(await drawn()).toEqual(expected(states));
  expect(await page.isVisible('text=Nothing runs here yet.')).toBe(false);
  await run('kubectl set image deployment/web web=nginx:1.29');
  const seen = new Set<string>();
  for (let step = 0; step < 60; step++) {
    await draw();
    const now = await drawn();
    expect(now).toEqual(expected(states));
    for (const row of Object.values(now).flat()) seen.add(row.split(' ').slice(1).join(' '));
    // Only ready Pods are reached.
    const { services, pods } = snapshotOf(cluster);
    expect(await page.locator('.dd-pod .dd-balloon:not(.dd-shut)').count()).toBe(pods.filter(({ name }) => services[0]!.pods.includes(name)).length);
    cluster.advance(0.5);
  }
  expect([...seen].sort()).toEqual(['ContainerCreating 0/1 starting', 'Pending 0/1 starting', 'Running 0/1 starting', 'Running 1/1 ready', 'Terminating 1/1 terminating']);
  expect(await page.locator('.dd-pod-image').allTextContents()).toEqual(['nginx:1.29', 'nginx:1.29', 'nginx:1.29']);
}, 120_000);

test('elements are kept while what they stand for is there, and so is the focus', async () => {
  cluster.apply(web(3));
  cluster.advance(30);
  await draw();
  const first = page.locator('.dd-holds .dd-pod').first();
  const name = await first.locator('.dd-pod-name').textContent();
  await first.focus();
  await first.evaluate((element) => element.setAttribute('data-mark', ''));
  await run('kubectl scale deployment web --replicas=8');
  for (let step = 0; step < 10; step++) {
    cluster.advance(2);
    await draw();
  }
  expect(await page.locator('.dd-pod').count()).toBe(8);
  expect(await page.locator('[data-mark] .dd-pod-name').textContent()).toBe(name);
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-mark'))).toBe(true);
});

test('a crash loop is red, and says its STATUS and its restarts', async () => {
  await run('kubectl run crash --image=busybox:1.37 -- sh -c "exit 3"');
  cluster.advance(60);
  await draw();
  const pod = page.getByRole('button', { name: /^Pod crash CrashLoopBackOff 0\/1 busybox:1.37 \d restarts$/ });
  expect(await pod.getAttribute('data-state')).toBe('failing');
  expect(await axe()).toEqual([]);
});

test('a node that is drained, and Pods that find no other', async () => {
  cluster.apply(web(4));
  cluster.advance(30);
  await run('kubectl cordon desktop-worker2');
  await run('kubectl drain desktop-worker');
  await draw();
  const now = await drawn();
  expect(now['desktop-worker']).toEqual([]);
  expect(now['desktop-worker2']).toHaveLength(2);
  expect(now['quay']!.map((row) => row.split(' ').slice(1).join(' '))).toEqual(['Pending 0/1 starting', 'Pending 0/1 starting']);
  expect(await page.locator('.dd-node-troubles').allTextContents()).toEqual(['', 'SchedulingDisabled', 'SchedulingDisabled']);
  await page.locator('.dd-quay .dd-pod').first().hover();
  expect(await page.textContent('.dd-pointed')).toContain('0/3 nodes are available');
  await run('kubectl uncordon desktop-worker');
  cluster.advance(20);
  await draw();
  expect(await page.locator('.dd-quay').count()).toBe(0);
  expect((await drawn())['desktop-worker']).toHaveLength(2);
});

describe('pointing and asking', () => {
  beforeEach(async () => {
    cluster.apply(web(2));
    await run('kubectl create namespace staging');
    // Until it has its service account, no Pod is admitted.
    cluster.advance(1);
    await run('kubectl run alone --image=nginx:1.29 -n staging');
    cluster.advance(30);
    await draw();
  });

  test('a press asks kubectl for the object', async () => {
    await page.getByRole('button', { name: /^Pod staging\/alone/ }).click();
    await page.getByRole('button', { name: /^Service A web/ }).click();
    await page.getByRole('button', { name: /^Deployment web/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Node desktop-worker,/ }).click();
    expect(await asked()).toEqual(['kubectl describe pod alone -n staging', 'kubectl describe service web', 'kubectl describe deployment web', 'kubectl describe node desktop-worker']);
  });

  test('a Service sets its Pods off from the others', async () => {
    await page.getByRole('button', { name: /^Service A web/ }).hover();
    expect(await page.locator('.dd-lit .dd-pod-head').allTextContents()).toEqual([expect.stringMatching(/^web-/), expect.stringMatching(/^web-/)]);
    expect(await page.locator('.dd-dim').count()).toBe(1);
    await page.mouse.move(5, 690);
    expect(await page.locator('.dd-lit, .dd-dim').count()).toBe(0);
    expect(await page.textContent('.dd-pointed')).toBe('3 Pods: 3 Running');
  });

  test('what is said of a Pod follows it', async () => {
    const pod = page.getByRole('button', { name: /^Pod staging\/alone/ });
    await pod.focus();
    expect(await page.textContent('.dd-pointed')).toMatch(/^Pod alone run=alone Running, 1\/1 ready namespace staging on desktop-worker/);
    await run('kubectl delete pod alone -n staging --wait=false');
    await draw();
    expect(await page.textContent('.dd-pointed')).toContain('Terminating');
    cluster.advance(40);
    await draw();
    expect(await page.textContent('.dd-pointed')).toBe('2 Pods: 2 Running');
  });

  test('closing takes the picture away', async () => {
    await page.evaluate(() => (globalThis as unknown as ViewPage).view.close());
    expect(await page.locator('#host > *').count()).toBe(0);
  });
});

describe.each([[1100, 'light'], [1100, 'dark'], [390, 'light']] as const)('at %i px, %s', (width, colorScheme) => {
  test.each([3, 20, 60])('%i Pods have no barriers and no wider page', async (replicas) => {
    await page.setViewportSize({ width, height: 700 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    cluster.apply(web(replicas));
    cluster.advance(60);
    await run('kubectl run typo --image=ngnix:1.29');
    cluster.advance(5);
    await draw();
    expect(await page.locator('.dd-pod').count()).toBe(replicas + 1);
    expect(await page.evaluate(() => [document.documentElement, document.querySelector('.dd-sheet')!].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))).toEqual([0, 0]);
    const small = await page.locator('.dd-subject').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 24).length);
    expect(small).toBe(0);
    expect(await axe()).toEqual([]);
  });
});

test('motion is brief, and none for who asked for none', async () => {
  const moving = (): Promise<number> => page.evaluate(() => document.getAnimations().length);
  cluster.apply(web(2));
  cluster.advance(30);
  await draw();
  await run('kubectl scale deployment web --replicas=4');
  cluster.advance(0.5);
  await draw();
  expect(await moving()).toBe(0);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await run('kubectl scale deployment web --replicas=6');
  cluster.advance(0.5);
  await draw();
  expect(await moving()).toBeGreaterThan(0);
  await page.waitForFunction(() => document.getAnimations().length === 0, undefined, { timeout: 5000 });
});
