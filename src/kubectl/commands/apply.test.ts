import { describe, expect, test } from 'vitest';
import { configMap, DEPLOYMENT, POD, shell } from '../testing/commands.ts';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

const withFile = (text: string) => {
  const all = shell();
  all.files['a.yaml'] = text;
  return all;
};

test('the annotation is JSON as Go writes it', async () => {
  const { cluster, run } = withFile(configMap('a', '<1>&2'));
  await run('kubectl apply -f a.yaml');
  expect(cluster.get('configmaps', 'a').metadata.annotations[LAST_APPLIED]).toBe(
    String.raw`{"apiVersion":"v1","data":{"a":"\u003c1\u003e\u00262"},"kind":"ConfigMap","metadata":{"annotations":{},"name":"a","namespace":"default"}}` + '\n');
});

test('what others changed stays, what the file says comes back', async () => {
  const { cluster, files, run } = withFile(DEPLOYMENT);
  await run('kubectl apply -f a.yaml');
  await run(`kubectl patch deployment web -p '{"spec":{"replicas":7,"minReadySeconds":3}}'`);
  files['a.yaml'] = DEPLOYMENT.replace('0.1.0', '0.2.0');
  expect(await run('kubectl apply -f a.yaml')).toBe('deployment.apps/web configured\n');
  expect(cluster.get('deployments', 'web')['spec']).toMatchObject({ replicas: 2, minReadySeconds: 3 });
});

test('several documents as one list, and the namespace of the command', async () => {
  const { run } = withFile(`${configMap('a', '1')}---\n${configMap('b', '2')}`);
  const list = JSON.parse(await run('kubectl apply -f a.yaml -o json'));
  expect(list).toMatchObject({ apiVersion: 'v1', kind: 'List', metadata: { resourceVersion: '' } });
  expect(list.items.map(({ metadata }: { metadata: { name: string } }) => metadata.name)).toEqual(['a', 'b']);
  expect(await run('kubectl apply -f a.yaml -n kube-system')).toBe('configmap/a created\nconfigmap/b created\n');
});

describe('dry runs', () => {
  test('on the client nothing is asked of the server', async () => {
    const { cluster, run } = withFile(DEPLOYMENT.replace('replicas: 2', 'replicas: -2'));
    expect(await run('kubectl apply -f a.yaml --dry-run=client')).toBe('deployment.apps/web created (dry run)\n');
    expect(cluster.all('deployments')).toEqual([]);
  });

  test('on the server everything happens but the storing', async () => {
    const { cluster, files, run } = withFile(DEPLOYMENT);
    expect(await run('kubectl apply -f a.yaml --dry-run=server')).toBe('deployment.apps/web created (server dry run)\n');
    expect(cluster.all('deployments')).toEqual([]);
    files['a.yaml'] = DEPLOYMENT.replace('replicas: 2', 'replicas: -2');
    expect(await run('kubectl apply -f a.yaml --dry-run=server')).toContain('spec.replicas: Invalid value: -2');
  });
});

test('an object that cannot be changed is refused, or with --force made anew', async () => {
  const { cluster, files, run } = withFile(DEPLOYMENT);
  await run('kubectl apply -f a.yaml');
  const { uid } = cluster.get('deployments', 'web').metadata;
  files['a.yaml'] = DEPLOYMENT.replaceAll('{app: web}', '{app: other}');
  expect(await run('kubectl apply -f a.yaml')).toBe(
    'The Deployment "web" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"other"}}: field is immutable\n? 1\n');
  expect(await run('kubectl apply --force -f a.yaml')).toBe('deployment.apps/web configured\n');
  const { metadata, spec } = cluster.get('deployments', 'web');
  expect(metadata.uid).not.toBe(uid);
  expect(spec.selector.matchLabels).toEqual({ app: 'other' });
});

test('one object that is refused does not keep the others from being applied', async () => {
  const { cluster, run } = withFile(`${DEPLOYMENT.replace('replicas: 2', 'replicas: -2')}---\n${configMap('a', '1')}`);
  expect(await run('kubectl apply -f a.yaml')).toBe(`configmap/a created
The Deployment "web" is invalid: spec.replicas: Invalid value: -2: must be greater than or equal to 0
? 1
`);
  expect(cluster.get('configmaps', 'a')).toBeDefined();
});

test('an object that may not be read', async () => {
  const { run } = withFile(configMap('a', '1'));
  await run('kubectl apply -f a.yaml');
  expect(await run('kubectl apply -f a.yaml --as=nobody')).toBe(`Error from server (Forbidden): error when retrieving current configuration of:
Resource: "/v1, Resource=configmaps", GroupVersionKind: "/v1, Kind=ConfigMap"
Name: "a", Namespace: "default"
from server for: "a.yaml": configmaps "a" is forbidden: User "nobody" cannot get resource "configmaps" in API group "" in the namespace "default"
? 1
`);
});

test('a refusal of another kind shows the patch', async () => {
  const { cluster, files, run } = withFile(configMap('a', '1'));
  await run('kubectl apply -f a.yaml');
  cluster.apply(`apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: viewers}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects: [{kind: User, name: ana, apiGroup: rbac.authorization.k8s.io}]
`);
  files['a.yaml'] = configMap('a', '2');
  const said = await run('kubectl apply -f a.yaml --as=ana');
  expect(said).toMatch(/^Error from server \(Forbidden\): error when applying patch:\n\{"data":\{"a":"2"\},"metadata":\{"annotations":\{"kubectl\.kubernetes\.io.*\}\}\}\nto:\nResource: "\/v1, Resource=configmaps"/);
  expect(said).toContain('\nfor: "a.yaml": configmaps "a" is forbidden: User "ana" cannot patch resource "configmaps" in API group "" in the namespace "default"\n? 1\n');
});

test('an object that is on its way out is warned of', async () => {
  const { run, cluster } = withFile(configMap('a', '1', '  finalizers: [example.com/wait]\n'));
  await run('kubectl apply -f a.yaml');
  cluster.remove('configmaps', 'a');
  expect(await run('kubectl apply -f a.yaml')).toBe('Warning: Detected changes to resource a which is currently being deleted.\nconfigmap/a unchanged\n');
});

describe('pruning', () => {
  test('only what was applied and has the labels goes', async () => {
    const { cluster, files, run } = withFile(configMap('a', '1', '  labels: {part: x}\n'));
    files['b.yaml'] = configMap('b', '1', '  labels: {part: x}\n');
    await run('kubectl apply -f a.yaml -f b.yaml');
    cluster.apply(configMap('c', '1', '  labels: {part: x}\n'));
    expect(await run('kubectl apply -f a.yaml --prune -l part=x --prune-allowlist core/v1/ConfigMap')).toBe('configmap/a unchanged\nconfigmap/b pruned\n');
    expect(cluster.all('configmaps').map(({ metadata }) => metadata.name)).toEqual(['a', 'c', 'kube-root-ca.crt']);
  });

  test('lists that cannot be read', async () => {
    const { run } = withFile(configMap('a', '1'));
    expect(await run('kubectl apply -f a.yaml --prune --all --prune-allowlist ConfigMap')).toBe(
      'error: invalid GroupVersionKind format: ConfigMap, please follow <group/version/kind>\n? 1\n');
    expect(await run('kubectl apply -f a.yaml --prune --all --prune-allowlist core/v1/Nope')).toBe('error: no matches for kind "Nope" in version "v1"\n? 1\n');
  });
});

test.each([
  ['--force-conflicts', '--force-conflicts only works with --server-side'],
  ['--server-side --dry-run=client', "--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)"],
  ['--server-side --force', '--force cannot be used with --server-side'],
  ['--all -l a=b', 'cannot set --all and --selector at the same time'],
])('apply %s', async (flags, message) => {
  expect(await withFile(POD).run(`kubectl apply -f a.yaml ${flags}`)).toBe(`error: ${message}\n? 1\n`);
});

test('server-side apply makes and changes objects', async () => {
  const { cluster, files, run } = withFile(configMap('a', '1'));
  expect(await run('kubectl apply --server-side -f a.yaml')).toBe('configmap/a serverside-applied\n');
  files['a.yaml'] = configMap('a', '2');
  expect(await run('kubectl apply --server-side -f a.yaml --dry-run=server')).toBe('configmap/a serverside-applied (server dry run)\n');
  expect(cluster.get('configmaps', 'a')['data']).toEqual({ a: '1' });
  await run('kubectl apply --server-side -f a.yaml');
  expect(cluster.get('configmaps', 'a')['data']).toEqual({ a: '2' });
});

// https://kubernetes.io/docs/reference/using-api/server-side-apply/#upgrading-from-client-side-apply-to-server-side-apply
test('the fields of applies by the client go over to the server, so that they can go', async () => {
  const { cluster, files, run } = withFile(`${configMap('a', '1')}  b: "2"\n`);
  await run('kubectl apply -f a.yaml');
  files['a.yaml'] = configMap('a', '1');
  expect(await run('kubectl apply --server-side -f a.yaml')).toBe('configmap/a serverside-applied\n');
  const { data, metadata } = cluster.get('configmaps', 'a');
  expect(data).toEqual({ a: '1' });
  expect(metadata.annotations[LAST_APPLIED]).toBeDefined();
  const managers = metadata.managedFields.map(({ manager, operation }: { manager: string; operation: string }) => `${manager} ${operation}`);
  expect(managers.sort()).toEqual(['kubectl Apply', 'kubectl-last-applied Apply']);
  expect(await run('kubectl apply --server-side -f a.yaml')).toBe('configmap/a serverside-applied\n');
});

describe('what was applied last', () => {
  test('is set only where it is, or where it is asked for', async () => {
    const { cluster, run } = withFile(configMap('a', '1'));
    cluster.apply(configMap('a', '1'));
    expect(await run('kubectl apply view-last-applied cm a')).toBe('error: no last-applied-configuration annotation found on resource: a\n? 1\n');
    expect(await run('kubectl apply set-last-applied -f a.yaml')).toBe(
      'error: no last-applied-configuration annotation found on resource: a, to create the annotation, run the command with --create-annotation\n? 1\n');
    expect(await run('kubectl apply set-last-applied -f a.yaml --create-annotation')).toBe('configmap/a configured\n');
    expect(await run('kubectl apply set-last-applied -f a.yaml')).toBe('set-last-applied a: no changes required.\n');
    expect(await run('kubectl apply view-last-applied -f a.yaml')).toContain('name: a\n');
    expect(await run('kubectl apply view-last-applied cm a -o xml')).toContain("Unexpected -o output mode: xml, the flag 'output' must be one of yaml|json");
  });

  test('cannot be edited', async () => {
    const { run } = shell(configMap('a', '1'));
    expect(await run('kubectl apply edit-last-applied cm a')).toContain('error: unable to launch the editor "vi": there is no editor here');
    expect(await run('kubectl edit cm a')).toContain('kubectl apply -f FILE');
  });
});
