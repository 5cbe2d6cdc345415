import { expect, test } from 'vitest';
import type { KubeObject } from '../../kube/object.ts';
import { printYaml } from '../print/yaml.ts';
import { fakeContext, type FakeContext } from '../testing/fake-context.ts';
import { build } from './build.ts';

/** The files of a recorded session. */
const BASE = {
  'base/kustomization.yaml': `resources:
- deployment.yaml
- service.yaml
configMapGenerator:
- name: web-config
  literals:
  - MODE=dev
labels:
- pairs:
    course: k8s
  includeSelectors: false
`,
  'base/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 1
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
      - name: web
        image: api:0.1.0
        envFrom:
        - configMapRef: {name: web-config}
`,
  'base/service.yaml': `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: 8000}]
`,
};
const PROD = {
  ...BASE,
  'prod/kustomization.yaml': `resources:
- ../base
namePrefix: prod-
images:
- name: api
  newTag: 0.2.0
replicas:
- name: web
  count: 3
patches:
- target: {kind: Service, name: web}
  patch: |-
    - op: add
      path: /spec/type
      value: NodePort
`,
};

const built = (files: Record<string, string>, folder = '.'): KubeObject[] => build(fakeContext({ files }), folder);
const shown = (objects: readonly KubeObject[]): string => objects.map((object) => printYaml(object)).join('---\n');

test('a base with a generator, as recorded', () => {
  expect(shown(built(BASE, 'base'))).toBe(`apiVersion: v1
data:
  MODE: dev
kind: ConfigMap
metadata:
  labels:
    course: k8s
  name: web-config-bk2hmt6gd5
---
apiVersion: v1
kind: Service
metadata:
  labels:
    course: k8s
  name: web
spec:
  ports:
  - port: 80
    targetPort: 8000
  selector:
    app: web
---
apiVersion: apps/v1
kind: Deployment
metadata:
  labels:
    course: k8s
  name: web
spec:
  replicas: 1
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
      - envFrom:
        - configMapRef:
            name: web-config-bk2hmt6gd5
        image: api:0.1.0
        name: web
`);
});

test('an overlay, as recorded', () => {
  const [config, service, deployment] = built(PROD, 'prod');
  expect(config!.metadata.name).toBe('prod-web-config-bk2hmt6gd5');
  expect(service).toMatchObject({ metadata: { name: 'prod-web' }, spec: { type: 'NodePort', selector: { app: 'web' } } });
  expect(deployment).toMatchObject({
    metadata: { name: 'prod-web', labels: { course: 'k8s' } },
    spec: { replicas: 3, template: { spec: { containers: [{ image: 'api:0.2.0', envFrom: [{ configMapRef: { name: 'prod-web-config-bk2hmt6gd5' } }] }] } } },
  });
});

const WEB = { 'deployment.yaml': BASE['base/deployment.yaml'], 'service.yaml': BASE['base/service.yaml'] };
const withWeb = (kustomization: string): KubeObject[] => built({ ...WEB, 'kustomization.yaml': `resources: [deployment.yaml, service.yaml]\n${kustomization}` });

test('common labels are put into selectors and templates too', () => {
  const [service, deployment] = withWeb('commonLabels: {team: a}\ncommonAnnotations: {note: x}\n');
  expect(service!['spec'].selector).toEqual({ app: 'web', team: 'a' });
  expect(deployment!['spec'].selector.matchLabels).toEqual({ app: 'web', team: 'a' });
  expect(deployment!['spec'].template.metadata).toEqual({ labels: { app: 'web', team: 'a' }, annotations: { note: 'x' } });
});

test('labels with includeTemplates leave selectors alone', () => {
  const [service, deployment] = withWeb('labels: [{pairs: {team: a}, includeTemplates: true}]\n');
  expect(service!['spec'].selector).toEqual({ app: 'web' });
  expect(deployment!['spec'].selector.matchLabels).toEqual({ app: 'web' });
  expect(deployment!['spec'].template.metadata.labels).toEqual({ app: 'web', team: 'a' });
});

test('a namespace is for what can be in one, and references go with it', () => {
  const objects = built({
    'kustomization.yaml': 'namespace: lab\nnameSuffix: -v2\nresources: [rbac.yaml]\n',
    'rbac.yaml': `
apiVersion: v1
kind: ServiceAccount
metadata: {name: robot}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: reader}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: robots-read}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reader}
subjects: [{kind: ServiceAccount, name: robot, namespace: default}, {kind: ServiceAccount, name: robot}, {kind: User, name: robot}]
---
apiVersion: v1
kind: Namespace
metadata: {name: old}
`,
  });
  expect(objects.map(({ kind, metadata }) => [kind, metadata.namespace, metadata.name])).toEqual([
    ['Namespace', undefined, 'lab'], ['ServiceAccount', 'lab', 'robot-v2'], ['ClusterRole', undefined, 'reader-v2'], ['ClusterRoleBinding', undefined, 'robots-read-v2'],
  ]);
  expect(objects[3]).toMatchObject({ roleRef: { name: 'reader-v2' }, subjects: [{ name: 'robot' }, { name: 'robot-v2', namespace: 'lab' }, { kind: 'User', name: 'robot' }] });
});

test('two overlays of one base keep their own', () => {
  const objects = built({
    ...PROD,
    'dev/kustomization.yaml': 'resources: [../base]\nnamePrefix: dev-\n',
    'kustomization.yaml': 'resources: [dev, prod]\n',
  });
  const uses = objects.filter(({ kind }) => kind === 'Deployment').map(({ metadata, spec }) => [metadata.name, spec.template.spec.containers[0].envFrom[0].configMapRef.name]);
  expect(uses).toEqual([['dev-web', 'dev-web-config-bk2hmt6gd5'], ['prod-web', 'prod-web-config-bk2hmt6gd5']]);
});

test('patches: strategic ones find their object by kind and name', () => {
  const [, deployment] = withWeb(`patches:
- patch: |-
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec:
      template:
        spec:
          containers:
          - name: web
            resources: {limits: {memory: 64Mi}}
- target: {kind: Deployment}
  patch: |-
    - op: replace
      path: /spec/replicas
      value: 5
`);
  expect(deployment!['spec'].replicas).toBe(5);
  expect(deployment!['spec'].template.spec.containers).toEqual([
    { name: 'web', image: 'api:0.1.0', envFrom: [{ configMapRef: { name: 'web-config' } }], resources: { limits: { memory: '64Mi' } } },
  ]);
});

test('a patch may delete its object', () => {
  const objects = withWeb('patchesStrategicMerge:\n- |-\n  apiVersion: v1\n  kind: Service\n  metadata: {name: web}\n  $patch: delete\n');
  expect(objects.map(({ kind }) => kind)).toEqual(['Deployment']);
});

test('generators read files, lines and literals; a later one may merge', () => {
  const objects = built({
    'base/kustomization.yaml': 'configMapGenerator:\n- {name: app, files: [app.properties, second=b.txt], literals: ["QUOTED=\'a b\'"]}\nsecretGenerator:\n- {name: key, envs: [key.env], type: Opaque}\ngeneratorOptions: {labels: {made: by}, disableNameSuffixHash: true}\n',
    'base/app.properties': 'x=1\n', 'base/b.txt': 'two', 'base/key.env': '# a remark\nTOKEN=abc\n\n  B=c=d\n',
    'kustomization.yaml': 'resources: [base]\nconfigMapGenerator:\n- {name: app, behavior: merge, literals: [second=other]}\n',
  });
  const config = objects.find(({ kind }) => kind === 'ConfigMap')!;
  const secret = objects.find(({ kind }) => kind === 'Secret')!;
  expect(config['data']).toEqual({ 'app.properties': 'x=1\n', second: 'other', QUOTED: 'a b' });
  expect(config.metadata).toMatchObject({ labels: { made: 'by' } });
  expect(secret).toEqual({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'key', labels: { made: 'by' } }, type: 'Opaque', data: { TOKEN: 'YWJj', B: 'Yz1k' } });
});

test('a component works on what includes it', () => {
  const objects = built({
    ...WEB,
    'extra/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nreplicas: [{name: web, count: 7}]\n',
    'kustomization.yaml': 'resources: [deployment.yaml]\ncomponents: [extra]\n',
  });
  expect(objects[0]!['spec'].replicas).toBe(7);
});

test.each([
  ['newTag: "2"', 'api:2'], ['newName: other/api', 'other/api:0.1.0'], ['{newName: other/api, newTag: v2}', 'other/api:v2'],
  ['digest: sha256:24a0c4b4a4c0eb97a1aabb8e29f18e917d05abfe1b7a7c07857230879ce7d3d3', 'api@sha256:24a0c4b4a4c0eb97a1aabb8e29f18e917d05abfe1b7a7c07857230879ce7d3d3'],
])('images: %s', (change, image) => {
  const entry = change.startsWith('{') ? `{name: api, ${change.slice(1)}` : `{name: api, ${change}}`;
  expect(withWeb(`images: [${entry}]\n`)[1]!['spec'].template.spec.containers[0].image).toBe(image);
});

test('a replacement copies a value', () => {
  const [, deployment] = withWeb(`replacements:
- source: {kind: Service, name: web, fieldPath: spec.ports.0.targetPort}
  targets:
  - select: {kind: Deployment}
    fieldPaths: ["spec.template.spec.containers.[name=web].image"]
    options: {delimiter: ":", index: 1}
`);
  expect(deployment!['spec'].template.spec.containers[0].image).toBe('api:8000');
});

test('objects for kustomize alone are left out', () => {
  expect(built({ 'kustomization.yaml': 'resources: [a.yaml]', 'a.yaml': '{apiVersion: v1, kind: ConfigMap, metadata: {name: a, annotations: {config.kubernetes.io/local-config: "true"}}}' })).toEqual([]);
});

test('deprecated fields are warned of', () => {
  const context: FakeContext = fakeContext({ files: { ...WEB, 'kustomization.yaml': 'bases: []\nresources: [service.yaml]\ncommonLabels: {a: b}\n' } });
  build(context, '.');
  expect(context.printed).toBe(
    '# Warning: \'bases\' is deprecated. Please use \'resources\' instead. Run \'kustomize edit fix\' to update your Kustomization automatically.\n'
    + '# Warning: \'commonLabels\' is deprecated. Please use \'labels\' instead. Run \'kustomize edit fix\' to update your Kustomization automatically.\n');
});
