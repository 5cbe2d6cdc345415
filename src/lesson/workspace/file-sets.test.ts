import { describe, expect, test } from 'vitest';
import { fileSets, type ManifestFile } from './file-sets.ts';

const file = (name: string, objects: Record<string, string> = {}, opens = false): ManifestFile => ({
  file: name,
  objects: Object.entries(objects).map(([identity, content]) => ({ identity, content })),
  opens,
});

const names = (...given: Parameters<typeof fileSets>): string[][] => fileSets(...given).map(({ files }) => files);

describe('files that are applied together', () => {
  test('all below a folder, as kubectl apply -R -f takes them', () => {
    expect(names([file('k8s/a.yaml', { 'Service/a': '1' }), file('k8s/db/b.yaml', { 'Service/b': '1' })], [])).toEqual([['k8s/a.yaml', 'k8s/db/b.yaml']]);
  });

  test('environments that define an object differently are each on their own, and so are alternatives in a folder', () => {
    const dev = file('dev/app.yaml', { 'Deployment/app': 'replicas: 1' });
    const prod = file('prod/app.yaml', { 'Deployment/app': 'replicas: 9' });
    const more = file('prod/service.yaml', { 'Service/app': '1' });
    const shared = file('shared.yaml', { 'Namespace/app': '1' });
    expect(names([dev, prod, more, shared], [])).toEqual([['dev/app.yaml'], ['prod/app.yaml', 'prod/service.yaml'], ['shared.yaml']]);
    expect(names([file('v1.yaml', { 'Pod/a': '1' }), file('v2.yaml', { 'Pod/a': '2' })], [])).toEqual([['v1.yaml'], ['v2.yaml']]);
  });

  test('the same object twice with the same content is no sign of that', () => {
    expect(names([file('a/ns.yaml', { 'Namespace/shop': '1' }), file('b/ns.yaml', { 'Namespace/shop': '1' })], [])).toEqual([['a/ns.yaml', 'b/ns.yaml']]);
  });

  test('a kustomization, a chart or a page makes its folder a thing of its own', () => {
    const files = [file('a.yaml'), file('base/b.yaml'), file('base/deep/c.yaml'), file('x/y/d.yaml')];
    expect(names(files, [{ file: 'base/kustomization.yaml', boundary: true, opens: false }])).toEqual([
      ['a.yaml', 'x/y/d.yaml'],
      ['base/b.yaml', 'base/deep/c.yaml'],
    ]);
    expect(names(files, [{ file: 'x/y/README.md', boundary: true, opens: false }])).toEqual([
      ['a.yaml', 'base/b.yaml', 'base/deep/c.yaml'],
      ['x/y/d.yaml'],
    ]);
  });

  test('a template or a base from elsewhere leaves the set open, and no other', () => {
    const sets = fileSets([file('a/a.yaml'), file('b/b.yaml')], [
      { file: 'a/kustomization.yaml', boundary: true, opens: true },
      { file: 'b/kustomization.yaml', boundary: true, opens: false },
    ]);
    expect(sets).toEqual([
      { files: ['a/a.yaml'], open: true },
      { files: ['b/b.yaml'], open: false },
    ]);
    expect(fileSets([file('a.yaml'), file('b.yaml', {}, true)], [])).toEqual([{ files: ['a.yaml', 'b.yaml'], open: true }]);
  });

  test('every file is in one set, whatever the paths look like', () => {
    const files = ['/abs/a.yaml', '../up/b.yaml', 'c.yaml'].map((name) => file(name, { 'Pod/a': name }));
    expect(names(files, []).flat().sort()).toEqual(['../up/b.yaml', '/abs/a.yaml', 'c.yaml']);
  });
});
