import { expect, test } from 'vitest';
import { fakeContext } from '../testing/fake-context.ts';
import { build } from './build.ts';

const FOLDER = '/home/learner/k8s';
const CONFIG = '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}';

const attempt = (files: Record<string, string>, folder = 'x'): (() => unknown) => () => build(fakeContext({ files }), folder);
const gone = (path: string): string => `evalsymlink failure on '${FOLDER}/${path}' : lstat ${FOLDER}/${path}: no such file or directory`;

test('a file that is not there, as recorded', () => {
  expect(attempt({ 'broken/kustomization.yaml': 'resources:\n- nosuch.yaml\n' }, 'broken')).toThrow(
    `accumulating resources: accumulation err='accumulating resources from 'nosuch.yaml': ${gone('broken/nosuch.yaml')}': must build at directory: not a valid directory: ${gone('broken/nosuch.yaml')}`);
});

test('a folder that is not there, as recorded', () => {
  expect(attempt({}, 'nosuchdir')).toThrow(`must build at directory: not a valid directory: evalsymlink failure on 'nosuchdir' : lstat ${FOLDER}/nosuchdir: no such file or directory`);
});

test.each([
  [{ 'x/a.yaml': CONFIG }, `unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory '${FOLDER}/x'`],
  [{ 'x/kustomization.yaml': '' }, 'kustomization.yaml is empty'],
  [{ 'x/kustomization.yaml': 'resource: [a.yaml]' }, 'invalid Kustomization: json: unknown field "resource"'],
  [{ 'x/kustomization.yaml': 'resources: a.yaml' }, 'invalid Kustomization: json: cannot unmarshal string into Go struct field Kustomization.resources of type []string'],
  [{ 'x/kustomization.yaml': 'resources: [' }, 'MalformedYAMLError'],
  [{ 'x/kustomization.yaml': 'resources: [a.yaml, a.yaml]', 'x/a.yaml': CONFIG }, 'may not add resource with an already registered id: ConfigMap.v1.[noGrp]/a.[noNs]'],
  [{ 'x/kustomization.yaml': 'resources: [../a.yaml]', 'a.yaml': CONFIG }, `security; file '${FOLDER}/a.yaml' is not in or below '${FOLDER}/x'`],
  [{ 'x/kustomization.yaml': 'resources: [../x]' }, 'cycle detected'],
  [{ 'x/kustomization.yaml': 'resources: [../b]', 'b/a.yaml': CONFIG }, `couldn't make target for path '${FOLDER}/b': unable to find one of`],
  [{ 'x/kustomization.yaml': 'replicas: [{name: web, count: 2}]' }, 'resource with name web does not match a config with the following GVK'],
  [{ 'x/kustomization.yaml': 'patches: [{patch: "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}}"}]' }, 'no matches for Id Deployment.v1.apps/web.[noNs]'],
  [{ 'x/kustomization.yaml': 'patches: [{target: {kind: ConfigMap}, patch: "[{op: remove, path: /data/a}]"}]\nresources: [a.yaml]', 'x/a.yaml': CONFIG }, 'remove operation does not apply: doc is missing path: "/data/a"'],
  [{ 'x/kustomization.yaml': 'configMapGenerator: [{name: a, files: [b]}]' }, `loading KV pairs: file sources: [b]: ${gone('x/b')}`],
  [{ 'x/kustomization.yaml': 'configMapGenerator: [{name: a, literals: [b]}]' }, 'invalid literal source b, expected key=value'],
  [{ 'x/kustomization.yaml': 'resources: [https://git.example/repo]' }, 'could not resolve host: git.example'],
  [{ 'x/kustomization.yaml': 'patches: [{patch: 5}]' }, 'cannot unmarshal number into Go struct field Kustomization.patches.patch of type string'],
  [{ 'x/kustomization.yaml': 'patches: [{target: {name: "("}, patch: "[]"}]\nresources: [a.yaml]', 'x/a.yaml': CONFIG }, 'error parsing regexp'],
  [{ 'x/kustomization.yaml': 'resources: [a.yaml]', 'x/a.yaml': '{apiVersion: v1, kind: List, items: [5]}' }, 'missing Resource metadata in File: a.yaml'],
  [{ 'x/kustomization.yaml': 'helmCharts: [{name: web}]' }, 'helmCharts of a kustomization is not simulated here'],
])('%j', (files, message) => {
  expect(attempt(files)).toThrow(message);
});
