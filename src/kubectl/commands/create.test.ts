import { expect, test } from 'vitest';
import { configMap, shell } from '../testing/commands.ts';

test('objects of files, with what is wrong with some of them', async () => {
  const { cluster, files, run } = shell(configMap('a', '1'));
  files['two.yaml'] = `${configMap('a', '1')}---\n${configMap('b', '1')}`;
  expect(await run('kubectl create -f two.yaml')).toBe(
    'configmap/b created\nError from server (AlreadyExists): error when creating "two.yaml": configmaps "a" already exists\n? 1\n');
  expect(cluster.get('configmaps', 'b').metadata.annotations).toBeUndefined();
});

test('--save-config writes what apply needs', async () => {
  const { cluster, files, run } = shell();
  files['a.yaml'] = configMap('a', '1');
  expect(await run('kubectl create -f a.yaml --save-config')).toBe('configmap/a created\n');
  expect(Object.keys(cluster.get('configmaps', 'a').metadata.annotations)).toEqual(['kubectl.kubernetes.io/last-applied-configuration']);
  expect(await run('kubectl apply -f a.yaml')).toBe('configmap/a unchanged\n');
});

test('a generated name', async () => {
  const { files, run } = shell();
  files['a.yaml'] = configMap('a', '1').replace('name: a', 'generateName: run-');
  expect(await run('kubectl create -f a.yaml -o name')).toMatch(/^configmap\/run-[a-z0-9]{5}\n$/);
});

// As recorded with kubectl 1.36.
test.each([
  ['', 'must specify one of -f and -k'],
  ['deploymnet web', "Unexpected args: [deploymnet web]\nSee 'kubectl create -h' for help and examples"],
  ['-f nosuch.yaml', 'the path "nosuch.yaml" does not exist'],
])('create %s', async (words, message) => {
  expect(await shell().run(`kubectl create ${words}`)).toBe(`error: ${message}\n? 1\n`);
});

test('what needs an editor or an address is refused', async () => {
  const { files, run } = shell();
  files['a.yaml'] = configMap('a', '1');
  expect(await run('kubectl create -f a.yaml --edit')).toContain('error: --edit needs an editor');
  expect(await run('kubectl create -f a.yaml --raw /api/v1')).toContain('error: --raw is not simulated here');
  expect(await run('kubectl create -f a.yaml -l x=y')).toBe('error: no objects passed to create\n? 1\n');
});
