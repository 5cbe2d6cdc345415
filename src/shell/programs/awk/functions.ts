import { AwkError, type AwkMachine } from './machine.ts';
import { fieldOf, formatted, toNumber, toText, type Value } from './values.ts';

/** A part of a program, ready to run. */
export type Code = (machine: AwkMachine) => Value;
/** Something that can be set. */
export interface Target {
  get: Code;
  set(machine: AwkMachine, value: Value): Value;
}

/** An argument as a function of the language sees it: its value, the table of that name, what it may set. */
export interface Argument {
  code: Code;
  name?: string;
  target?: Target;
  /** The source of an expression between slashes. */
  pattern?: string;
}

const text = (machine: AwkMachine, argument: Argument | undefined): string => (argument === undefined ? '' : toText(argument.code(machine), machine.text('CONVFMT')));
const number = (machine: AwkMachine, argument: Argument | undefined): number => toNumber(argument?.code(machine));
const pattern = (machine: AwkMachine, argument: Argument): RegExp => machine.expression(argument.pattern ?? text(machine, argument));

function substitute(machine: AwkMachine, [by, replacement, where]: readonly Argument[], all: boolean): number {
  const expression = pattern(machine, by!);
  const words = text(machine, replacement);
  const before = where === undefined ? toText(machine.field(0)) : text(machine, where);
  let count = 0;
  const after = before.replace(all ? new RegExp(expression, `${expression.flags}g`) : expression, (found: string) => {
    count += 1;
    return words.replace(/\\\\|\\&|&/g, (part) => (part === '&' ? found : part.slice(1)));
  });
  if (count > 0) {
    if (where === undefined) machine.setField(0, after);
    else where.target?.set(machine, fieldOf(after));
  }
  return count;
}

/** The functions of the language. Rule: POSIX.1, awk; and those of mawk that are no more than conveniences. */
export const FUNCTIONS: Readonly<Record<string, (machine: AwkMachine, args: readonly Argument[]) => Value>> = {
  length: (machine, [what]) => (what === undefined ? toText(machine.field(0)).length : what.name !== undefined && (machine.tables.has(what.name) || machine.frames.at(-1)?.get(what.name) instanceof Map) ? machine.table(what.name).size : [...text(machine, what)].length),
  substr(machine, [what, from, count]) {
    const letters = [...text(machine, what)];
    const start = Math.round(number(machine, from));
    const end = count === undefined ? letters.length + 1 : start + Math.round(number(machine, count));
    return letters.slice(Math.max(0, start - 1), Math.max(0, end - 1)).join('');
  },
  index: (machine, [what, part]) => text(machine, what).indexOf(text(machine, part)) + 1,
  split(machine, [what, into, by]) {
    const parts = by?.pattern === undefined ? machine.split(text(machine, what), by === undefined ? machine.text('FS') : text(machine, by)) : text(machine, what) === '' ? [] : text(machine, what).split(machine.expression(by.pattern));
    const table = machine.table(into?.name ?? '');
    table.clear();
    parts.forEach((part, index) => table.set(String(index + 1), fieldOf(part)));
    return parts.length;
  },
  sub: (machine, args) => substitute(machine, args, false),
  gsub: (machine, args) => substitute(machine, args, true),
  match(machine, [what, by]) {
    const found = pattern(machine, by!).exec(text(machine, what));
    machine.set('RSTART', found === null ? 0 : found.index + 1);
    machine.set('RLENGTH', found === null ? -1 : found[0].length);
    return machine.get('RSTART');
  },
  sprintf: (machine, [format, ...args]) => formatted(text(machine, format), args.map((one) => one.code(machine))),
  toupper: (machine, [what]) => text(machine, what).toUpperCase(),
  tolower: (machine, [what]) => text(machine, what).toLowerCase(),
  int: (machine, [what]) => Math.trunc(number(machine, what)),
  sqrt: (machine, [what]) => Math.sqrt(number(machine, what)),
  exp: (machine, [what]) => Math.exp(number(machine, what)),
  log: (machine, [what]) => Math.log(number(machine, what)),
  sin: (machine, [what]) => Math.sin(number(machine, what)),
  cos: (machine, [what]) => Math.cos(number(machine, what)),
  atan2: (machine, [y, x]) => Math.atan2(number(machine, y), number(machine, x)),
  rand: (machine) => machine.random(),
  srand: () => 0,
  close: () => 0,
  fflush: () => 0,
  system() {
    throw new AwkError('system() is not simulated here');
  },
};
