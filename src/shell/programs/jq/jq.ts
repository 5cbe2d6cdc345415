import { open } from '../../../cluster/images/shell/applets/input.ts';
import type { Process } from '../../../cluster/images/shell/machine.ts';
import type { Step } from '../../../cluster/images/shell/process.ts';
import { runJq } from './evaluate.ts';
import { parseJq } from './parse.ts';
import { JqError, JqSyntaxError, type Filter } from './syntax.ts';
import { isTrue, toText } from './values.ts';

const LONG: Readonly<Record<string, string>> = {
  'raw-output': 'r', 'compact-output': 'c', slurp: 's', 'null-input': 'n', 'exit-status': 'e', 'raw-input': 'R', 'sort-keys': 'S', 'join-output': 'j', tab: 't', 'monochrome-output': 'M', 'color-output': 'C', 'ascii-output': 'a',
};

interface Call {
  flags: Set<string>;
  indent: number;
  variables: Record<string, unknown>;
  operands: string[];
}

function callOf(args: readonly string[]): Call | string {
  const call: Call = { flags: new Set(), indent: 2, variables: {}, operands: [] };
  const named: Record<string, unknown> = {};
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at]!;
    if (arg === '--arg') named[args[at + 1] ?? ''] = args[at + 2] ?? '';
    else if (arg === '--argjson') named[args[at + 1] ?? ''] = JSON.parse(args[at + 2] ?? 'null');
    else if (arg === '--indent') call.indent = Number(args[at + 1]);
    else if (arg.startsWith('--')) {
      const letter = LONG[arg.slice(2)];
      if (letter === undefined) return arg;
      call.flags.add(letter);
    } else if (arg.startsWith('-') && arg !== '-') {
      for (const letter of arg.slice(1)) {
        if (!Object.values(LONG).includes(letter)) return arg;
        call.flags.add(letter);
      }
    } else call.operands.push(arg);
    if (arg === '--arg' || arg === '--argjson') at += 2;
    if (arg === '--indent') at += 1;
  }
  call.variables = { ...named, __named: named };
  return call;
}

/** The JSON texts that stand one after the other. @throws SyntaxError */
function* documents(text: string): Generator<unknown> {
  try {
    if (text.trim() !== '') yield JSON.parse(text);
    return;
  } catch {
    // There may be several.
  }
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const character = text[at];
    if (character === '"') for (at += 1; at < text.length && text[at] !== '"'; at += 1) if (text[at] === '\\') at += 1;
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    const isEnd = depth === 0 && (character === undefined || /[}\]\s"]/.test(character));
    if (!isEnd || text.slice(start, at + 1).trim() === '') continue;
    yield JSON.parse(text.slice(start, at + 1));
    start = at + 1;
  }
  if (text.slice(start).trim() !== '') JSON.parse(text.slice(start));
}

/** jq 1.7, without modules, streams of inputs and time formats. */
export function* jq(process: Process): Step {
  const { stdin, stdout, stderr, shell } = process;
  const call = callOf(process.args);
  const fail = (status: number, message: string): number => {
    stderr.write(`jq: ${message}\n`);
    return status;
  };
  if (typeof call === 'string') return fail(2, `Unknown option: ${call}\nUse jq --help for help with command-line options,\nor see the jq manpage, or online docs  at https://jqlang.github.io/jq`);
  const { flags, operands, variables } = call;
  let program: Filter;
  try {
    program = parseJq(operands[0] ?? '.');
  } catch (error) {
    if (!(error instanceof JqSyntaxError)) throw error;
    return fail(3, `error: ${error.message}:\n${operands[0]}\njq: 1 compile error`);
  }
  const texts: string[] = [];
  for (const path of operands.slice(1)) {
    const text = open(process, path);
    if (text === undefined) return 2;
    texts.push(text);
  }
  if (operands.length < 2 && !flags.has('n')) texts.push(yield* stdin.readAll());
  let inputs: unknown[];
  try {
    const all = texts.join('');
    inputs = flags.has('R') ? (flags.has('s') ? [all] : all.replace(/\n$/, '').split('\n')) : [...documents(all)];
  } catch (error) {
    return fail(2, `parse error: ${(error as Error).message.replace(/ in JSON.*$/, '')}`);
  }
  if (flags.has('s') && !flags.has('R')) inputs = [inputs];
  if (flags.has('n')) inputs = [null];
  let last: unknown;
  let status = 0;
  for (const input of inputs) {
    try {
      for (const value of runJq(program, input, { ...variables, ENV: shell.env })) {
        last = value;
        const text = typeof value === 'string' && (flags.has('r') || flags.has('j')) ? value : toText(value, flags.has('c') ? 0 : call.indent, flags.has('S'));
        stdout.write(`${text}${flags.has('j') ? '' : '\n'}`);
      }
    } catch (error) {
      if (!(error instanceof JqError) && !(error instanceof TypeError) && !(error instanceof RangeError) && !(error instanceof SyntaxError)) throw error;
      if (error instanceof JqError && error.message.endsWith(' is not defined')) return fail(3, `error: ${error.message} at <top-level>, line 1:\n${operands[0]}\njq: 1 compile error`);
      status = fail(5, `error (at <stdin>:0): ${error.message}`);
    }
  }
  return status !== 0 ? status : flags.has('e') ? (last === undefined ? 4 : Number(!isTrue(last))) : 0;
}
