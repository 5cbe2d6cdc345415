import type { Lesson } from '../../lesson/types.ts';
import type { Position } from '../../text/position.ts';
import { paragraphAt } from '../doc/paragraphs.ts';
import { simpleCommands, type PlacedCommand } from '../lesson-commands.ts';
import { readKubectlLine, type KubectlLine } from './read-line.ts';

/** A kubectl command that a page has its reader type, and that is to work. */
export interface TypedLine {
  line: KubectlLine;
  placed: PlacedCommand;
  /** It stands in a sentence, which may only mention it. */
  inline: boolean;
}

const memo = new WeakMap<Lesson, TypedLine[]>();

/**
 * The kubectl commands of a page that a reader is to type as they stand. Left out is what fails in front
 * of the reader (an exit status, an error as output), what is said not to work, and a synopsis.
 */
export function typedKubectlLines(lesson: Lesson): readonly TypedLine[] {
  const earlier = memo.get(lesson);
  if (earlier !== undefined) return earlier;
  const lines = simpleCommands(lesson).flatMap(({ simple, placed }) => {
    if (failsOnPurpose(lesson, placed) || placed.command.problems !== undefined) return [];
    const line = readKubectlLine(simple);
    return line === undefined || isSynopsis(line) ? [] : [{ line, placed, inline: placed.block === undefined }];
  });
  memo.set(lesson, lines);
  return lines;
}

const ERROR_OUTPUT = /^(?:error|Error|Unable|The connection|No resources|Warning)\b/m;

/** Words by which a sentence says that a command is wrong, old, or made up. */
const DOUBT =
  /\b(?:no|not|never|cannot|without|instead|deprecated|removed|remove|old|older|former(?:ly)?|previous(?:ly)?|fails?|failed|errors?|wrong|typo|plugins?|krew|mistyped|unknown|invalid)\b|n't\b/i;

function failsOnPurpose(lesson: Lesson, { command, block }: PlacedCommand): boolean {
  if (command.exitStatus !== 0) return true;
  if (command.output !== undefined && ERROR_OUTPUT.test(command.output.text)) return true;
  return block === undefined && DOUBT.test(sentenceAround(lesson, command.range.start));
}

function sentenceAround(lesson: Lesson, at: Position): string {
  return (paragraphAt(lesson, at)?.spans ?? [])
    .filter(({ kind }) => kind !== 'code')
    .map(({ text }) => text)
    .join(' ');
}

/** A usage text rather than a command: `kubectl get [TYPE] NAME`, `kubectl logs POD`. */
function isSynopsis(line: KubectlLine): boolean {
  const words = [...line.operands, ...line.flags.flatMap((flag) => (flag.value === undefined ? [] : [flag.value]))];
  return (
    words.some(({ value }) => /^[[(|<]|[\])>]$|^\.\.\.|\.\.\.$|^…$|\{\{|^(?:[A-Z][A-Z_-]+)(?:\/[A-Z_-]+)?$|^\|$/.test(value)) ||
    line.flags.some(({ word }) => /^--?(?:flag|flags|options?)$/.test(word.value))
  );
}
