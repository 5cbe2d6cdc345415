import type { Lesson } from '../../../lesson/types.ts';
import type { Applied, Reapplied } from './page-cluster.ts';

/** Words by which a page says that it knows: the change is refused in front of the reader. */
const REFUSED = /\b(?:immutable|forbidden|is invalid|may not (?:change|be changed)|can(?:not|['’]t| not) (?:be )?(?:chang|updat|edit|modif|shrink|shrunk)|refuse[sd]?|reject(?:s|ed)?|not allowed|fails?|failed|errors?)\b/i;

/** Words by which it says that the object is gone, or that another cluster or way begins. */
const ELSEWHERE = new RegExp(
  [
    String.raw`\b(?:delet|recreat|re-creat|destroy|tear(?:ing)? down|clean(?:ed|ing)?[ -]?up|start (?:over|again)|from scratch)`,
    String.raw`\b(?:alternative|variant|another (?:way|approach|method|solution)|option \w\b)`,
    String.raw`\b(?:second|other|another|new|fresh|separate|different|each) (?:cluster|namespace|context|environment)`,
    String.raw`(?:^|\n)or\b`,
  ].join('|'),
  'i',
);

/** Tabs, as sites for documentation write them. */
const TABS = /^[ \t]*(?:===[!+]? ["']|\{\{[<%]\s*\/?\s*tab|<Tab|:{2,}\s*(?:code-group|tab)|<!--\s*tabs)/im;

/** Folders and files that are meant for clusters of their own. */
const ENVIRONMENT = /(?:^|[/._-])(?:dev|development|prod|production|staging|stage|test|qa|overlays?|blue|green|canary|cluster[\w-]*)(?:[/._-]|$)/i;

/** Whether the page offers its blocks for choice, so that not all of them are done one after another. */
export function offersChoice(lesson: Lesson): boolean {
  return lesson.dialect !== 'mdx' ? TABS.test(lesson.source.text) : lesson.components.some(({ name }) => /^Tab|Choice|Variant/.test(name));
}

/** Whether one reader may not have both: files for different clusters, or something is said in between. */
export function isElsewhere(lesson: Lesson, { before, now }: Reapplied): boolean {
  const files = [before.object.file, now.object.file];
  if (files[0] !== files[1]) {
    const bases = files.map((file) => file?.replace(/^.*\//, ''));
    if (bases[0] === bases[1] || files.some((file) => file !== undefined && ENVIRONMENT.test(file))) return true;
  }
  return ELSEWHERE.test(proseBetween(lesson, lineOf(before), lineOf(now)));
}

/** Whether the page shows or tells that the server refuses the change. */
export function isToldRefusal(lesson: Lesson, { now }: Reapplied): boolean {
  const { command, block } = now.command;
  if (command.exitStatus !== 0 || REFUSED.test(command.output?.text ?? '')) return true;
  const at = block!.index;
  const next = lesson.blocks[at + 1];
  if (next?.role === 'other' && REFUSED.test(next.excerpt.text)) return true;
  const end = next?.role === 'other' ? lesson.blocks[at + 2] : next;
  const from = Math.min(now.object.document.locate(['kind'], 'value').range.start.line, block!.range.start.line);
  const defined = lesson.blocks[now.object.document.block];
  return REFUSED.test(proseBetween(lesson, Math.max(from, defined?.range.start.line ?? from), end?.range.start.line ?? Infinity));
}

/** Whether the session that is shown says that the object was not there before. */
export function isShownCreated({ object, command: { command } }: Applied): boolean {
  const lines = command.output?.text.split('\n') ?? [];
  return lines.some((line) => /\bcreated\b/.test(line) && line.includes(`/${object.name} `));
}

function lineOf({ command }: Applied): number {
  return command.command.range.start.line;
}

/** The text of the paragraphs and headings between two lines, a line for each. */
function proseBetween(lesson: Lesson, from: number, to: number): string {
  const spans = lesson.prose.filter(({ range }) => range.start.line >= from && range.start.line < to);
  return [...Map.groupBy(spans, ({ paragraph }) => paragraph).values()].map((paragraph) => paragraph.map(({ text }) => text).join(' ')).join('\n');
}
