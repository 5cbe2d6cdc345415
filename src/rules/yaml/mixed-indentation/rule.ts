import type { Rule } from '../../types.ts';
import { checkedYaml, rangeOfSpan, type BlockYaml } from '../../yaml-streams.ts';
import { indentationSteps, type IndentationStep } from '../indentation-steps.ts';
import type { YamlLine } from '../lines.ts';
import { streamLines } from '../stream-lines.ts';

/** What the Kubernetes documentation indents by. */
const USUAL = 2;

interface Indented {
  yaml: BlockYaml['yaml'];
  first: YamlLine;
  steps: IndentationStep[];
}

export const rule: Rule = {
  id: 'yaml/mixed-indentation',
  severity: 'info',
  summary: 'One block of the page indents by another width than the others.',
  why: `Readers copy parts of one block into another. When one indents by four spaces and the next by two, what
they put together does not parse, or means something else.

Indent all YAML of a page by the same width; Kubernetes' documentation uses two spaces.`,
  source: 'https://kubernetes.io/docs/contribute/style/style-guide/',
  check({ lesson, report }) {
    const blocks = checkedYaml(lesson).flatMap(indented);
    const expected = expectedStep(blocks);
    if (expected === undefined) return;
    const model = blocks.find((block) => block.steps.some(({ step }) => step === expected))!;
    const odd = blocks.filter((block) => block.steps.some(({ step }) => step !== expected));
    const [block] = odd;
    if (block === undefined) return;
    const deviation = block.steps.find(({ step }) => step !== expected)!;
    const mixed = block.steps.some(({ step }) => step === expected);
    const line = mixed ? deviation.line : block.first;
    const modelLine = rangeOfSpan(model.yaml, { start: model.first.start, end: model.first.start }).start.line;
    const start = line.start + line.column;
    const rest = odd.length > 1 ? `; so ${odd.length === 2 ? 'does one more block' : `do ${odd.length - 1} more blocks`} of the page` : '';
    report({
      range: rangeOfSpan(block.yaml, { start, end: line.start + line.text.trimEnd().length }),
      message: mixed
        ? `${line.key!.name} is indented by ${deviation.step} spaces, but other keys of this block by ${expected}${rest}`
        : `this block indents by ${deviation.step} spaces, but the one in line ${modelLine} by ${expected}${rest}`,
      help: `indent by ${expected} spaces throughout the page`,
    });
  },
};

/** The lines of a text that tell how it indents; a text that does not parse, or that leaves lines out, tells nothing. */
function indented({ block, yaml }: BlockYaml): Indented[] {
  if ((block.elisions ?? []).length > 0) return [];
  if (yaml.documents.some((document) => document.problems.length > 0)) return [];
  const lines = streamLines(yaml);
  const first = lines.find((line) => line.kind === 'content');
  const steps = indentationSteps(lines);
  return first === undefined || steps.length === 0 ? [] : [{ yaml, first, steps }];
}

/** The width that the page should use: the usual one where it occurs, else the most frequent; `undefined` when all agree. */
function expectedStep(blocks: readonly Indented[]): number | undefined {
  const uses = new Map<number, number>();
  for (const { step } of blocks.flatMap((block) => block.steps)) uses.set(step, (uses.get(step) ?? 0) + 1);
  if (uses.size < 2) return undefined;
  if (uses.has(USUAL)) return USUAL;
  return [...uses].sort(([a, used], [b, usedToo]) => usedToo - used || a - b)[0]![0];
}
