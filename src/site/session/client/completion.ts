/** What can follow what was typed. */
export interface Completion {
  /** To be typed after it. */
  text: string;
  /** The words it may become, when more than one can. */
  choices: readonly string[];
}

/**
 * Completes the last word of a command line, as bash does at Tab.
 * @param line what stands before the caret
 * @param words all words that may come
 */
export function complete(line: string, words: Iterable<string>): Completion {
  const start = /[^\s'"=,;|&()<>]*$/.exec(line)![0];
  if (start === '') return { text: '', choices: [] };
  const choices = [...new Set(words)].filter((word) => word.startsWith(start) && word !== start).sort();
  const [first] = choices;
  if (first === undefined) return { text: '', choices };
  if (choices.length === 1) return { text: `${first.slice(start.length)} `, choices: [] };
  let common = first.length;
  for (const choice of choices) while (!choice.startsWith(first.slice(0, common))) common -= 1;
  return { text: first.slice(start.length, common), choices };
}

/** Whether the word that is being typed names a file: `-f`, `--filename`, `cat` or a redirection stands before it. */
export function wantsFile(line: string): boolean {
  // The -f of `kubectl logs` means --follow.
  return !/\blogs\b/.test(line) && /(?:\s(?:-f|--filename)[\s=]+|(?:^|[|;&]\s*)cat\s+|<\s*)(?:[^\s=]+,)?[^\s=,]*$/.test(line);
}

/** The words of command lines that are worth completing: no numbers, no quoted texts. */
export function wordsOf(commands: Iterable<string>): Set<string> {
  const words = new Set<string>();
  for (const command of commands) for (const word of command.match(/(?<![\w'"])-{0,2}[A-Za-z][\w./-]{2,}/g) ?? []) words.add(word.replace(/[./-]+$/, ''));
  return words;
}
