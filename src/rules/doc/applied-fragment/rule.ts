import type { Lesson } from '../../../lesson/types.ts';
import { flagValues, readKubectl } from '../../kubectl-arguments.ts';
import { lessonCommands } from '../../lesson-commands.ts';
import type { Rule } from '../../types.ts';
import { paragraphsOf } from '../paragraphs.ts';

/** A change must be shown before the file is applied, and say where it belongs. */
export const rule: Rule = {
  id: 'doc/applied-fragment',
  severity: 'info',
  summary: 'A file is applied, and the block below, with its change, is only a part of it.',
  why: `"Change it and run \`kubectl apply -f web.yaml\`", and then a block that begins in the middle of a Deployment: the reader
does not know which lines to replace, and who saves the block as \`web.yaml\` gets an error, since it has neither
\`apiVersion\` nor \`kind\`. Show the change first and say where it belongs, or show the whole file.`,
  check({ lesson, report }) {
    if (lesson.dialect === 'mdx') return;
    const paragraphs = paragraphsOf(lesson);
    for (const block of lesson.blocks) {
      if (block.skip !== undefined || block.fileFrom === 'attribute' || block.fileFrom === 'comment' || !isPartOfPod(block.excerpt.text)) continue;
      const { line } = block.range.start;
      const before = paragraphs.findLast((paragraph) => paragraph.range.start.line < line);
      if (before === undefined || before.block !== block.index || /\b(?:add|adding|replace|like this|as follows|so that|under|below|section|part|in)\b[^.]*$|:\s*$/i.test(before.text)) continue;
      for (const { command } of lessonCommands(lesson)) {
        const at = command.range.start;
        if (at.line < before.range.start.line || at.line > before.range.end.line) continue;
        const files = command.simple.flatMap((simple) => {
          const kubectl = readKubectl(simple);
          return kubectl?.verb === 'apply' ? flagValues(kubectl, 'filename') : [];
        });
        const file = files.find(({ value }) => isShown(lesson, value, block.index));
        if (file === undefined) continue;
        report({
          range: file.range,
          message: `${file.value} is applied here, but its change, which the block in line ${line} shows below, is only a part of the file: without apiVersion and kind kubectl refuses it`,
          help: 'show the whole file before the command, or say which lines to replace',
        });
      }
    }
  },
};

/** It begins with containers, and is no manifest. */
function isPartOfPod(text: string): boolean {
  return /^\s*(?:containers|template|spec):\s*$/m.test(text.split('\n').find((line) => line.trim() !== '') ?? '') && !/^[ \t]*kind:/m.test(text);
}

function isShown(lesson: Lesson, file: string, before: number): boolean {
  return lesson.blocks.some((block) => block.index < before && block.file !== undefined && (block.file === file || file.endsWith(`/${block.file}`)));
}
