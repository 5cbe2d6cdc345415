import {
  definePlugin,
  ExpressiveCodeAnnotation,
  type ExpressiveCodeBlock,
  type ExpressiveCodePlugin,
  type AnnotationRenderOptions,
} from '@expressive-code/core';
import { addClassName, h, type Parents, select, setProperty } from '@expressive-code/core/hast';
import { shownBlock } from './lesson-block.ts';

/** A line of a session: `setup` is run unseen, `status` is the exit status expected (`? 1`). */
type LineKind = 'command' | 'output' | 'setup' | 'status';

const PROMPT = '$ ';

/**
 * Shows `console` blocks as the terminal session they are: the set-up that readers need not see is
 * left out, prompts and output cannot be mistaken for what is to be typed, and copying gives the
 * commands alone.
 */
export function consoleSessions(): ExpressiveCodePlugin {
  const outputLines = new WeakMap<ExpressiveCodeBlock, Set<unknown>>();
  const commands = new WeakMap<ExpressiveCodeBlock, string>();
  return definePlugin({
    name: 'Drydock console sessions',
    hooks: {
      preprocessCode: ({ codeBlock }) => {
        if (codeBlock.language !== 'console') return;
        const lines = [...codeBlock.getLines()];
        const kinds = kindsOf(codeBlock, lines.map((line) => line.text));
        const output = new Set<unknown>();
        const typed: string[] = [];
        for (const [index, line] of lines.entries()) {
          const kind = kinds[index]!;
          if (kind === 'setup' || kind === 'status') codeBlock.deleteLine(codeBlock.getLines().indexOf(line));
          else if (kind === 'output') output.add(line);
          else typed.push(line.text.startsWith(PROMPT) ? line.text.slice(PROMPT.length) : line.text);
        }
        outputLines.set(codeBlock, output);
        commands.set(codeBlock, typed.join('\n'));
      },
      annotateCode: ({ codeBlock }) => {
        const output = outputLines.get(codeBlock);
        if (!output) return;
        for (const line of codeBlock.getLines()) {
          if (!output.has(line) && line.text.startsWith(PROMPT)) line.addAnnotation(new Prompt());
        }
      },
      postprocessRenderedLine: ({ codeBlock, line, renderData }) => {
        if (outputLines.get(codeBlock)?.has(line)) addClassName(renderData.lineAst, 'dd-output');
      },
      postprocessRenderedBlock: ({ codeBlock, renderData }) => {
        const typed = commands.get(codeBlock);
        const button = typed ? select('.copy button', renderData.blockAst) : undefined;
        // Expressive Code's script turns DEL back into line ends.
        if (button) setProperty(button, 'data-code', typed!.replaceAll('\n', '\u007f'));
      },
    },
  });
}

class Prompt extends ExpressiveCodeAnnotation {
  constructor() {
    super({ inlineRange: { columnStart: 0, columnEnd: PROMPT.length } });
  }

  render({ nodesToTransform }: AnnotationRenderOptions): Parents[] {
    return nodesToTransform.map((node) => h('span', { class: 'dd-prompt', 'aria-hidden': 'true' }, [node]));
  }
}

/** What each line is: by the lesson's commands where the block belongs to one, else by its prompt. */
function kindsOf(codeBlock: ExpressiveCodeBlock, lines: readonly string[]): LineKind[] {
  const block = shownBlock(codeBlock)?.block;
  const typed = new Set<number>();
  for (const { range } of block?.commands ?? []) {
    for (let line = range.start.line; line <= range.end.line; line += 1) typed.add(line);
  }
  return lines.map((text, index) => {
    if (/^# (setup|wait):/.test(text)) return 'setup';
    if (/^\? \d+$/.test(text)) return 'status';
    if (text.startsWith(PROMPT)) return 'command';
    return typed.has(block?.excerpt.origins[index]?.line ?? 0) ? 'command' : 'output';
  });
}
