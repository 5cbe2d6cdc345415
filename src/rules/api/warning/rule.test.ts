import { expect, test } from 'vitest';
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
    env:
    - name: MODE
      value: a
    - name: MODE
      value: b
`;

function rules(text: string): string[] {
  const { findings } = checkLesson(parseLesson(createSource('objects.yaml', text)));
  return findings.filter(({ rule: id }) => /^(?:api|schema|internal)\//.test(id)).map(({ rule: id, line }) => `${line} ${id}`);
}

test('the server warns only of what it accepts', () => {
  expect(rules(POD)).toEqual(['12 api/warning']);
  expect(rules(POD.replace('name: web\nspec', 'name: Web\nspec'))).toEqual(['4 api/invalid']);
});

test('a deprecated API version is told once', () => {
  expect(rules('apiVersion: v1\nkind: Endpoints\nmetadata:\n  name: web\nsubsets:\n- addresses:\n  - ip: 192.0.2.1\n  ports:\n  - port: 80\n')).toEqual(['1 schema/deprecated-api']);
});

test('nothing is said of what the reader is to fill in', () => {
  expect(rules(POD.replace('name: web\nspec', 'name: web\n  annotations:\n    note: <text>\nspec').replace('value: b', 'value: <mode>'))).not.toContain('14 api/warning');
});
