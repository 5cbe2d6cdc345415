import { absolute, type Process } from '../machine.ts';
import type { Step } from '../process.ts';
import { parseSed } from '../sed/parse.ts';
import { runSed, type SedFiles } from '../sed/run.ts';
import { SedSyntaxError, type SedScript } from '../sed/script.ts';
import { inputs, linesOf, open } from './input.ts';
import { readOptions } from './options.ts';

/** `sed`: scripts in all commands of POSIX and most of GNU sed's; with `-i` or `-s` each file is edited by itself. */
export function* sed(process: Process): Step {
  const { machine, shell, stdout } = process;
  const options = readOptions({ ...process, args: process.args.map(inPlace) }, 'ne:iErf:su quiet=n silent=n expression=e regexp-extended=E file=f in-place=i separate=s unbuffered=u');
  if (options === undefined) return 1;
  const { flags, operands } = options;
  const script = scriptOf(process, options.all, operands, flags.has('E') || flags.has('r'));
  if (typeof script === 'number') return script;
  const { files } = machine.runtime;
  const started = new Set<string>();
  const own: SedFiles = {
    read: (file) => files.read(absolute(file, shell.cwd)),
    write(file, text) {
      if (file === '/dev/stdout') stdout.write(text);
      else files.write(absolute(file, shell.cwd), text, started.has(file));
      started.add(file);
    },
  };
  const { parts, failed } = yield* inputs(process, operands);
  const edits = flags.has('i');
  const quiet = flags.has('n');
  let status = 0;
  for (const { path, text } of edits || flags.has('s') ? parts : [{ path: '-', text: parts.map((part) => part.text).join('') }]) {
    const result = runSed(script, { lines: linesOf(text), open: text !== '' && !text.endsWith('\n') }, { quiet, files: own });
    if (edits && path !== '-') files.write(absolute(path, shell.cwd), result.output, false);
    else stdout.write(result.output);
    if (result.quits) {
      status = result.status;
      break;
    }
  }
  return status === 0 && failed ? 2 : status;
}

/** `-i.bak` has its value attached, and `-i` has none. */
function inPlace(argument: string): string {
  return /^-i.+|^--in-place=/.test(argument) ? '-i' : argument;
}

function scriptOf(process: Process, all: ReadonlyMap<string, string[]>, operands: string[], extended: boolean): SedScript | number {
  const { stderr, machine } = process;
  const files = (all.get('f') ?? []).map((file) => open(process, file));
  if (files.includes(undefined)) return 1;
  const given = [...(all.get('e') ?? []), ...files.map((text) => text!.replace(/\n$/, ''))];
  const text = given.length > 0 ? given.join('\n') : operands.shift();
  if (text === undefined) {
    stderr.write(machine.flavour === 'busybox' ? 'sed: no pattern specified\n' : 'Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...\n');
    return 1;
  }
  try {
    return parseSed(text, extended);
  } catch (error) {
    if (!(error instanceof SedSyntaxError)) throw error;
    stderr.write(`sed: ${error.message}\n`);
    return 1;
  }
}
