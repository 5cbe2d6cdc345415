/** Files given together on the command line: what is found between them, and what is not. */
import { describe, expect, test } from 'vitest';
import { drydock, folderWith } from '../../src/cli/testing/memory-io.ts';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  selector:
    matchLabels:
      app: api
  template:
    metadata:
      labels:
        app: api
    spec:
      containers:
        - name: api
          image: ghcr.io/example/api:1.0.0
          envFrom:
            - configMapRef:
                name: api-config
          ports:
            - name: http
              containerPort: 8000
`;
const service = (selector = 'api', port: string | number = 'http'): string => `apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  selector:
    app: ${selector}
  ports:
    - port: 80
      targetPort: ${port}
`;
const config = (name = 'api-config'): string => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  COLOUR: teal\n`;

/** The findings of a run as `file:line severity rule`. */
async function found(files: Record<string, string>, ...args: string[]): Promise<string[]> {
  const cwd = folderWith(files);
  const { stdout, stderr } = await drydock(cwd, ['check', '--format', 'json', ...(args.length > 0 ? args : ['.'])]);
  expect(stderr).toBe('');
  const { findings } = JSON.parse(stdout) as { findings: { file: string; line: number; severity: string; rule: string }[] };
  return findings.map(({ file, line, severity, rule }) => `${file}:${line} ${severity} ${rule}`);
}

describe('manifests in one folder', () => {
  test('that fit each other are clean', async () => {
    expect(await found({ 'k/deployment.yaml': DEPLOYMENT, 'k/service.yaml': service(), 'k/config.yaml': config() })).toEqual([]);
    expect(await found({ 'k/apps/deployment.yaml': DEPLOYMENT, 'k/services/service.yaml': service(), 'k/config/config.yaml': config() })).toEqual([]);
  });

  test('a Service whose selector fits no pod, a port that no container has, a ConfigMap of another name', async () => {
    expect(await found({ 'k/deployment.yaml': DEPLOYMENT, 'k/service.yaml': service('api-server'), 'k/config.yaml': config() })).toEqual([
      'k/service.yaml:6 error refs/service-selects-nothing',
    ]);
    expect(await found({ 'k/deployment.yaml': DEPLOYMENT, 'k/service.yaml': service('api', 'web'), 'k/config.yaml': config() })).toEqual([
      'k/service.yaml:10 error refs/service-target-port',
    ]);
    expect(await found({ 'k/deployment.yaml': DEPLOYMENT, 'k/config.yaml': config('api-conf') })).toEqual(['k/deployment.yaml:19 warning refs/config-missing']);
  });

  test('between folders nothing is certain', async () => {
    const files = { 'apps/deployment.yaml': DEPLOYMENT, 'services/service.yaml': service('api', 'web'), 'config.yaml': config() };
    expect(await found(files)).toEqual(['services/service.yaml:10 warning refs/service-target-port']);
  });

  test('a finding is silenced in the file that it stands in, and a comment that silences nothing is told', async () => {
    const reason = '# drydock-ignore refs/service-target-port: the port is added later\n';
    const silenced = service('api', 'web').replace('      targetPort', `      ${reason}      targetPort`);
    expect(await found({ 'deployment.yaml': DEPLOYMENT, 'service.yaml': silenced, 'config.yaml': config() })).toEqual([]);
    const idle = service().replace('      targetPort', `      ${reason}      targetPort`);
    expect(await found({ 'deployment.yaml': DEPLOYMENT, 'service.yaml': idle, 'config.yaml': config() })).toEqual(['service.yaml:10 warning lesson/unused-suppression']);
  });

  test('a definition in one file makes the kind known in the others', async () => {
    const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: boats.example.com
spec:
  group: example.com
  names: {kind: Boat, plural: boats, singular: boat}
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
                draft: {type: integer}
`;
    const boat = 'apiVersion: example.com/v1\nkind: Boat\nmetadata:\n  name: a\nspec:\n  draft: 3\n';
    expect(await found({ 'crds/boat.yaml': definition, 'boats/a.yaml': boat })).toEqual([]);
    expect(await found({ 'crds/boat.yaml': definition, 'boats/a.yaml': boat.replace('draft: 3', 'draft: deep') })).toEqual(['boats/a.yaml:6 error schema/wrong-type']);
  });
});

describe('nothing is said where files may not belong together, or are not all there is', () => {
  const wrong = { 'deployment.yaml': DEPLOYMENT, 'service.yaml': service('api-server'), 'config.yaml': config() };
  const below = (folder: string): Record<string, string> =>
    Object.fromEntries(Object.entries(wrong).map(([name, text]) => [`${folder}/${name}`, text]));

  test.each<[string, Record<string, string>]>([
    ['a template of Helm', { ...wrong, 'templates/extra.yaml': 'kind: Deployment\nmetadata:\n  name: {{ .Release.Name }}\n' }],
    ['a chart', { ...below('chart'), 'chart/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n' }],
    ['a base from elsewhere', { ...wrong, 'kustomization.yaml': 'resources:\n  - https://example.com/base.yaml\n  - service.yaml\n' }],
    ['patches of a kustomization', { ...wrong, 'kustomization.yaml': 'resources: [service.yaml]\npatches:\n  - path: patch.yaml\n' }],
    ['a release that an operator installs', { ...wrong, 'release.yaml': 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: a\nspec:\n  interval: 5m\n' }],
    ['alternatives in one folder', { ...wrong, 'deployment-v2.yaml': DEPLOYMENT.replace('1.0.0', '2.0.0') }],
  ])('%s', async (_, files) => {
    expect((await found(files)).filter((line) => line.includes(' refs/'))).toEqual([]);
  });

  test('an object that another folder has, or a page makes by a command, is not missed', async () => {
    const nearly = { 'k/a/deployment.yaml': DEPLOYMENT, 'k/a/config.yaml': config('api-conf') };
    expect(await found(nearly)).toEqual(['k/a/deployment.yaml:19 warning refs/config-missing']);
    expect(await found({ ...nearly, 'k/b/config.yaml': config(), 'k/b/README.md': '# B\n\n```sh\nkubectl get pods\n```\n' })).toEqual([]);
    const page = '# A\n\n```sh\nkubectl create configmap api-config --from-literal=a=b\n```\n';
    expect(await found({ ...nearly, 'README.md': page })).toEqual([]);
  });

  test('a file that stands beside the ones named is known, but not checked', async () => {
    const files = { 'a/deployment.yaml': DEPLOYMENT, 'a/conf.yaml': config('api-conf'), 'a/config.yaml': `${config()}spec: 1\n` };
    expect(await found(files, 'a/deployment.yaml', 'a/conf.yaml')).toEqual([]);
    expect(await found(files, 'a/conf.yaml')).toEqual([]);
  });

  test('two examples may have the same node port', async () => {
    const nodePort = (name: string): string =>
      `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  type: NodePort\n  selector:\n    app: ${name}\n  ports:\n    - port: 80\n      nodePort: 30080\n`;
    expect(await found({ 'a/service.yaml': nodePort('a'), 'b/service.yaml': nodePort('b') })).toEqual([]);
    expect(await found({ 'a/a.yaml': nodePort('a'), 'a/b.yaml': nodePort('b') })).toEqual(['a/b.yaml:11 warning refs/node-port-twice']);
  });
});

describe('a page and the manifests that it applies', () => {
  const README = (...commands: string[]): string => `# API\n\n\`\`\`sh\nkubectl apply -f deploy/\n${commands.join('\n')}\n\`\`\`\n`;
  const deploy = { 'deploy/deployment.yaml': DEPLOYMENT, 'deploy/service.yaml': service(), 'deploy/config.yaml': config() };

  test('a page that speaks of what they make is clean', async () => {
    const page = README('kubectl logs deploy/api', 'kubectl port-forward svc/api 8080:80', 'curl localhost:8080');
    expect(await found({ ...deploy, 'README.md': page }, 'README.md', 'deploy')).toEqual([]);
  });

  test('a name and a port that they do not have', async () => {
    const page = README('kubectl logs deploy/apy', 'kubectl port-forward svc/api 8080:8000', 'curl localhost:8080');
    expect(await found({ ...deploy, 'README.md': page }, 'README.md', 'deploy')).toEqual([
      'README.md:5 warning doc/object-missing',
      'README.md:6 warning doc/port-forward-target',
    ]);
  });

  test('a finding in a manifest is told once, where it stands', async () => {
    const files = { ...deploy, 'deploy/service.yaml': service('api-server'), 'README.md': README() };
    expect(await found(files, 'README.md', 'deploy')).toEqual(['deploy/service.yaml:6 error refs/service-selects-nothing']);
  });

  test('a lesson is a world of its own', async () => {
    const lesson = `---\ntitle: A\n---\n\n\`\`\`yaml title="deployment.yaml"\n${DEPLOYMENT}\`\`\`\n`;
    expect(await found({ 'a/page.mdx': lesson, 'b/config.yaml': config() })).toEqual(['a/page.mdx:24 error refs/config-missing']);
  });
});
