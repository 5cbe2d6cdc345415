import { expect, test } from 'vitest';
import { parseLesson } from '../../../lesson/parse.ts';
import { createSource } from '../../../text/source.ts';
import { checkLesson } from '../../check.ts';
import { testExamples } from '../../testing/examples.ts';
import { rule } from './rule.ts';

testExamples(rule, import.meta.dirname);

/** What is said of links, where these files stand beside the page. */
function messages(text: string, files: readonly string[]): string[] {
  const lesson = { ...parseLesson(createSource('page.md', text)), hasFile: (path: string) => files.includes(path) };
  return checkLesson(lesson, {}, [rule]).findings.map(({ message }) => message);
}

test('a page that is linked must stand beside this one, or in a folder above', () => {
  const text = '[one](one.md) [two](../two.md#top) [three](docs/three%20a.mdx) [gone](gone.md#there)\n';
  expect(messages(text, ['one.md', '../two.md', '../docs/three a.mdx'])).toEqual(['gone.md is linked here, but there is no such file beside this page']);
});

test('of links to other sites, from the root, and to what is no Markdown nothing is said', () => {
  expect(messages('[a](https://example.com/a.md) [b](/b.md) [c](c/) [d](d.html) [e]({{ e }}.md)\n', [])).toEqual([]);
});
