import type { Process } from '../machine.ts';

export interface Options {
  /** The flags that were given; of those with a value, the last one. */
  flags: Map<string, string>;
  operands: string[];
  /** All values of a flag that was given several times. */
  all: Map<string, string[]>;
}

/**
 * Takes options and operands apart.
 * @param spec letters, each with a colon when it takes a value, and `name=letter` for long ones: `n:q help=h`
 * @returns undefined when there is an unknown one, of which the person has been told
 */
export function readOptions({ name, args, stderr, machine }: Process, spec: string): Options | undefined {
  const [letters = '', ...longs] = spec.split(' ');
  const long = new Map(longs.map((one) => one.split('=') as [string, string]));
  const flags = new Map<string, string>();
  const operands: string[] = [];
  const all = new Map<string, string[]>();
  const give = (letter: string, value: string): void => {
    flags.set(letter, value);
    all.set(letter, [...(all.get(letter) ?? []), value]);
  };
  const unknown = (option: string): undefined => {
    stderr.write(machine.flavour === 'busybox' ? `${name}: unrecognized option: ${option}\n` : `${name}: invalid option -- '${option}'\nTry '${name} --help' for more information.\n`);
  };
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    if (arg === '--') {
      operands.push(...args.slice(at + 1));
      break;
    }
    if (arg.startsWith('--')) {
      const [option, value] = [arg.slice(2).replace(/=[^]*$/, ''), /=([^]*)$/.exec(arg)?.[1]];
      const letter = long.get(option);
      if (letter === undefined) return unknown(option);
      give(letter, letters.includes(`${letter}:`) ? (value ?? args[++at] ?? '') : '');
    } else if (arg.startsWith('-') && arg.length > 1) {
      for (let index = 1; index < arg.length; index++) {
        const letter = arg[index]!;
        const place = letter === ':' ? -1 : letters.indexOf(letter);
        if (place < 0) return unknown(letter);
        if (letters[place + 1] === ':') {
          const attached = arg.slice(index + 1);
          give(letter, attached === '' ? (args[++at] ?? '') : attached);
          break;
        }
        give(letter, '');
      }
    } else operands.push(arg);
  }
  return { flags, operands, all };
}
