import type { Yaml } from 'mdast';
import { createExcerpt, excerptRange } from '../text/excerpt.ts';
import type { Range } from '../text/position.ts';
import { lineAt, type Source } from '../text/source.ts';
import { parseYaml } from '../text/yaml/parse.ts';
import { locateNode, nearestNode } from '../text/yaml/locate.ts';
import { describe } from './front-matter/describe.ts';
import { imageProblems } from './front-matter/images.ts';
import { nearestName } from '../kube/nearest.ts';
import type { FrontMatter, LessonProblem } from './types.ts';
import { isProfile, PROFILES } from './profiles.ts';
import { rangeOf, type PageNode } from './page/flatten.ts';

/** The front matter of a page, if it has one; its nodes know where they stand. */
export function readFrontMatter(source: Source, nodes: readonly PageNode[]): FrontMatter | undefined {
  const node = nodes.find((entry): entry is PageNode & { node: Yaml } => entry.node.type === 'yaml')?.node;
  if (node === undefined) return undefined;
  const range = rangeOf(node);
  const lines: string[] = [];
  for (let line = range.start.line + 1; line < range.end.line; line += 1) lines.push(lineAt(source, line));
  if (lines.length === 0) lines.push('');
  const origins = lines.map((_, index) => ({ line: range.start.line + 1 + index, column: 1 }));
  const yaml = parseYaml(createExcerpt(source.file, lines, origins));
  const value = yaml.documents[0]?.value;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return { range, yaml, value: isObject ? (value as Record<string, unknown>) : {} };
}

interface Field {
  required: 'lesson' | 'page' | 'never';
  expectation: string;
  accepts(value: unknown): boolean;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isTextList = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isText);
const isSlug = (value: unknown): boolean => typeof value === 'string' && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value);

/** Drydock's own fields (how a lesson is written); `page`: every MDX page needs it, `lesson`: a lesson does. */
const FIELDS: Readonly<Record<string, Field>> = {
  title: { required: 'page', expectation: 'a text', accepts: isText },
  description: { required: 'lesson', expectation: 'a text: one sentence for search results', accepts: isText },
  objectives: { required: 'lesson', expectation: 'a list of texts: what a reader can do afterwards', accepts: isTextList },
  minutes: { required: 'lesson', expectation: 'a number of minutes above 0', accepts: (value) => typeof value === 'number' && value > 0 },
  profile: { required: 'never', expectation: `one of the profiles there are: ${PROFILES.join(', ')}`, accepts: isProfile },
  prerequisites: {
    required: 'never',
    expectation: 'a list of lesson slugs, such as quick-start',
    accepts: (value) => Array.isArray(value) && value.every(isSlug),
  },
};

/** Fields whose value is held against a schema of its own. */
const STRUCTURED = ['images'];

/** Fields that Starlight gives a page. */
const STARLIGHT = ['sidebar', 'hero', 'template', 'head', 'tableOfContents', 'lastUpdated', 'prev', 'next', 'editUrl', 'slug', 'draft', 'banner', 'pagefind'];

/** `content/07-services/lesson.mdx`, as opposed to other pages. */
export function isLessonFile(file: string): boolean {
  return /(?:^|\/)\d\d-[a-z0-9-]+\/lesson\.mdx$/.test(file);
}

/** What is wrong with the front matter of an MDX page. */
export function frontMatterProblems(source: Source, frontMatter: FrontMatter | undefined): LessonProblem[] {
  const needed = (field: Field): boolean => field.required === 'page' || (field.required === 'lesson' && isLessonFile(source.file));
  if (frontMatter === undefined) {
    const names = Object.keys(FIELDS).filter((name) => needed(FIELDS[name]!));
    return [
      problem(`this page has no front matter, expected one with ${names.join(', ')}`, `begin the file with ---, ${names[0]}: …, ---`, {
        start: { line: 1, column: 1 },
        end: { line: 1, column: lineAt(source, 1).length + 1 },
      }),
    ];
  }
  const [document] = frontMatter.yaml.documents;
  const excerpt = frontMatter.yaml.excerpt;
  const problems = (document?.problems ?? []).map((found) => problem(`front matter: ${found.message}`, found.help, excerptRange(excerpt, found.start, found.end)));
  if (document === undefined || document.root?.kind !== 'mapping') {
    return problems.length > 0 ? problems : [problem('the front matter is empty, expected at least title', 'write title: …', frontMatter.range)];
  }
  const opening = { start: frontMatter.range.start, end: { line: frontMatter.range.start.line, column: 4 } };
  for (const [name, field] of Object.entries(FIELDS)) {
    const present = Object.hasOwn(frontMatter.value, name);
    if (!present) {
      if (needed(field)) problems.push(problem(`${name} is missing in the front matter`, `write ${name}: ${field.expectation}`, opening));
    } else if (!field.accepts(frontMatter.value[name])) {
      const span = locateNode(document.root, [name], 'value') ?? document;
      problems.push(problem(`${name} is ${describe(frontMatter.value[name])} here, expected ${field.expectation}`, undefined, excerptRange(excerpt, span.start, span.end)));
    }
  }
  if (Object.hasOwn(frontMatter.value, 'images')) {
    for (const { path, part, message, help } of imageProblems(frontMatter.value['images'])) {
      const span = nearestNode(document, path, part);
      problems.push(problem(message, help, excerptRange(excerpt, span.start, span.end)));
    }
  }
  const known = [...Object.keys(FIELDS), ...STRUCTURED, ...STARLIGHT];
  for (const { name, key } of document.root.entries) {
    if (known.includes(name)) continue;
    const meant = nearestName(name, known);
    const help = meant === undefined ? `the fields are ${[...Object.keys(FIELDS), ...STRUCTURED].join(', ')} and those of Starlight` : `did you mean ${meant}?`;
    problems.push(problem(`${name} is not a field of the front matter`, help, excerptRange(excerpt, key.start, key.end)));
  }
  return problems;
}

function problem(message: string, help: string | undefined, range: Range): LessonProblem {
  return help === undefined ? { rule: 'lesson/front-matter', message, range } : { rule: 'lesson/front-matter', message, help, range };
}
