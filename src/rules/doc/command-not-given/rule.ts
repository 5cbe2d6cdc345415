import type { Lesson } from '../../../lesson/types.ts';
import type { Range } from '../../../text/position.ts';
import type { Rule } from '../../types.ts';
import { lastBefore, paragraphsOf, type Paragraph } from '../paragraphs.ts';
import { askedAction } from './actions.ts';
import { pageCommands } from './page-commands.ts';

/** A step that asks for something must say how it is done. */
export const rule: Rule = {
  id: 'doc/command-not-given',
  severity: 'info',
  summary: 'A step asks the reader to do something with kubectl, and no command of the page does it.',
  why: `"Switch to the green version", "print the logs of the pod": who writes the page knows the command, who follows it may
not, and nobody can try out a step that has none. Give the command, or show it as the solution further down.

Only items of a list that begin with an instruction are looked at, and only on pages that otherwise give their
commands. A command anywhere on the page counts, and so does a block that follows the step.`,
  check({ lesson, report }) {
    const commands = pageCommands(lesson);
    // A page that has next to no commands leaves them to another one.
    if (commands.kubectl.length < 2) return;
    const paragraphs = paragraphsOf(lesson);
    const sections = new Sections(lesson);
    for (const [index, paragraph] of paragraphs.entries()) {
      if (!paragraph.item || paragraph.heading || paragraph.spans.some(({ kind, text, url }) => kind === 'link' && text !== url)) continue;
      if (hasCommand(paragraph)) continue;
      const asked = askedAction(paragraph.text, commands, paragraph.range.start);
      if (asked === undefined || hasBlockBelow(lesson, paragraph, paragraphs[index + 1]) || !sections.isAmongSteps(paragraph)) continue;
      report({
        range: paragraph.range,
        message: `this step asks the reader to ${asked.what}, but no command of this page does that`,
        help: `give the command, such as ${asked.example}`,
      });
    }
  },
};

function hasCommand({ spans }: Paragraph): boolean {
  return spans.some(({ kind, text }) => kind === 'code' && /^\$?\s*[a-z][\w.-]*\s+\S/.test(text));
}

/** A block that stands between a paragraph and the next. */
function hasBlockBelow(lesson: Lesson, { range }: Paragraph, next: Paragraph | undefined): boolean {
  const last = next === undefined ? lesson.blocks.at(-1) : lastBefore(lesson.blocks, next.range.start);
  return last !== undefined && last.range.start.line > range.end.line;
}

/** The sections of a page that have blocks or kubectl commands, and so are no lists of what something can do. */
class Sections {
  readonly #headings: Lesson['headings'];
  readonly #withSteps: ReadonlySet<number>;

  constructor({ headings, blocks, prose }: Lesson) {
    this.#headings = headings;
    const steps = [...blocks.filter(({ role }) => role !== 'other'), ...prose.filter(({ kind, text }) => kind === 'code' && /^kubectl \S/.test(text))];
    this.#withSteps = new Set(steps.map(({ range }) => this.#sectionOf(range)));
  }

  isAmongSteps({ range }: Paragraph): boolean {
    return this.#withSteps.has(this.#sectionOf(range));
  }

  /** The line of the heading above. */
  #sectionOf(range: Range): number {
    return lastBefore(this.#headings, range.start)?.range.start.line ?? 0;
  }
}
