import { expect, test } from 'vitest';
import { parseLesson } from '../../../lesson/parse.ts';
import { createSource } from '../../../text/source.ts';
import { checkLesson } from '../../check.ts';
import { testExamples } from '../../testing/examples.ts';
import { rule } from './rule.ts';

testExamples(rule, import.meta.dirname);

function said(text: string, file = 'content/01-a/lesson.mdx'): string[] {
  const { findings } = checkLesson(parseLesson(createSource(file, `---\ntitle: A\n---\n\n${text}\n`)), {}, [rule]);
  return findings.filter((finding) => finding.rule === rule.id).map(({ line, message }) => `${line} ${message}`);
}

test.each([
  ['<Term id={name}>pod</Term>', ['5 <Term>: id is an expression, expected a text']],
  ['<Exercise title="Try">\n\n<Solution>\n\nDo it.\n\n</Solution>\n\n</Exercise>', ['5 <Exercise>: it has no <Check>']],
  ['<Quiz>\n\n</Quiz>', ['5 <Quiz>: it has no <Question>']],
  ['<Question prompt="Why?">\n\n<Answer>A</Answer>\n\n</Question>', ['5 <Question>: it has 1 <Answer>, expected two at least']],
  ['<Question prompt="Why?">\n\n<Answer correct>A</Answer>\n\n<Answer>B</Answer>\n\n</Question>', ['5 <Question>: it has 0 <Why>, expected one']],
  ['<ClusterMap />', ['5 <ClusterMap>: it needs title="…"']],
  ['<Callout>Mind this.</Callout>', ['5 there is no component <Callout>']],
  ['<details><summary>More</summary></details>', []],
])('%s', (text, messages) => {
  expect(said(text)).toEqual(messages);
});

test('what the page imports or makes is its own', () => {
  expect(said("import Callout, { Card as Box } from './own.astro';\nimport * as Icons from './icons.js';\nexport const Note = () => null;\n\n<Callout /><Box /><Note />")).toEqual([]);
  expect(said('<Term id="pod">Pod</Term>', 'docs/page.mdx')).toEqual([]);
});

test('pages of others have components that are known elsewhere', () => {
  expect(said('<Tabs><TabItem value="a">A</TabItem></Tabs>', 'docs/page.mdx')).toEqual([]);
});
