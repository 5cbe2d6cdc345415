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
  ])('%s', (stated, manifest) => {
    expect(said(stated, manifest)).toEqual([]);
  });
});

test('what only validation beyond the schemas finds is not claimed to have been checked', () => {
  expect(said('metadata.name: Invalid value', POD.replace('name: web', 'name: Web_1'))).toEqual([
    'this manifest is to be rejected with "metadata.name: Invalid value", but nothing that is checked so far rejects it',
  ]);
});
