import { expect, test } from 'vitest';
import { configMap, DEPLOYMENT, POD, shell } from '../testing/commands.ts';

const HELD = configMap('held', '1', '  finalizers: [example.com/wait]\n');

test('the command waits until the object is gone', async () => {
  const { cluster, run } = shell(POD);
  cluster.advance(5);
  const before = cluster.clock.now;
  expect(await run('kubectl delete pod web')).toBe('pod "web" deleted from default namespace\n');
  expect(cluster.all('pods')).toEqual([]);
  expect(cluster.clock.now).toBeGreaterThan(before);
});

test('a finalizer keeps it waiting, until the time is over, Ctrl-C, or somebody takes it away', async () => {
  const { cluster, run } = shell(HELD);
  expect(await run('kubectl delete cm held --timeout=2s')).toBe('configmap "held" deleted from default namespace\nerror: timed out waiting for the condition on configmaps/held\n? 1\n');
  expect(await run('kubectl delete cm held', { interruptAfter: 5 })).toBe('configmap "held" deleted from default namespace\n? 130\n');
  expect(await run('kubectl delete cm held --wait=false')).toBe('configmap "held" deleted from default namespace\n');
  const at = { resource: cluster.resource('configmaps'), namespace: 'default', name: 'held' };
  cluster.clock.after(3, () => void cluster.client().patch(at, { type: 'merge', body: { metadata: { finalizers: null } } }));
  expect(await run('kubectl delete cm held')).toBe('configmap "held" deleted from default namespace\n');
});

test('--cascade=orphan leaves what the object made', async () => {
  const { cluster, run } = shell(DEPLOYMENT);
  cluster.advance(5);
  expect(await run('kubectl delete deployment web --cascade=orphan')).toBe('deployment.apps "web" deleted from default namespace\n');
  cluster.advance(5);
  expect(cluster.all('replicasets')).toHaveLength(1);
  expect(cluster.all('pods')).toHaveLength(2);
});

test('-i asks first', async () => {
  const { cluster, run } = shell(configMap('a', '1'));
  const asked = 'You are about to delete the following 1 resource(s):\nconfigmap/a\nDo you want to continue? (y/n): ';
  expect(await run('kubectl delete cm a -i', { stdin: 'n\n' })).toBe(`${asked}deletion is cancelled\n`);
  expect(await run('kubectl delete cm a -i', { stdin: '' })).toBe(`${asked}deletion is cancelled\n`);
  expect(cluster.get('configmaps', 'a')).toBeDefined();
  expect(await run('kubectl delete cm a -i', { stdin: 'y\n' })).toBe(`${asked}configmap "a" deleted from default namespace\n`);
});

test('what is in no namespace is warned of where one is named', async () => {
  const { run } = shell('apiVersion: v1\nkind: Namespace\nmetadata: {name: trash}\n');
  expect(await run('kubectl delete ns trash -n default')).toBe(
    'Warning: deleting cluster-scoped resources, not scoped to the provided namespace\nnamespace "trash" deleted\n');
});

test('in all namespaces', async () => {
  const { cluster, run } = shell(configMap('a', '1', '  labels: {part: x}\n'));
  cluster.apply(configMap('a', '1', '  labels: {part: x}\n  namespace: kube-public\n'));
  expect(await run('kubectl delete cm -A -l part=x')).toBe('configmap "a" deleted from default namespace\nconfigmap "a" deleted from kube-public namespace\n');
});

test('old values of --cascade, and output formats', async () => {
  const { run } = shell(configMap('a', '1'));
  expect(await run('kubectl delete cm a -o yaml')).toBe("error: unexpected -o output mode: yaml. We only support '-o name'\n? 1\n");
  expect((await run('kubectl delete cm a --cascade=false')).replace(/^W.*\] /, '')).toBe(
    '--cascade=false is deprecated (boolean value) and can be replaced with --cascade=orphan.\nconfigmap "a" deleted from default namespace\n');
});
