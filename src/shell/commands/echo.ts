import { standIn } from '../bash/rewrite.ts';
import type { ShellCommand } from './command.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\u0007', b: '\b', e: '\u001b', E: '\u001b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\',
};

/** `echo` of bash, which says at once what it prints. */
const echo: ShellCommand = {
  name: standIn('echo'),
  run(args, { out }) {
    let newline = true;
    let escapes = false;
    let first = 0;
    for (; /^-[neE]+$/.test(args[first] ?? ''); first += 1) {
      const letters = args[first]!;
      if (letters.includes('n')) newline = false;
      if (/[eE]/.test(letters)) escapes = letters.lastIndexOf('e') > letters.lastIndexOf('E');
    }
    const text = args.slice(first).join(' ');
    if (!escapes) return out(`${text}${newline ? '\n' : ''}`), 0;
    const [shown = '', ended] = text.split('\\c', 2);
    out(`${unescaped(shown)}${newline && ended === undefined ? '\n' : ''}`);
    return 0;
  },
};

function unescaped(text: string): string {
  return text.replaceAll(/\\(?:x([0-9a-fA-F]{1,2})|0([0-7]{1,3})|u([0-9a-fA-F]{1,4})|(.))/gs, (whole, hex?: string, octal?: string, unicode?: string, letter?: string) => {
    if (letter !== undefined) return ESCAPES[letter] ?? whole;
    return String.fromCodePoint(octal === undefined ? Number.parseInt(hex ?? unicode!, 16) : Number.parseInt(octal, 8));
  });
}

/** Ends with a status, so that `$?` is that of the command line before. */
const status: ShellCommand = { name: standIn('status'), run: ([value = '0']) => Number(value) };

export const SMALL_COMMANDS: readonly ShellCommand[] = [echo, status];
