import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../../lesson/parse.ts';
import { createSource } from '../../../text/source.ts';
import { checkLesson } from '../../check.ts';
import { testExamples } from '../../testing/examples.ts';
import { rule } from './rule.ts';

testExamples(rule, import.meta.dirname);

const CONFIG = '```yaml title="config.yaml"\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  level: info\n```\n';

/** What the rule says of a lesson that has a ConfigMap and then a text. */
function said(text: string): string[] {
  const page = `---\ntitle: A\n---\n\n${CONFIG}\n${text}\n`;
  const { findings } = checkLesson(parseLesson(createSource('lesson.mdx', page)), {}, [rule]);
  return findings.filter((finding) => finding.rule === rule.id).map(({ line, column, endColumn, message }) => `${line}:${column}-${endColumn} ${message}`);
}

describe('components that show something of a file', () => {
  test.each([
    ['<Value of="config.yaml" path="data.level" />', []],
    ["The level is <Value of='config.yaml' path='data.level' kind='ConfigMap' />.", []],
    ['<Value of="config.yaml" path="data.level" kind="Secret" />', ['14:31-41 <Value>: config.yaml has no Secret']],
    ['<Value of="config.yaml" path="data[0" />', ['14:31-37 <Value>: the field path "data[0" has a bracket that is not closed']],
    ['<Value of="config.yaml" />', ['14:1-27 <Value>: it needs path="…"']],
    ['<Value path={"a>b"} of={name} />', ['14:1-33 <Value>: it needs of="…"']],
    ['<Diagram of="config.yaml" title="Settings" />', []],
    ['```yaml title="role.yaml"\napiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata:\n  name: reader\nrules: []\n```\n\n<Diagram of="role.yaml" title="Rights" />', ['22:14-23 <Diagram>: role.yaml has nothing that is drawn: no Pod, workload, Service, Ingress, ConfigMap, Secret or claim']],
    ['<Diagram of="config.yaml" />', ['14:1-29 <Diagram>: it needs title="…"']],
    ['<Other of="nothing.yaml" />', []],
  ])('%s', (text, messages) => {
    expect(said(text)).toEqual(messages);
  });

  test('a component that the page imports itself is its own', () => {
    expect(said("import Value from './own.astro';\n\n<Value of=\"nothing.yaml\" />")).toEqual([]);
  });
});
