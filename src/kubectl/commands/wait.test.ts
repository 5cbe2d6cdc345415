import { describe, expect, test } from 'vitest';
import { configMap, DEPLOYMENT, POD, shell } from '../testing/commands.ts';

test('until a condition is met', async () => {
  const { run } = shell(POD);
  expect(await run('kubectl wait --for=condition=Ready pod/web')).toBe('pod/web condition met\n');
  expect(await run('kubectl wait --for=condition=ready=True pods --all')).toBe('pod/web condition met\n');
  expect(await run("kubectl wait --for=jsonpath='{.status.phase}'=Running pod/web -o name")).toBe('pod/web\n');
  expect(await run('kubectl wait --for=jsonpath=.status.podIP pod/web')).toBe('pod/web condition met\n');
});

test('a condition of an older generation does not count', async () => {
  const { cluster, run } = shell(DEPLOYMENT);
  cluster.advance(5);
  await run(`kubectl patch deployment web -p '{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"api:0.2.0"}]}}}}'`);
  const before = cluster.clock.now;
  expect(await run('kubectl wait --for=condition=Available deployment/web')).toBe('deployment.apps/web condition met\n');
  expect(cluster.clock.now).toBeGreaterThanOrEqual(before);
});

test('until the time is over', async () => {
  const { cluster, run } = shell(`${POD}---\n${POD.replace('name: web\n', 'name: other\n')}`);
  const before = cluster.clock.now;
  // As recorded with kubectl 1.36 for each; all objects share the time.
  expect(await run('kubectl wait --for=condition=Nope pod/web pod/other --timeout=2s')).toBe(
    'timed out waiting for the condition on pods/web\ntimed out waiting for the condition on pods/other\n? 1\n');
  expect(cluster.clock.now - before).toBe(2000);
  expect(await run('kubectl wait --for=condition=Nope pod/web --timeout=1')).toContain('missing unit in duration "1"');
  expect(await run('kubectl wait --for=condition=Nope pod/web --timeout=0s')).toBe('error: condition not met for pods/web\n? 1\n');
});

test('until it is deleted', async () => {
  const { cluster, run } = shell(configMap('a', '1'));
  cluster.clock.after(3, () => cluster.remove('configmaps', 'a'));
  expect(await run('kubectl wait --for=delete cm/a')).toBe('configmap/a condition met\n');
  expect(await run('kubectl wait --for=delete cm/a')).toBe('');
  expect(await run('kubectl wait --for=condition=Ready cm/a')).toBe('Error from server (NotFound): configmaps "a" not found\n? 1\n');
});

test('until it is made, and then for its condition', async () => {
  const { cluster, run } = shell();
  cluster.clock.after(2, () => cluster.apply(POD));
  expect(await run('kubectl wait --for=create pod/web')).toBe('pod/web condition met\n');
  cluster.remove('pods', 'web');
  cluster.advance(5);
  cluster.clock.after(2, () => cluster.apply(POD));
  expect(await run('kubectl wait --for=create --for=condition=Ready pod/web')).toBe('pod/web condition met\n');
  expect(await run('kubectl wait --for=create pod/nosuch --timeout=1s')).toBe('error: timed out waiting for the condition\n? 1\n');
});

test('an object that goes while it is waited for', async () => {
  const { cluster, run } = shell(configMap('a', '1'));
  cluster.clock.after(1, () => cluster.remove('configmaps', 'a'));
  expect(await run('kubectl wait --for=condition=Ready cm/a')).toBe('Error from server (NotFound): configmaps "a" not found\n? 1\n');
});

describe('what cannot be waited for', () => {
  test.each([
    ['', 'unrecognized condition: []'],
    ['--for=ready', 'unrecognized condition: "ready"'],
    ["--for=jsonpath='{.a}'=1=2", "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'"],
    ["--for=jsonpath='{.a}'=", "jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3"],
    ["--for=jsonpath='{.metadata.labels}'=x", 'jsonpath leads to a nested object or list which is not supported'],
    ["--for=jsonpath='{.spec.containers[*].name}'=x", 'given jsonpath expression matches more than one value'],
  ])('%s', async (flags, message) => {
    const { run } = shell(POD.replace('  containers:\n', '  containers:\n  - {name: side, image: "x:1"}\n'));
    expect(await run(`kubectl wait ${flags} pod/web`)).toBe(`error: ${message}\n? 1\n`);
  });

  test('nothing that fits', async () => {
    expect(await shell().run('kubectl wait --for=condition=Ready pod -l a=b')).toBe('error: no matching resources found\n? 1\n');
  });
});
