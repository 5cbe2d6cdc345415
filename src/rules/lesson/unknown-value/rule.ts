import { diagramObjects } from '../../../lesson/components/diagram-objects.ts';
import { fieldValue } from '../../../lesson/components/field-value.ts';
import { fileNamed } from '../../../lesson/components/file-named.ts';
import { LessonMistake } from '../../../lesson/components/lesson-mistake.ts';
import type { ComponentUse, FileRevision, Lesson } from '../../../lesson/types.ts';
import { filesAt } from '../../../lesson/workspace.ts';
import type { Range } from '../../../text/position.ts';
import { offsetAt, rangeAt, type Source } from '../../../text/source.ts';
import type { Rule } from '../../types.ts';
import { attributeText, tagRange } from '../component-tags.ts';
import { importedNames } from '../imported-names.ts';

export const rule: Rule = {
  id: 'lesson/unknown-value',
  severity: 'error',
  summary: 'A component shows a file or a field that the lesson does not have at that point.',
  why: `\`<Value of="service.yaml" path="spec.ports[0].nodePort" />\` and \`<Diagram of="…" />\` take what they show from
the files of the lesson, as the blocks above have left them. A file that no block above writes, or a path that leads
nowhere, to a list, or to different values in several objects, leaves nothing to show, and the site cannot be built.
Neither can it from a diagram of files that hold nothing to draw.

Write the name as the block's \`title\` has it and the path as it stands in the file, or move the sentence below the
block.`,
  check({ lesson, report }) {
    if (lesson.dialect !== 'mdx') return;
    const own = importedNames(lesson.source.text);
    for (const component of lesson.components) {
      if (own.has(component.name)) continue;
      const mistake = mistakeIn(component, lesson);
      if (mistake !== undefined) report({ range: mistake.range, message: `<${component.name}>: ${mistake.message}` });
    }
  },
};

interface Mistake {
  range: Range;
  message: string;
}

function mistakeIn(component: ComponentUse, lesson: Lesson): Mistake | undefined {
  const check = CHECKS[component.name];
  if (check === undefined) return undefined;
  const tag = tagRange(lesson.source, component);
  for (const name of check.needs) {
    if (attributeText(component, name) === undefined) return { range: tag, message: `it needs ${name}="…"` };
  }
  const files = filesAt(lesson, component.blocksBefore);
  for (const { attribute, run } of check.steps) {
    try {
      run(files, component);
    } catch (error) {
      if (!(error instanceof LessonMistake)) throw error;
      return { range: valueRange(lesson.source, component, attribute) ?? tag, message: error.message };
    }
  }
  return undefined;
}

interface Check {
  /** Attributes that must be there, each with a text. */
  needs: readonly string[];
  /** What is looked up; each throws a `LessonMistake` that is shown at the attribute. */
  steps: readonly { attribute: string; run(files: Map<string, FileRevision>, component: ComponentUse): void }[];
}

const CHECKS: Readonly<Record<string, Check>> = {
  Value: {
    needs: ['of', 'path'],
    steps: [
      { attribute: 'of', run: (files, component) => fileNamed(files, attributeText(component, 'of')!) },
      {
        attribute: 'path',
        run: (files, component) => fieldValue(fileNamed(files, attributeText(component, 'of')!), attributeText(component, 'path')!, attributeText(component, 'kind')),
      },
    ],
  },
  Diagram: {
    needs: ['of', 'title'],
    steps: [
      {
        attribute: 'of',
        run: (files, component) => diagramObjects(files, attributeText(component, 'of')!),
      },
    ],
  },
};

/** Where the value of an attribute stands, without its quotes. */
function valueRange(source: Source, component: ComponentUse, name: string): Range | undefined {
  const start = offsetAt(source, component.range.start);
  const text = source.text.slice(start, offsetAt(source, component.range.end));
  const match = new RegExp(String.raw`\s${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`).exec(text);
  if (match === null) return undefined;
  const end = start + match.index + match[0].length - 1;
  return rangeAt(source, end - (match[1] ?? match[2]!).length, end);
}
