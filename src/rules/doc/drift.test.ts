import { describe, expect, test } from 'vitest';
import type { Finding } from '../../findings/finding.ts';
import { parseLesson } from '../../lesson/parse.ts';
import { createSource } from '../../text/source.ts';
import { refsRules } from '../refs/rules.ts';
import { runRule } from '../run-rule.ts';
import { docRules } from './rules.ts';

/** A small lesson whose ports stand in manifests, an explanation, comments, prose and commands. */
const LESSON = `---
title: Ports
---

Clients will ask port 30001 of any node.

\`\`\`yaml title="pod.yaml"
apiVersion: v1
kind: Pod
metadata:
  name: api
  labels:
    app: api
spec:
  containers:
  - name: api
    image: api:0.1.0
    ports:
    - name: http
      containerPort: 8000
\`\`\`

\`\`\`yaml title="deployment.yaml"
apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  replicas: 10
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
        image: api:0.1.0
        ports:
        - name: http
          containerPort: 8000 # deployed
\`\`\`

\`\`\`yaml title="service.yaml"
# Open http://localhost:30001/docs when it is there.
apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  type: NodePort
  selector:
    app: api
  ports:
  - port: 80
    targetPort: http
    nodePort: 30001
\`\`\`

\`\`\`yaml explains="service.yaml"
apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  type: NodePort
  selector:
    app: api           # the labels of the pods
  ports:
  - port: 80           # what clients in the cluster ask
    targetPort: http   # the container's port, by its name
    nodePort: 30001    # what every node listens on
\`\`\`

The container listens on port 8000, its \`containerPort\`. Node ports are between 30000 and 32767.

\`\`\`console
$ curl -s localhost:30001/version
{"version":"0.1.0"}
\`\`\`

Open [the documentation](http://localhost:30001/docs), or \`curl localhost:30001\`.
`;

function check(text: string): Finding[] {
  const lesson = parseLesson(createSource('lesson.mdx', text));
  const context = { lesson, kubernetesVersion: '1.36' as const, ruleIds: [], unusedSuppressions: [] };
  return [...refsRules, ...docRules].flatMap((rule) => runRule(rule, context));
}

/** What is said of the lesson when one line of it says something else: line numbers and messages of errors. */
function after(line: string, from: string, to: string): { at: number; errors: { line: number; message: string }[] } {
  const lines = LESSON.split('\n');
  const index = lines.findIndex((one) => one.includes(line));
  lines[index] = lines[index]!.replace(from, to);
  const errors = check(lines.join('\n')).filter((finding) => finding.severity === 'error');
  return { at: index + 1, errors: errors.map(({ line: at, message }) => ({ line: at, message })) };
}

function lineOf(text: string, occurrence = 0): number {
  return LESSON.split('\n').flatMap((line, index) => (line.includes(text) ? [index + 1] : []))[occurrence]!;
}

describe('a lesson whose parts drift apart', () => {
  test('the lesson as it stands', () => {
    expect(check(LESSON)).toEqual([]);
  });

  test('8000 becomes 8080 in the manifest of the Deployment', () => {
    const { at, errors } = after('# deployed', '8000', '8080');
    expect(errors).toContainEqual({
      line: at,
      message: `containerPort is 8080 here, but pod.yaml (line ${lineOf('containerPort: 8000')}) gives the same image api:0.1.0 port 8000`,
    });
  });

  test('30001 becomes 30000 in the explanation', () => {
    const { at, errors } = after('what every node listens on', '30001', '30000');
    expect(errors).toContainEqual({
      line: at,
      message: `nodePort is 30000 here, but service.yaml (line ${lineOf('nodePort: 30001')}) says 30001`,
    });
  });

  const nodePort = `service.yaml exposes 30001 (spec.ports[0].nodePort, line ${lineOf('nodePort: 30001')})`;

  test.each([
    ['in a sentence', 'Clients will ask', 'port 30000 is named here, but nothing in this lesson exposes 30000; '],
    ['in a comment', '# Open http', 'localhost:30000 is used here, but nothing in this lesson exposes 30000; '],
    ['in a command', '$ curl', 'localhost:30000 is used here, but nothing in this lesson exposes 30000; '],
    ['in a link', 'Open [the', 'localhost:30000 is used here, but nothing in this lesson exposes 30000; '],
  ])('30001 becomes 30000 %s', (_, line, message) => {
    const { at, errors } = after(line, '30001', '30000');
    expect(errors).toEqual([{ line: at, message: message + nodePort }]);
  });

  test('a comment says 30000 beside 30001', () => {
    const { at, errors } = after('    nodePort: 30001', '30001', '30001 # 30000');
    expect(errors).toEqual([{ line: at, message: 'the comment says 30000, but nodePort is 30001' }]);
  });

  test('8000 becomes 8080 in a sentence', () => {
    const { at, errors } = after('The container listens', '8000', '8080');
    expect(errors).toEqual([
      {
        line: at,
        message: `port 8080 is named here, but nothing in this lesson has a port 8080; pod.yaml (line ${lineOf('containerPort: 8000')}) has containerPort 8000`,
      },
    ]);
  });
});
