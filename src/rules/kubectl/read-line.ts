import type { SimpleCommand, Word } from '../../lesson/types.ts';
import { partOfWord } from '../command-words.ts';
import { kubectlWords } from '../kubectl-arguments.ts';
import { kubectlCommand, type CommandInfo, type FlagInfo } from '../../kube/command-line/command-table.ts';

/** A flag as it is written. */
export interface LineFlag {
  /** The long name when the flag is known; otherwise as written, without dashes. */
  name: string;
  /** As written, dashes included, without the value. */
  word: Word;
  /** For a letter (`-n`, or one of `-it`): the word that it stands in. */
  cluster: string | undefined;
  value: Word | undefined;
  /** Undefined when the command has no such flag. */
  info: FlagInfo | undefined;
}

/** A kubectl command line, read with the table of commands and flags. */
export interface KubectlLine {
  /** The command that its words name, as deep as they are known. */
  command: CommandInfo;
  /** The words of the path, such as `rollout` and `restart`. */
  path: Word[];
  /** The other words that are no flags, before `--`. */
  operands: Word[];
  flags: LineFlag[];
  /** What stands behind `--`; undefined without it. */
  after: Word[] | undefined;
  /** A word may stand for others (`$FLAGS`, `$@`), so nothing can be said of what is missing. */
  unsure: boolean;
}

/**
 * Reads a simple command as kubectl reads its arguments.
 * @returns undefined when it is not kubectl.
 * Rule: spf13/cobra finds the command, spf13/pflag its flags, which may stand among the operands.
 */
export function readKubectlLine(simple: SimpleCommand): KubectlLine | undefined {
  const words = kubectlWords(simple);
  if (words === undefined) return undefined;
  const line: KubectlLine = { command: kubectlCommand('')!, path: [], operands: [], flags: [], after: undefined, unsure: false };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    if (word.value === '--') {
      line.after = words.slice(at + 1);
      break;
    }
    if (word.dynamic && !/^-|=/.test(word.value)) line.unsure = true;
    if (word.value.startsWith('--')) at += longFlag(line, word, words[at + 1]);
    else if (/^-[A-Za-z]/.test(word.value)) at += shortFlags(line, word, words[at + 1]);
    else {
      const deeper = line.operands.length > 0 || word.dynamic ? undefined : line.command.subcommands.get(word.value);
      if (deeper === undefined) line.operands.push(word);
      else {
        line.command = kubectlCommand(deeper)!;
        line.path.push(word);
      }
    }
  }
  return line;
}

/** The last value of a flag, by its long name. */
export function lineFlag(line: KubectlLine, name: string): LineFlag | undefined {
  return line.flags.findLast((flag) => flag.name === name);
}

function longFlag(line: KubectlLine, word: Word, next: Word | undefined): 0 | 1 {
  const equals = word.value.indexOf('=');
  const name = word.value.slice(2, equals < 0 ? undefined : equals);
  const info = line.command.flags?.get(name);
  const written = equals < 0 ? word : partOfWord(word, 0, equals);
  if (equals >= 0) {
    line.flags.push({ name, word: written, cluster: undefined, value: partOfWord(word, equals + 1), info });
    return 0;
  }
  const takesNext = info?.value === 'required' && next !== undefined;
  line.flags.push({ name, word: written, cluster: undefined, value: takesNext ? next : undefined, info });
  return takesNext ? 1 : 0;
}

function shortFlags(line: KubectlLine, word: Word, next: Word | undefined): 0 | 1 {
  for (let at = 1; at < word.value.length; at += 1) {
    const letter = word.value[at]!;
    const info = line.command.shorthands.get(letter);
    const written = at === 1 ? partOfWord(word, 0, 2) : partOfWord(word, at, at + 1);
    const flag: LineFlag = { name: info?.name ?? letter, word: written, cluster: word.value, value: undefined, info };
    line.flags.push(flag);
    // Behind a letter that is not known, nothing can be told apart.
    if (info === undefined) return 0;
    if (info.value !== 'required') {
      if (word.value[at + 1] === '=') return 0;
      continue;
    }
    if (at + 1 < word.value.length) {
      flag.value = partOfWord(word, word.value[at + 1] === '=' ? at + 2 : at + 1);
      return 0;
    }
    flag.value = next;
    return next === undefined ? 0 : 1;
  }
  return 0;
}
