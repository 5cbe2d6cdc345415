import type { SimpleCommand, Word } from '../lesson/types.ts';

/** The part of a word from `start` to `end` as a word of its own, at its own place where quotes do not hide it. */
export function partOfWord(word: Word, start: number, end: number = word.value.length): Word {
  const value = word.value.slice(start, end);
  const { start: from, end: to } = word.range;
  const asWritten = from.line === to.line && to.column - from.column === word.value.length;
  const range = asWritten
    ? { start: { line: from.line, column: from.column + start }, end: { line: from.line, column: from.column + end } }
    : word.range;
  return { value, range, dynamic: word.dynamic && /[$`]/.test(value) };
}

const ASSIGNMENT = /^[A-Za-z_]\w*=/;

/**
 * The words of a simple command from the program on: what only changes how it is run (`sudo`,
 * `time`, `watch -n 1`, `env`, `nohup`, `exec`, variable assignments) is left out.
 */
export function programWords(command: SimpleCommand): Word[] {
  const words = [...command.words];
  for (;;) {
    const first = words[0]?.value;
    if (first === undefined) return words;
    if (ASSIGNMENT.test(first)) words.shift();
    else if (/^(?:sudo|time|env|nohup|exec|command|then|do|else|if|while|until|!)$/.test(first)) {
      words.shift();
      while (words[0]?.value.startsWith('-')) words.shift();
    } else if (first === 'watch') {
      words.shift();
      while (words[0]?.value.startsWith('-')) {
        const flag = words.shift()!.value;
        if (/^(?:-n|--interval)$/.test(flag)) words.shift();
      }
    } else return words;
  }
}

/** The program's name without its folder; empty for a command without one. */
export function programName(command: SimpleCommand): string {
  return (programWords(command)[0]?.value ?? '').replace(/^.*\//, '');
}
