import { open } from '../../../cluster/images/shell/applets/input.ts';
import { absolute, type Process } from '../../../cluster/images/shell/machine.ts';
import { TextSource, type Source, type Step } from '../../../cluster/images/shell/process.ts';
import { AwkError, AwkMachine, Leave } from './machine.ts';
import { parseAwk, type Rule } from './parse.ts';
import { fieldOf, isTrue, toNumber } from './values.ts';

/** awk, without `getline`, `system` and pipes. Rule: POSIX.1, awk. */
export function* awk(process: Process): Step {
  const { stdin, stdout, stderr, machine: { runtime }, shell } = process;
  const opened = new Set<string>();
  const machine = new AwkMachine((text, target) => {
    if (target === undefined || target.name === '/dev/stdout') stdout.write(text);
    else if (target.name === '/dev/stderr') stderr.write(text);
    else if (target.operator === '|') throw new AwkError(`print | "${target.name}" is not simulated here`);
    else {
      runtime.files.write(absolute(target.name, shell.cwd), text, target.operator === '>>' || opened.has(target.name));
      opened.add(target.name);
    }
  }, () => runtime.random.below(1_000_000) / 1_000_000);
  const operands = [...process.args];
  let program: string | undefined;
  while (operands[0]?.startsWith('-') === true && operands[0] !== '-') {
    const [, letter, attached] = /^-(.)([^]*)$/.exec(operands.shift()!)!;
    if (letter === '-' && attached === '') break;
    const value = attached === '' ? operands.shift() ?? '' : attached!;
    if (letter === 'F') machine.set('FS', value === 't' ? '\t' : value.replaceAll('\\t', '\t'));
    else if (letter === 'v') assign(machine, value);
    else if (letter === 'f') program = `${program ?? ''}${open(process, value) ?? ''}\n`;
    else return stderr.write(`awk: unknown option -${letter}\n`), 2;
  }
  program ??= operands.shift();
  if (program === undefined) return stderr.write('usage: awk [-F fs][-v var=value][prog | -f progfile][file ...]\n'), 2;
  for (const [name, value] of Object.entries(shell.env)) machine.table('ENVIRON').set(name, fieldOf(value));
  try {
    return yield* played(parseAwk(program), machine, operands, stdin, process);
  } catch (error) {
    if (!(error instanceof AwkError)) throw error;
    stderr.write(`awk: ${error.message}\n`);
    return 2;
  }
}

function assign(machine: AwkMachine, text: string): boolean {
  const match = /^([A-Za-z_]\w*)=([^]*)$/.exec(text);
  if (match !== null) machine.set(match[1]!, fieldOf(match[2]!.replaceAll('\\n', '\n').replaceAll('\\t', '\t')));
  return match !== null;
}

function* played(rules: readonly Rule[], machine: AwkMachine, operands: readonly string[], stdin: Source, process: Process): Step {
  const files = operands.filter((operand) => !/^[A-Za-z_]\w*=/.test(operand));
  let status = 0;
  try {
    for (const { when, body } of rules) if (when === 'BEGIN') body(machine);
    if (rules.some(({ when }) => when !== 'BEGIN')) {
      for (const operand of files.length === 0 ? [...operands, '-'] : operands) {
        if (assign(machine, operand)) continue;
        const text = operand === '-' ? undefined : open(process, operand);
        if (operand !== '-' && text === undefined) status = 2;
        else yield* records(rules, machine, text === undefined ? stdin : new TextSource(text), operand);
      }
    }
  } catch (error) {
    if (!(error instanceof Leave) || error.kind !== 'exit') throw error;
    status = toNumber(error.result);
  }
  try {
    for (const { when, body } of rules) if (when === 'END') body(machine);
  } catch (error) {
    if (!(error instanceof Leave) || error.kind !== 'exit') throw error;
    status = error.result === undefined ? status : toNumber(error.result);
  }
  return status;
}

function* records(rules: readonly Rule[], machine: AwkMachine, source: Source, name: string): Step<void> {
  machine.set('FILENAME', name === '-' ? '' : name);
  machine.set('FNR', 0);
  const separator = machine.text('RS');
  if (separator !== '\n') {
    const text = yield* source.readAll();
    const parts = separator === '' ? text.trim().split(/\n\n+/) : text.replace(/\n$/, '').split(separator.length === 1 ? separator : machine.expression(separator));
    for (const part of parts) record(rules, machine, part);
    return;
  }
  for (let line = yield* source.readLine(); line !== undefined; line = yield* source.readLine()) record(rules, machine, line.replace(/\n$/, ''));
}

function record(rules: readonly Rule[], machine: AwkMachine, text: string): void {
  machine.set('NR', toNumber(machine.get('NR')) + 1);
  machine.set('FNR', toNumber(machine.get('FNR')) + 1);
  machine.setRecord(text);
  try {
    for (const rule of rules) if (applies(rule, machine)) rule.body(machine);
  } catch (error) {
    if (!(error instanceof Leave) || error.kind !== 'next') throw error;
  }
}

function applies(rule: Rule, machine: AwkMachine): boolean {
  if (typeof rule.when === 'string') return false;
  const { from, to } = rule.when;
  if (to === undefined) return from === undefined || isTrue(from(machine));
  if (!rule.inside && !isTrue(from!(machine))) return false;
  rule.inside = !isTrue(to(machine));
  return true;
}
