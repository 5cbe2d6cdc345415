import { describe, expect, test } from 'vitest';
import type { Finding } from '../../findings/finding.ts';
import { parseLesson } from '../../lesson/parse.ts';
import { createSource } from '../../text/source.ts';
import { checkLesson } from '../check.ts';

/** What the rules about single objects say of a page. */
function found(page: string, file = 'page.md'): Finding[] {
  const { findings } = checkLesson(parseLesson(createSource(file, page)));
  return findings.filter(({ rule }) => /^(?:api|schema|internal)\//.test(rule));
}

/** `line:column rule path`, for each finding in a YAML file. */
function said(...lines: string[]): string[] {
  return found(`${lines.join('\n')}\n`, 'objects.yaml').map(({ line, column, rule, path, message }) => `${line}:${column} ${rule} ${path ?? message}`);
}

const fence = (yaml: string, info = 'yaml'): string => `\`\`\`${info}\n${yaml.trimEnd()}\n\`\`\`\n`;

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: NodePort
  selector:
    app: web
  ports:
  - port: 80
    nodePort: 80
`;

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
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
        image: nginx:1.29
`;

describe('where an error is shown', () => {
  test.each([
    ['at the value', SERVICE, '11:15 api/invalid spec.ports[0].nodePort'],
    ['at the value of the label that differs', DEPLOYMENT.replace('        app: web', '        app: wbe'), '12:14 api/invalid spec.template.metadata.labels'],
    ['at the key of the labels, when the label is not there', DEPLOYMENT.replace('        app: web', '        tier: web'), '11:7 api/invalid spec.template.metadata.labels'],
    ['at the key of a label', SERVICE.replace('nodePort: 80', 'nodePort: 30080').replace('metadata:\n', 'metadata:\n  labels:\n    my app: web\n'), '5:5 api/invalid metadata.labels'],
    ['at the labels of the template, which the server calls by another path', DEPLOYMENT.replace('        app: web', '        app: web\n        owner: Team A'), '13:16 api/invalid spec.template.labels'],
    ['at the address, which the server copies into a list', SERVICE.replace('nodePort: 80', 'nodePort: 30080').replace('spec:\n', 'spec:\n  clusterIP: 10.0.0.300\n'), '6:14 api/invalid spec.clusterIPs[0]'],
    ['at what lacks a field', `${DEPLOYMENT}        readinessProbe:\n          periodSeconds: 5\n`, '17:9 api/required spec.template.spec.containers[0].readinessProbe'],
    ['at the name of an object that lacks a field', SERVICE.slice(0, SERVICE.indexOf('  ports:')), '4:9 api/required spec.ports'],
  ])('%s', (_, yaml, finding) => {
    expect(said(yaml)).toContain(finding);
  });

  test('with the other place that it is about', () => {
    const ports = `${DEPLOYMENT}        ports:\n        - name: http\n          containerPort: 80\n        - name: http\n          containerPort: 81\n`;
    expect(found(ports, 'a.yaml').map(({ related }) => related)).toEqual([[{ file: 'a.yaml', line: 18, message: 'the first of the two' }]]);
    const labels = DEPLOYMENT.replace('        app: web', '        app: wbe');
    expect(found(labels, 'a.yaml').map(({ related }) => related)).toEqual([[{ file: 'a.yaml', line: 6, message: 'the selector' }]]);
  });

  test('in an item of a List', () => {
    const item = SERVICE.replace(/^/gm, '  ').trimEnd();
    expect(said('apiVersion: v1', 'kind: List', 'items:', `-${item.slice(1)}`)).toEqual(['14:17 api/invalid spec.ports[0].nodePort']);
  });
});

describe('a defect is told once', () => {
  test.each([
    ['a selector is missing', DEPLOYMENT.replace('  selector:\n    matchLabels:\n      app: web\n', ''), ['4:9 schema/missing-field spec.selector']],
    ['a type is misspelt', SERVICE.replace('NodePort', 'nodePort').replace('nodePort: 80', 'nodePort: 30080'), ['6:9 schema/not-in-enum spec.type']],
    ['a misspelt field ends decoding', SERVICE.replace('ports:', 'prots:'), ['9:3 schema/unknown-field spec.prots']],
    ['an access mode in short', 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: a\nspec:\n  accessModes: [RWO]\n  resources:\n    requests:\n      storage: 1Gi\n', ['6:17 schema/not-in-enum spec.accessModes[0]']],
    ['an unknown resource', `${DEPLOYMENT}        resources:\n          limits:\n            ram: 1\n`, ['19:18 api/invalid spec.template.spec.containers[0].resources.limits[ram]']],
    ['a selector that cannot be read', DEPLOYMENT.replace('    matchLabels:\n      app: web\n', '    matchExpressions:\n    - key: app\n      operator: In\n'), ['8:7 api/required spec.selector.matchExpressions[0].values']],
    [
      'a volume of two kinds, which its mount does not find',
      `${DEPLOYMENT}        volumeMounts:\n        - name: data\n          mountPath: /data\n      volumes:\n      - name: data\n        emptyDir: {}\n        hostPath:\n          path: /data\n`,
      ['23:9 api/forbidden spec.template.spec.volumes[0].hostPath'],
    ],
  ])('%s', (_, yaml, findings) => {
    expect(said(yaml)).toEqual(findings);
  });

  test('two bad labels are two defects', () => {
    expect(said(SERVICE.replace('nodePort: 80', 'nodePort: 30080').replace('metadata:\n', 'metadata:\n  labels:\n    a: b c\n    d: e f\n'))).toHaveLength(2);
  });
});

describe('what nobody applies as it stands', () => {
  test.each([
    ['a template', SERVICE.replace('name: web', 'name: <name>')],
    ['a value left for the reader', SERVICE.replace('nodePort: 80', 'nodePort: 30080').replace('app: web', 'app: <your app>')],
    ['something left out', DEPLOYMENT.replace('        app: web', '        ...')],
    ['broken YAML', SERVICE.replace('    nodePort', '     nodePort')],
    ['a patch', 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n  - $patch: delete\n    port: 80\n    nodePort: 80\n'],
  ])('%s', (_, yaml) => {
    expect(found(fence(yaml)).filter(({ rule }) => rule.startsWith('api/'))).toEqual([]);
  });

  test('a block that is skipped, or wrong on purpose', () => {
    const head = '---\ntitle: A\n---\n\n';
    expect(found(head + fence(SERVICE, 'yaml title="service.yaml" skip="for another reason"'), 'lesson.mdx')).toEqual([]);
    expect(found(head + fence(SERVICE, 'yaml fails="spec.ports[0].nodePort: Invalid value"'), 'lesson.mdx')).toEqual([]);
  });

  test('a part of an object on a page that is no lesson gives a warning', () => {
    const part = 'apiVersion: v1\nkind: Service\nspec:\n  type: NodePort\n  ports:\n  - port: 80\n    nodePort: 80\n';
    expect(found(fence(part)).map(({ rule, severity }) => [rule, severity])).toContainEqual(['api/invalid', 'warning']);
    expect(found(fence(SERVICE)).map(({ rule, severity }) => [rule, severity])).toEqual([['api/invalid', 'error']]);
  });
});

test('a fragment counts as the object that it is merged into, and its error stands in it', () => {
  const page = `---\ntitle: A\n---\n\n${fence(SERVICE.replace('nodePort: 80', 'nodePort: 30080'), 'yaml title="service.yaml"')}\n${fence('spec:\n  ports:\n  - port: 80\n    nodePort: 8080\n', 'yaml fragment="service.yaml"')}`;
  expect(found(page, 'lesson.mdx').map(({ line, rule, path }) => [line, rule, path])).toEqual([[23, 'api/invalid', 'spec.ports[0].nodePort']]);
});

test('long values and expressions are left out of the message', () => {
  const [name] = found(SERVICE.replace('nodePort: 80', 'nodePort: 30080').replace('name: web', 'name: Web'), 'a.yaml');
  expect(name?.message).toBe(
    'metadata.name: Invalid value: "Web": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or \'-\', and must start and end with an alphanumeric character',
  );
});
