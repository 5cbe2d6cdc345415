import { exists } from './glob.ts';
import { absolute } from './machine.ts';
import { CLASSES, patternRegExp } from './pattern.ts';
import type { Shell } from './shell.ts';
import type { Streams } from './streams.ts';

const NUMBERS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '-eq': (a, b) => a === b, '-ne': (a, b) => a !== b, '-lt': (a, b) => a < b, '-le': (a, b) => a <= b, '-gt': (a, b) => a > b, '-ge': (a, b) => a >= b,
};

class TestError extends Error {}

/** `test`, `[` and `[[`. Rule: POSIX.1, test; and `==`, `=~`, `<`, `&&` of bash. @returns the exit status */
export function test(args: readonly string[], shell: Shell, streams: Pick<Streams, 'stderr'>): number {
  const { files } = shell.machine.runtime;
  let at = 0;
  const either = (): boolean => {
    let value = both();
    while (args[at] === '-o' || args[at] === '||') {
      at++;
      const next = both();
      value ||= next;
    }
    return value;
  };
  const both = (): boolean => {
    let value = not();
    while (args[at] === '-a' || args[at] === '&&') {
      at++;
      const next = not();
      value &&= next;
    }
    return value;
  };
  const not = (): boolean => {
    if (args[at] !== '!' || args.length - at === 1) return primary();
    at++;
    return !not();
  };
  const primary = (): boolean => {
    const [left, operator, right] = args.slice(at, at + 3) as [string, string?, string?];
    if (left === '(' && args.length - at > 2) {
      at++;
      const value = either();
      if (args[at++] !== ')') throw new TestError('closing paren expected');
      return value;
    }
    if (operator !== undefined && right !== undefined && (Object.hasOwn(NUMBERS, operator) || ['=', '==', '!=', '=~', '<', '>'].includes(operator))) {
      at += 3;
      if (operator === '=' || operator === '==') return left === right || (operator === '==' && patternRegExp(right).test(left));
      if (operator === '!=') return left !== right;
      if (operator === '=~') {
        const found = new RegExp(right.replace(/\[:(\w+):\]/g, (all, name: string) => CLASSES[name] ?? all)).exec(left);
        shell.arrays.set('BASH_REMATCH', new Map((found ?? []).map((part: string | undefined, index) => [String(index), part ?? ''])));
        return found !== null;
      }
      if (operator === '<' || operator === '>') return operator === '<' ? left < right : left > right;
      return NUMBERS[operator]!(number(left), number(right));
    }
    if (operator !== undefined && /^-[a-zA-Z]$/.test(left) && !(operator === '-a' || operator === '-o')) {
      at += 2;
      const path = absolute(operator, shell.cwd);
      switch (left) {
        case '-z': return operator === '';
        case '-n': return operator !== '';
        case '-e': return exists(files, path);
        case '-f': return files.read(path) !== undefined;
        case '-d': return files.list(path) !== undefined && files.read(path) === undefined;
        case '-s': return (files.read(path) ?? '') !== '';
        case '-r':
        case '-w':
        case '-x': return exists(files, path) || (left === '-x' && Object.hasOwn(shell.machine.programs, operator.slice(operator.lastIndexOf('/') + 1)));
        case '-v': return shell.variables.has(operator);
        case '-t':
        case '-L':
        case '-h': return false;
        default: throw new TestError(`${left}: unknown operand`);
      }
    }
    at++;
    return left !== '';
  };
  if (args.length === 0) return 1;
  try {
    const value = either();
    if (at < args.length) throw new TestError(`${args[at]}: unknown operand`);
    return Number(!value);
  } catch (error) {
    if (error instanceof SyntaxError) return 2;
    if (!(error instanceof TestError)) throw error;
    shell.complain(error.message, streams);
    return 2;
  }
}

function number(text: string): number {
  if (!/^\s*[-+]?\d+\s*$/.test(text)) throw new TestError(`${text}: bad number`);
  return Number(text);
}
