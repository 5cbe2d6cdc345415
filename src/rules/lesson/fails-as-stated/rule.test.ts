import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../../lesson/parse.ts';
import { createSource } from '../../../text/source.ts';
import { checkLesson } from '../../check.ts';
import { testExamples } from '../../testing/examples.ts';
import { rule } from './rule.ts';

testExamples(rule, import.meta.dirname);

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: web
    image: nginx:1.29
`;

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
      - name: web
        image: nginx:1.29
`;

const LIST = `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Service
  metadata:
    name: web
  spec:
    type: NodePort
    ports:
    - port: 80
      nodePort: 80
`;

/** What the rule says of a manifest that states an error. */
function said(stated: string, manifest: string): string[] {
  const page = `---\ntitle: A\n---\n\n\`\`\`yaml fails='${stated}'\n${manifest}\`\`\`\n`;
  const { findings } = checkLesson(parseLesson(createSource('lesson.mdx', page)), {}, [rule]);
  return findings.map(({ message }) => message);
}

describe('a part of what the API server says', () => {
  test.each([
    ['spec.containers[0].name: Required value', POD.replace('- name: web\n    image', '- image')],
    ['spec.restartPolicy: Unsupported value: "always"', `${POD}  restartPolicy: always\n`],
    ['strict decoding error: unknown field "spec.restartpolicy"', `${POD}  restartpolicy: Always\n`],
    ['no matches for kind "Pods" in version "v1"', POD.replace('kind: Pod', 'kind: Pods')],
    ['cannot unmarshal string into Go struct field', `${POD}  terminationGracePeriodSeconds: "5"\n`],
    ['error converting YAML to JSON', POD.replace('    image', '      image')],
    ['metadata.name: Invalid value: "Web_1"', POD.replace('name: web', 'name: Web_1')],
    ['spec.containers[0].ports[0].name: Invalid value: "web_port"', `${POD}    ports:\n    - name: web_port\n      containerPort: 80\n`],
    ['The Pod "web" is invalid: spec.containers[0].volumeMounts[0].name: Not found: "data"', `${POD}    volumeMounts:\n    - name: data\n      mountPath: /data\n`],
    // One field, two errors.
    ['must be a standard resource for containers', `${POD}    resources:\n      limits:\n        gpu: 1\n`],
    // The selector is missing, and so the template is not selected.
    ['spec.template.metadata.labels: Invalid value: {"app":"web"}', DEPLOYMENT],
    ['spec.selector: Required value', DEPLOYMENT],
    ['spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range', LIST],
  ])('%s', (stated, manifest) => {
    expect(said(stated, manifest)).toEqual([]);
  });
});

test('a second error, beyond the schemas', () => {
  expect(said('metadata.name: Invalid value', `${POD.replace('name: web', 'name: Web_1')}  restartPolicy: Never\n  activeDeadlineSeconds: 0\n`)).toEqual([
    expect.stringContaining('alone, but there is another error: spec.activeDeadlineSeconds: Invalid value: 0'),
  ]);
});

test('an error that is another, with what to write in one kind of quotes', () => {
  const page = `---\ntitle: A\n---\n\n\`\`\`yaml fails='unknown field'\n${POD.replace('name: web', 'name: Web_1')}\`\`\`\n`;
  const { findings } = checkLesson(parseLesson(createSource('lesson.mdx', page)), {}, [rule]);
  expect(findings.map(({ help }) => help)).toEqual([
    `write fails='metadata.name: Invalid value: "Web_1": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters,', or a part of it, if that is the error to show`,
  ]);
});

test('a kind whose values are not validated is not claimed to have been', () => {
  const page = `---\ntitle: A\n---\n\n\`\`\`yaml fails='Invalid value'\napiVersion: v1\nkind: Event\nmetadata:\n  name: a.1\ninvolvedObject:\n  kind: Pod\n\`\`\`\n`;
  const { findings } = checkLesson(parseLesson(createSource('lesson.mdx', page)), {}, [rule]);
  expect(findings.map(({ help }) => help)).toEqual([expect.stringContaining('but not the values of objects of kind Event')]);
});
