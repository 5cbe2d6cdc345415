import { expect, test } from 'vitest';
import { finding, report } from '../testing/report.ts';
import { github } from './github.ts';

test('commands worst first, then the plain list in order of place, then the summary', () => {
  const warning = finding({ severity: 'warning', line: 1, endLine: 1, message: 'w', help: undefined });
  const error = finding({ line: 5, endLine: 5, message: 'e', help: undefined });
  const note = finding({ severity: 'info', line: 2, endLine: 4, message: 'n', help: 'h' });
  expect(github(report([warning, note, error])).split('\n')).toEqual([
    '::error file=content/01-quick-start/lesson.mdx,line=5,endLine=5,col=28,endColumn=43,title=doc/port-not-exposed::e',
    '::warning file=content/01-quick-start/lesson.mdx,line=1,endLine=1,col=28,endColumn=43,title=doc/port-not-exposed::w',
    '::notice file=content/01-quick-start/lesson.mdx,line=2,endLine=4,title=doc/port-not-exposed::n%0Ah',
    'content/01-quick-start/lesson.mdx:1:28  warning  doc/port-not-exposed  w',
    'content/01-quick-start/lesson.mdx:2:28  info  doc/port-not-exposed  n (h)',
    'content/01-quick-start/lesson.mdx:5:28  error  doc/port-not-exposed  e',
    'checked 1 file: 34 blocks, 12 manifests, 41 commands (not run) against Kubernetes 1.36 · 1 error, 1 warning, 1 info',
    '',
  ]);
});

// The escapes of @actions/core: % CR LF in data, and : , in properties too.
test('escapes what would end a property or a command, or start another', () => {
  const evil = finding({ file: 'a,b:c%.md', message: '100%\r\n::set-output name=x::y', help: undefined });
  const [command, listed] = github(report([evil])).split('\n');
  expect(command).toBe(
    '::error file=a%2Cb%3Ac%25.md,line=148,endLine=148,col=28,endColumn=43,title=doc/port-not-exposed::100%25%0D%0A::set-output name=x::y',
  );
  expect(listed).toBe('a,b:c%.md:148:28  error  doc/port-not-exposed  100% ::set-output name=x::y');
});
