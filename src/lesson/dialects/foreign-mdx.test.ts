import { describe, expect, test } from 'vitest';
import { lessonOf, problemsOf } from '../testing/read.ts';
import { asPlainMdx, isForeignMdx } from './foreign-mdx.ts';

describe('MDX of other generators', () => {
  test.each([
    ["Docusaurus' front matter", '---\ntitle: A\nsidebar_position: 2\n---\n'],
    ["Docusaurus' components", "import Tabs from '@theme/Tabs';\n"],
    ["a site's own", "import Note from '@site/src/components/Note';\n"],
    ['Nextra', "import { Callout } from 'nextra/components'\n"],
    ['Mintlify', '---\ntitle: A\nsidebarTitle: B\n---\n'],
  ])('%s', (_, text) => {
    expect(isForeignMdx(text)).toBe(true);
  });

  test.each([
    ['a lesson', "---\ntitle: A\nminutes: 5\n---\nimport X from './x.astro';\n"],
    ['a field of that name further down', '---\ntitle: A\n---\n\nid: 5\n'],
    ['Starlight', "---\ntitle: A\nsidebar:\n  order: 2\n---\nimport { Tabs } from '@astrojs/starlight/components';\n"],
  ])('not %s', (_, text) => {
    expect(isForeignMdx(text)).toBe(false);
  });

  test('are judged as Markdown', () => {
    const lesson = lessonOf('a.mdx', '---', 'id: a', 'draft_note: x', '---', '', '```bash npm2yarn', 'kubectl get pods', '```');
    expect(lesson.dialect).toBe('markdown');
    expect(problemsOf(lesson)).toEqual([]);
  });

  test('find fences in components, behind headings with anchors and HTML comments', () => {
    const lesson = lessonOf('a.mdx', '---', 'id: a', '---', '', '## Install {#install}', '', '<!-- hidden -->', '', '<Tabs>', '  <TabItem value="a">', '', '    ```bash', '    kubectl get pods', '    ```', '', '  </TabItem>', '</Tabs>');
    expect(problemsOf(lesson)).toEqual([]);
    expect(lesson.blocks.map(({ role, range }) => [role, range.start.line])).toEqual([['commands', 12]]);
  });

  test('have no mistake in what MDX alone refuses', () => {
    expect(problemsOf(lessonOf('a.mdx', "import X from '@theme/X';", '', 'Use {braces and <angles freely.'))).toEqual([]);
  });
});

describe('the text as plain MDX', () => {
  test('keeps every place', () => {
    const text = '## A {#a}\n<!-- b\n c */ -->\n\n```html\n<!-- d -->\n```\n';
    const plain = asPlainMdx(text);
    expect(plain).toHaveLength(text.length);
    expect(plain).toBe('## A     \n{/*  b\n c *  */}\n\n```html\n<!-- d -->\n```\n');
  });
});
