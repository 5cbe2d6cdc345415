import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

/** An example of a rule: a page with a mistake and what is said of it, or a page without one. */
export interface Example {
  /** The file's name in `examples/`, such as `bad-under-a-key.md`. */
  name: string;
  bad: boolean;
  /** What it shows, one sentence. */
  title: string;
  /** The findings of the rule, as `LINE:COLUMN message`. */
  expect: string[];
  /** The page as it is checked: without what the example says of itself, every line in its place. */
  text: string;
  /** The page as a reader is to see it, without the front matter. */
  body: string;
}

const NAME = /^(bad|good)-[a-z0-9-]+\.(?:md|mdx|yaml)$/;
const FRONT_MATTER = /^---\n([\s\S]*?\n)---\n/;

/**
 * Reads the examples of a rule, in order of their names.
 * @throws Error when a file is named otherwise than `bad-<why>.md` or `good-<why>.md` (or `.mdx`,
 * `.yaml`), or says nothing of itself in its front matter; the message names the file.
 */
export function readExamples(ruleFolder: string): Example[] {
  const folder = join(ruleFolder, 'examples');
  return readdirSync(folder)
    .sort()
    .map((name) => readExample(name, readFileSync(join(folder, name), 'utf8')));
}

/** Reads one example; see `readExamples`. */
export function readExample(name: string, file: string): Example {
  const kind = NAME.exec(name)?.[1];
  if (kind === undefined) {
    throw new Error(`examples/${name}: an example is named bad-<why>.md or good-<why>.md (or .mdx, .yaml), in lower case`);
  }
  const front = FRONT_MATTER.exec(file);
  if (front === null) throw new Error(`examples/${name}: begins with front matter that has a "title"`);
  const fields = readFields(name, front[1]!);
  const title = fields?.title;
  const expect = fields?.expect ?? [];
  if (typeof title !== 'string') throw new Error(`examples/${name}: "title" is one sentence that says what the example shows`);
  if (!Array.isArray(expect) || !expect.every((line) => typeof line === 'string')) {
    throw new Error(`examples/${name}: "expect" is a list of "LINE:COLUMN message", each in quotes`);
  }
  if (kind === 'bad' && expect.length === 0) throw new Error(`examples/${name}: a bad example lists in "expect" what is found`);
  if (kind === 'good' && expect.length > 0) throw new Error(`examples/${name}: a good example expects nothing`);
  const body = file.slice(front[0].length);
  return { name, bad: kind === 'bad', title, expect, text: checkedHead(name, front[0]) + body, body };
}

function readFields(name: string, text: string): Record<string, unknown> | undefined {
  try {
    return load(text) as Record<string, unknown> | undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0]! : String(error);
    throw new Error(`examples/${name}: the front matter cannot be read: ${reason}`, { cause: error });
  }
}

/**
 * What stands in place of the front matter while the page is checked: as many lines. A lesson (`.mdx`)
 * needs front matter and keeps it, less `expect`; other pages have none.
 */
function checkedHead(name: string, front: string): string {
  if (!name.endsWith('.mdx')) return front.replace(/[^\n]/g, '');
  let inExpect = false;
  return front
    .split('\n')
    .map((line) => {
      if (/^[^\s-]|^---/.test(line)) inExpect = line.startsWith('expect:');
      return inExpect ? '' : line;
    })
    .join('\n');
}
