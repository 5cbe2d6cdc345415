import { expect, test } from 'vitest';
import type { KubeObject } from '../../kube/object.ts';
import { Store, type StoreEvent } from './store.ts';

let count = 0;
const pod = (name: string, namespace = 'default', more: Record<string, unknown> = {}): KubeObject =>
  ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace, uid: `uid-${++count}` }, ...more });
const names = (objects: Iterable<KubeObject>): string[] => [...objects].map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);

test('each write has the next revision, and objects are never changed in place', () => {
  const store = new Store(10);
  const first = store.put('pods', pod('a'));
  const second = store.put('pods', { ...first, spec: { nodeName: 'x' } });
  expect([first.metadata.resourceVersion, second.metadata.resourceVersion, store.revision]).toEqual(['11', '12', '12']);
  expect(first['spec']).toBeUndefined();
  expect(store.get('pods', 'default', 'a')).toBe(second);
  expect(store.count('pods')).toBe(1);
});

test('lists are in the order of namespaces and names', () => {
  const store = new Store();
  for (const [name, namespace] of [['b', 'z'], ['a', 'z'], ['c', 'a']]) store.put('pods', pod(name!, namespace));
  expect(names(store.list('pods'))).toEqual(['a/c', 'z/a', 'z/b']);
  expect(names(store.list('pods', 'z'))).toEqual(['z/a', 'z/b']);
  expect(names(store.list('pods', 'nosuch'))).toEqual([]);
  expect(names(store.list('nosuch'))).toEqual([]);
});

test('who watches sees each change with what was before, until the end', () => {
  const store = new Store();
  const seen: string[] = [];
  const note = ({ type, object, old }: StoreEvent): void => void seen.push(`${type} ${object.metadata.resourceVersion} ${old?.metadata.resourceVersion ?? '-'}`);
  const stop = store.watch('pods', note);
  const all: string[] = [];
  store.watch(undefined, ({ resource }) => void all.push(resource));
  const made = store.put('pods', pod('a'));
  store.put('services', { apiVersion: 'v1', kind: 'Service', metadata: { name: 's', namespace: 'default', uid: 'u' } });
  const changed = store.put('pods', { ...made, status: {} });
  store.remove('pods', changed);
  stop();
  store.put('pods', pod('b'));
  expect(seen).toEqual(['ADDED 1 -', 'MODIFIED 3 1', 'DELETED 4 3']);
  expect(all).toEqual(['pods', 'services', 'pods', 'pods', 'pods']);
});

test('who watches sees changes in the order of revisions, also those that another one makes on the way', () => {
  const store = new Store();
  const seen: string[] = [];
  store.watch('pods', ({ type, object }) => void (type === 'MODIFIED' && store.remove('pods', object)));
  store.watch('pods', ({ type, object }) => void seen.push(`${type} ${object.metadata.resourceVersion}`));
  store.put('pods', { ...store.put('pods', pod('a')), status: {} });
  expect(seen).toEqual(['ADDED 1', 'MODIFIED 2', 'DELETED 3']);
});

test('an index finds objects by other keys, through changes and removals', () => {
  const store = new Store();
  const before = store.put('pods', pod('a', 'default', { spec: { nodeName: 'n1' } }));
  store.addIndex('pods', 'node', ({ spec }) => (spec?.nodeName === undefined ? [] : [spec.nodeName]));
  const on = (node: string): string[] => names(store.indexed('pods', 'node', node));
  const other = store.put('pods', pod('b', 'default', { spec: { nodeName: 'n1' } }));
  store.put('pods', pod('c'));
  expect(on('n1')).toEqual(['default/a', 'default/b']);
  store.put('pods', { ...before, spec: { nodeName: 'n2' } });
  expect([on('n1'), on('n2')]).toEqual([['default/b'], ['default/a']]);
  store.remove('pods', other);
  expect(on('n1')).toEqual([]);
});

test('an object made anew under a name is found, and the old one is not', () => {
  const store = new Store();
  store.addIndex('pods', 'name', ({ metadata }) => [metadata.name]);
  store.remove('pods', store.put('pods', pod('a')));
  const again = store.put('pods', pod('a'));
  expect([...store.indexed('pods', 'name', 'a')]).toEqual([again]);
});
