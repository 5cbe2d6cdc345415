import { expect, test } from 'vitest';
import { configMap, POD, shell } from '../testing/commands.ts';

test('an object is put in the place of another', async () => {
  const { cluster, files, run } = shell(configMap('a', '1', '  labels: {part: x}\n'));
  files['a.yaml'] = configMap('a', '2');
  expect(await run('kubectl replace -f a.yaml --dry-run=server')).toBe('configmap/a replaced (server dry run)\n');
  expect(await run('kubectl replace -f a.yaml')).toBe('configmap/a replaced\n');
  expect(cluster.get('configmaps', 'a')).toMatchObject({ data: { a: '2' } });
  expect(cluster.get('configmaps', 'a').metadata.labels).toBeUndefined();
});

test('a resource version says which state is to be replaced', async () => {
  const { files, run } = shell(configMap('a', '1'));
  files['a.yaml'] = configMap('a', '2', '  resourceVersion: "1"\n');
  expect(await run('kubectl replace -f a.yaml')).toBe(
    'Error from server (Conflict): error when replacing "a.yaml": Operation cannot be fulfilled on configmaps "a": the object has been modified; please apply your changes to the latest version and try again\n? 1\n');
});

test('--force deletes first', async () => {
  const { cluster, files, run } = shell(POD);
  cluster.advance(5);
  const { uid } = cluster.get('pods', 'web').metadata;
  files['a.yaml'] = POD.replace('api:0.1.0', 'api:0.2.0').replace('name: web\n    image', 'name: other\n    image');
  expect(await run('kubectl replace -f a.yaml')).toContain('spec: Forbidden: pod updates may not change fields other than');
  expect(await run('kubectl replace --force -f a.yaml')).toBe('pod "web" deleted from default namespace\npod/web replaced\n');
  expect(cluster.get('pods', 'web').metadata.uid).not.toBe(uid);
});

test.each([
  ['--grace-period=3', '--grace-period must have --force specified'],
  ['--timeout=3s', '--timeout must have --force specified'],
])('replace %s', async (flags, message) => {
  expect(await shell().run(`kubectl replace -f a.yaml ${flags}`)).toBe(`error: ${message}\n? 1\n`);
});
