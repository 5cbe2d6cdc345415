import { expect, test } from 'vitest';
import { parseLesson } from '../../../lesson/parse.ts';
import { createSource } from '../../../text/source.ts';
import { checkLesson } from '../../check.ts';
import { testExamples } from '../../testing/examples.ts';
import { rule } from './rule.ts';

testExamples(rule, import.meta.dirname);

test.each([
  ['one other port', [8000], 8080, 'warning'],
  ['several other ports', [80, 443], 8080, 'info'],
  ['a port that controllers keep for probes', [9443], 8081, 'info'],
])('a number that is not declared beside %s', (_, declared, asked, severity) => {
  const page = [
    '```yaml', 'apiVersion: v1', 'kind: Pod', 'metadata:', '  name: a', 'spec:', '  containers:', '  - name: a', '    image: a:1', '    ports:',
    ...declared.map((port) => `    - containerPort: ${port}`),
    '    livenessProbe:', '      tcpSocket:', `        port: ${asked}`, '```', '',
  ];
  const { findings } = checkLesson(parseLesson(createSource('a.md', page.join('\n'))), {}, [rule]);
  expect(findings.map((finding) => finding.severity)).toEqual([severity]);
});
