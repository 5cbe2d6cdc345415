import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../../../test/support/corpus.ts';
import { checkSources } from '../../../cli/check/check-sources.ts';
import type { Finding } from '../../../findings/finding.ts';
import { schemaSet } from '../../../kube/schema/schema-set.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../../kube/version.ts';
import { parseLesson } from '../../../lesson/parse.ts';
import { createSource } from '../../../text/source.ts';
import { checkFile } from './check-files.ts';

const CONTENT = join(import.meta.dirname, '../../../../content');

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
      - name: web
        image: nginx:1.27
        ports:
        - name: http
          containerPort: 80
`;

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
  - port: 80
    targetPort: http
`;

const DEFINITION = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: models.harbour.example.com
spec:
  group: harbour.example.com
  names: {kind: Model, plural: models}
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
              framework: {type: string, enum: [sklearn, xgboost]}
`;

const MODEL = `apiVersion: harbour.example.com/v1
kind: Model
metadata:
  name: eta
spec:
  framework: sklearn
`;

function said(files: Record<string, string>, name: string): string[] {
  return checkFile(files, name).map(({ line, severity, rule, message }) => `${line} ${severity} ${rule} ${message}`);
}

describe('a file by itself', () => {
  test('that is right has no findings', () => {
    expect(said({ 'web.yaml': DEPLOYMENT }, 'web.yaml')).toEqual([]);
  });

  // The words behind "Invalid value" and "is invalid" are those of the API server's ValidateDeployment.
  test('is validated as the API server does', () => {
    expect(said({ 'web.yaml': DEPLOYMENT.replace('        app: web\n', '        app: webb\n') }, 'web.yaml')).toEqual([
      '13 error api/invalid spec.template.metadata.labels: Invalid value: {"app":"webb"}: `selector` does not match template `labels`',
    ]);
    expect(said({ 'web.yaml': DEPLOYMENT.replace('replicas: 2', 'replicas: -2') }, 'web.yaml')).toEqual([
      '6 error api/invalid spec.replicas: Invalid value: -2: must be greater than or equal to 0',
    ]);
  });

  test('has its unknown fields named, with the fix', () => {
    const [finding, ...others] = checkFile({ 'web.yaml': DEPLOYMENT.replace('containers:', 'container:') }, 'web.yaml');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: 'schema/unknown-field', line: 15, fix: { file: 'web.yaml', text: 'containers' } });
  });

  test('has its YAML mistakes named', () => {
    expect(said({ 'web.yaml': DEPLOYMENT.replace('  replicas', '\treplicas') }, 'web.yaml')).toEqual([expect.stringMatching(/^6 error yaml\/tab /)]);
  });

  test.each([
    ['values.yaml', 'replicaCount: 2\nimage:\n  tag: "1"\n'],
    ['compose.yaml', 'services:\n  web:\n    image: nginx:1.27\n    ports: ["80:80"]\n'],
    ['kind.yaml', 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nnodes:\n- role: control-plane\n'],
    ['Dockerfile', 'FROM python:3.13-slim\n'],
    ['app.py', 'kind: str = "Pod"\n'],
    ['notes.md', '```yaml\nkind: Podd\napiVersion: v1\n```\n'],
    ['empty.yaml', ''],
  ])('that is no manifest is left aside: %s', (name, text) => {
    expect(said({ [name]: text }, name)).toEqual([]);
  });

  test('that is not in the workspace has no findings', () => {
    expect(said({ 'web.yaml': DEPLOYMENT }, 'other.yaml')).toEqual([]);
    expect(said({}, 'toString')).toEqual([]);
  });
});

describe('a file among others', () => {
  test('knows a CustomResourceDefinition of another file', () => {
    expect(said({ 'crd.yaml': DEFINITION, 'eta.yaml': MODEL }, 'eta.yaml')).toEqual([]);
    expect(said({ 'crd.yaml': DEFINITION, 'eta.yaml': MODEL.replace('sklearn', 'excel') }, 'eta.yaml')).toEqual([
      expect.stringMatching(/^6 error schema\/not-in-enum spec\.framework is the string "excel"/),
    ]);
  });

  test('that defines no kind has custom resources called unchecked, not wrong', () => {
    expect(said({ 'eta.yaml': MODEL }, 'eta.yaml')).toEqual([expect.stringMatching(/^2 info schema\/unknown-kind /)]);
  });

  test('has no findings for what another file lacks', () => {
    expect(said({ 'web.yaml': DEPLOYMENT, 'service.yaml': SERVICE.replace('kind: Service', 'kind: Servise') }, 'web.yaml')).toEqual([]);
  });

  test('is warned at most of what the others make wrong', () => {
    expect(said({ 'web.yaml': DEPLOYMENT, 'service.yaml': SERVICE }, 'service.yaml')).toEqual([]);
    expect(said({ 'web.yaml': DEPLOYMENT, 'service.yaml': SERVICE.replace('app: web', 'app: wbe') }, 'service.yaml')).toEqual([
      expect.stringMatching(/^6 warning refs\/service-selects-nothing the selector app=wbe matches no pod of these files, but web\.yaml \(line 12\)/),
    ]);
    expect(said({ 'web.yaml': DEPLOYMENT, 'service.yaml': SERVICE.replace('targetPort: http', 'targetPort: htpp') }, 'service.yaml')).toEqual([
      expect.stringMatching(/^10 warning refs\/service-target-port /),
    ]);
  });

  test('keeps its errors between objects of its own', () => {
    const both = `${DEPLOYMENT}---\n${SERVICE.replace('targetPort: http', 'targetPort: htpp')}`;
    expect(said({ 'all.yaml': both }, 'all.yaml')).toEqual([expect.stringMatching(/^31 error refs\/service-target-port /)]);
  });

  test('says nothing of pods, claims, ConfigMaps and the like that may come from a command or a later file', () => {
    const uses = DEPLOYMENT.replace('image: nginx:1.27\n', 'image: nginx:1.27\n        envFrom:\n        - configMapRef: {name: harbour}\n        - secretRef: {name: quay}\n')
      .replace('    spec:\n      containers', '    spec:\n      serviceAccountName: pilot\n      priorityClassName: urgent\n      volumes:\n      - name: v\n        persistentVolumeClaim: {claimName: hold}\n      containers');
    expect(said({ 'web.yaml': uses, 'service.yaml': SERVICE.replace('app: web', 'app: crane').replace('name: web', 'name: crane') }, 'web.yaml')).toEqual([]);
    expect(said({ 'web.yaml': uses, 'service.yaml': SERVICE.replace('app: web', 'app: crane').replace('name: web', 'name: crane') }, 'service.yaml')).toEqual([]);
  });

  test('takes two files with the same object for alternatives', () => {
    const files = { 'web.yaml': DEPLOYMENT, 'web-2.yaml': DEPLOYMENT.replaceAll('app: web', 'app: front'), 'service.yaml': SERVICE };
    expect(Object.keys(files).flatMap((name) => said(files, name))).toEqual([]);
  });

  test('is checked although another cannot be read', () => {
    const files = { 'bad.yaml': 'kind: Pod\napiVersion: v1\nmetadata: {\n', 'list.json': '{"kind": ', 'web.yaml': DEPLOYMENT.replace('replicas: 2', 'replicas: two') };
    expect(said(files, 'web.yaml')).toEqual([expect.stringMatching(/^6 error schema\/wrong-type /)]);
  });
});

describe('what an API server was recorded to say', () => {
  const NO_OBJECT = 'error: no objects passed to create';
  const corpus = readCorpus().filter((_, index) => index % 4 === 0);

  test('of what it accepts, no error is shown', () => {
    const wrong = corpus
      .filter(({ verdict }) => verdict === 'accepted')
      .flatMap(({ id, manifest }) => checkFile({ 'other.yaml': SERVICE, 'it.yaml': manifest }, 'it.yaml').filter(({ rule, severity }) => severity === 'error' && !rule.startsWith('refs/')).map(({ message }) => `${id}: ${message}`));
    expect(wrong).toEqual([]);
  });

  // A kind that is not known may be one that the reader's cluster has, and a file without an object is refused by kubectl.
  test('of what it refuses, an error is shown', () => {
    const silent = corpus
      .filter(({ verdict, stage, message, needs_cluster_state: needsCluster }) => verdict === 'rejected' && stage !== 'unknown-kind' && message !== NO_OBJECT && needsCluster !== true)
      .filter(({ manifest }) => !checkFile({ 'other.yaml': SERVICE, 'it.yaml': manifest }, 'it.yaml').some(({ severity }) => severity === 'error'));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

interface State {
  lesson: string;
  /** The file that was written last. */
  name: string;
  files: Record<string, string>;
  /** The lesson has it refused. */
  fails: boolean;
}

/** What a reader's workspace holds after each block of the course that writes a file. */
function* statesOfCourse(): Generator<State> {
  const schemas = schemaSet(DEFAULT_KUBERNETES_VERSION);
  for (const folder of readdirSync(CONTENT, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const path = join(CONTENT, folder.name, 'lesson.mdx');
    const lesson = parseLesson(createSource(path, readFileSync(path, 'utf8')), { schemas });
    const files: Record<string, string> = {};
    for (const { name, text, block } of lesson.revisions.toSorted((a, b) => a.block - b.block)) {
      if (name.startsWith('#')) continue;
      files[name] = text;
      yield { lesson: folder.name, name, files: structuredClone(files), fails: lesson.blocks[block]?.role === 'fails' };
    }
  }
}

describe('the course', () => {
  const states = [...statesOfCourse()];
  const show = (lesson: string, { file, line, rule, message }: Finding): string => `${lesson} ${file}:${line} ${rule}: ${message}`;

  test('has files', () => expect(states.length).toBeGreaterThan(50));

  test('has no error in a file that a lesson applies', () => {
    const wrong = states.filter(({ fails }) => !fails).flatMap(({ lesson, name, files }) => checkFile(files, name).filter(({ severity }) => severity === 'error').map((finding) => show(lesson, finding)));
    expect(wrong).toEqual([]);
  });

  test('has the same said of its files that `drydock check` says', async () => {
    const last = new Map(states.map((state) => [state.lesson, state.files]));
    for (const [lesson, files] of last) {
      const checked = await checkSources(Object.entries(files).map(([name, text]) => createSource(name, text)), { kubernetesVersion: DEFAULT_KUBERNETES_VERSION, severities: {} }, { threads: 0 });
      const known = new Set(checked.findings.map((finding) => show(lesson, finding)));
      const here = Object.keys(files).flatMap((name) => checkFile(files, name));
      expect(here.map((finding) => show(lesson, finding)).filter((finding) => !known.has(finding))).toEqual([]);
      const sure = checked.findings.filter(({ file, rule }) => /\.(?:ya?ml|json)$/.test(file) && /^(?:yaml|schema|api)\//.test(rule));
      expect(sure.map((finding) => show(lesson, finding))).toEqual(here.filter(({ rule }) => !rule.startsWith('refs/')).map((finding) => show(lesson, finding)));
    }
  });
});

describe('any text', () => {
  test('is checked without an error being thrown', () => {
    const piece = fc.oneof(fc.constantFrom('apiVersion: v1\n', 'kind: Pod\n', '---\n', 'spec:\n', '  - ', '\t', '{', '}', '"', '&a ', '*a', '<<: ', '|\n', '\r', '\uFEFF', ': ', '# drydock-ignore x\n'), fc.string({ maxLength: 6 }));
    const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const findings = checkFile({ 'one.yaml': one, 'other.yml': other }, 'one.yaml');
        expect(findings.every(({ file }) => file === 'one.yaml')).toBe(true);
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  test.each([
    ['deep', `a: ${'['.repeat(20_000)}`],
    ['an alias bomb', `a: &a [x, x]\n${Array.from({ length: 30 }, (_, index) => `b${index}: &b${index} [${index === 0 ? '*a, *a' : `*b${index - 1}, *b${index - 1}`}]`).join('\n')}\nkind: Pod\napiVersion: v1`],
    ['long', `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n${Array.from({ length: 3000 }, (_, index) => `  k${index}: v`).join('\n')}`],
  ])('that is %s comes to an end', (_, text) => {
    expect(() => checkFile({ 'a.yaml': text }, 'a.yaml')).not.toThrow();
  });
});
