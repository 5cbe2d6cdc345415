import { FUNCTIONS, type Argument, type Code, type Target } from './functions.ts';
import { AwkError, Leave, type AwkMachine, type Table } from './machine.ts';
import { KEYWORDS, Tokens } from './tokens.ts';
import { compare, isTrue, toNumber, toText, type Value } from './values.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', '"': '"', '/': '/', a: '\u0007', b: '\b', f: '\f', v: '\v' };
const COMPARE: Readonly<Record<string, (order: number) => boolean>> = { '<': (order) => order < 0, '<=': (order) => order <= 0, '==': (order) => order === 0, '!=': (order) => order !== 0, '>': (order) => order > 0, '>=': (order) => order >= 0 };
const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = { '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / nonZero(b), '%': (a, b) => a % nonZero(b), '^': (a, b) => a ** b, '**': (a, b) => a ** b };

function nonZero(value: number): number {
  if (value === 0) throw new AwkError('division by zero');
  return value;
}

interface Expression extends Argument {
  target?: Target;
}

/** Expressions, by how tightly their operators bind. */
export class Expressions extends Tokens {
  readonly functions = new Map<string, { parameters: string[]; body: Code }>();
  /** In the list of `print`, `>` redirects; within parentheses it compares. */
  noGreater = false;

  key(): (machine: AwkMachine) => string {
    const keys = [this.expression().code];
    while (this.accept(',')) keys.push(this.expression().code);
    this.expect(']');
    return joined(keys);
  }

  expression(): Expression {
    const left = this.ternary();
    const operator = this.token;
    if (left.target === undefined || !/^(?:[-+*/%^]|\*\*)?=$/.test(operator)) return left;
    this.next();
    this.lines();
    const { code } = this.expression();
    const { target } = left;
    const compute = ARITHMETIC[operator.slice(0, -1)];
    return { code: compute === undefined ? (machine) => target.set(machine, code(machine)) : (machine) => target.set(machine, compute(toNumber(target.get(machine)), toNumber(code(machine)))) };
  }

  ternary(): Expression {
    const test = this.disjunction();
    if (!this.accept('?')) return test;
    this.lines();
    const then = this.expression().code;
    this.lines();
    this.expect(':');
    this.lines();
    const otherwise = this.expression().code;
    return { code: (machine) => (isTrue(test.code(machine)) ? then(machine) : otherwise(machine)) };
  }

  disjunction(): Expression {
    let left = this.conjunction();
    while (this.accept('||')) {
      this.lines();
      const [a, b] = [left.code, this.conjunction().code];
      left = { code: (machine) => Number(isTrue(a(machine)) || isTrue(b(machine))) };
    }
    return left;
  }

  conjunction(): Expression {
    let left = this.membership();
    while (this.accept('&&')) {
      this.lines();
      const [a, b] = [left.code, this.membership().code];
      left = { code: (machine) => Number(isTrue(a(machine)) && isTrue(b(machine))) };
    }
    return left;
  }

  membership(): Expression {
    let left = this.match();
    while (this.accept('in')) {
      const name = this.next();
      const { code } = left;
      left = { code: (machine) => Number(machine.table(name).has(toText(code(machine)))) };
    }
    return left;
  }

  match(): Expression {
    let left = this.comparison();
    while (this.token === '~' || this.token === '!~') {
      const wanted = this.next() === '~';
      const right = this.comparison();
      const { code } = left;
      left = { code: (machine) => Number(machine.expression(right.pattern ?? toText(right.code(machine))).test(toText(code(machine))) === wanted) };
    }
    return left;
  }

  comparison(): Expression {
    const left = this.concatenation();
    const holds = this.token === '>' && this.noGreater ? undefined : COMPARE[this.token];
    if (holds === undefined) return left;
    this.next();
    const right = this.concatenation();
    return { code: (machine) => Number(holds(compare(left.code(machine), right.code(machine)))) };
  }

  concatenation(): Expression {
    let left = this.sum();
    while (/^["$!(\w.]/.test(this.token) && !KEYWORDS.has(this.token) && this.token !== '!=' && this.token !== '!~') {
      const [a, b] = [left.code, this.sum().code];
      left = { code: (machine) => toText(a(machine), machine.text('CONVFMT')) + toText(b(machine), machine.text('CONVFMT')) };
    }
    return left;
  }

  sum(): Expression {
    let left = this.product();
    while (this.token === '+' || this.token === '-') left = arithmetic(this.next(), left, this.product());
    return left;
  }

  product(): Expression {
    let left = this.unary();
    while (this.token === '*' || this.token === '/' || this.token === '%') left = arithmetic(this.next(), left, this.unary());
    return left;
  }

  unary(): Expression {
    if (this.accept('!')) {
      const { code } = this.unary();
      return { code: (machine) => Number(!isTrue(code(machine))) };
    }
    if (this.token === '-' || this.token === '+') {
      const sign = this.next() === '-' ? -1 : 1;
      const { code } = this.unary();
      return { code: (machine) => sign * toNumber(code(machine)) };
    }
    const left = this.postfix();
    if (this.token !== '^' && this.token !== '**') return left;
    return arithmetic(this.next(), left, this.unary());
  }

  postfix(): Expression {
    if (this.token === '++' || this.token === '--') {
      const by = this.next() === '++' ? 1 : -1;
      const { target } = this.postfix();
      if (target === undefined) this.unexpected();
      return { code: (machine) => target.set(machine, toNumber(target.get(machine)) + by) };
    }
    const primary = this.primary();
    if (primary.target === undefined || (this.token !== '++' && this.token !== '--')) return primary;
    const by = this.next() === '++' ? 1 : -1;
    const { target } = primary;
    return {
      code: (machine) => {
        const before = toNumber(target.get(machine));
        target.set(machine, before + by);
        return before;
      },
    };
  }

  primary(): Expression {
    const token = this.token;
    if (token === '$') {
      this.next();
      const { code } = this.postfix();
      return assignable({ get: (machine) => machine.field(toNumber(code(machine))), set: (machine, value) => machine.setField(toNumber(code(machine)), value) });
    }
    if (token === '/' || token === '/=') return this.pattern();
    if (token.startsWith('"')) {
      this.next();
      const value = token.slice(1, -1).replace(/\\(\n|[0-7]{1,3}|.)/gs, (all, letter: string) => (letter === '\n' ? '' : /^[0-7]/.test(letter) ? String.fromCharCode(Number.parseInt(letter, 8)) : ESCAPES[letter] ?? all));
      return { code: () => value };
    }
    if (/^[\d.]/.test(token)) {
      const value = Number(this.next());
      return { code: () => value };
    }
    if (this.accept('(')) return this.parenthesised();
    if (token === 'getline') throw new AwkError('getline is not simulated here');
    if (!/^[A-Za-z_]/.test(token) || KEYWORDS.has(token)) this.unexpected();
    const isCall = this.text[this.at] === '(';
    this.next();
    if (FUNCTIONS[token] !== undefined) return this.builtin(token);
    if (isCall) return this.call(token);
    if (this.accept('[')) {
      const key = this.key();
      return assignable({
        get: (machine) => {
          const table = machine.table(token);
          const name = key(machine);
          if (!table.has(name)) table.set(name, undefined);
          return table.get(name);
        },
        set: (machine, value) => (machine.table(token).set(key(machine), value), value),
      });
    }
    return { ...assignable({ get: (machine) => machine.get(token), set: (machine, value) => machine.set(token, value) }), name: token };
  }

  parenthesised(): Expression {
    const before = this.noGreater;
    this.noGreater = false;
    const list = [this.expression().code];
    while (this.accept(',')) list.push(this.expression().code);
    this.expect(')');
    this.noGreater = before;
    return { code: list.length === 1 ? list[0]! : joined(list) };
  }

  /** An expression between slashes; the first is the current token. */
  pattern(): Expression {
    let end = this.start + 1;
    let inBrackets = false;
    for (; end < this.text.length && (this.text[end] !== '/' || inBrackets); end += 1) {
      if (this.text[end] === '\\') end += 1;
      else if (this.text[end] === '[') inBrackets = true;
      else if (this.text[end] === ']') inBrackets = false;
    }
    const pattern = this.text.slice(this.start + 1, end);
    this.at = end + 1;
    this.next();
    return { code: (machine) => Number(machine.expression(pattern).test(toText(machine.field(0)))), pattern };
  }

  arguments(): Argument[] {
    const args: Argument[] = [];
    const before = this.noGreater;
    this.noGreater = false;
    for (this.lines(); this.token !== ')'; this.lines()) {
      args.push(this.expression());
      if (!this.accept(',')) break;
    }
    this.expect(')');
    this.noGreater = before;
    return args;
  }

  builtin(name: string): Expression {
    const args = this.accept('(') ? this.arguments() : [];
    const compute = FUNCTIONS[name]!;
    return { code: (machine) => compute(machine, args) };
  }

  call(name: string): Expression {
    this.expect('(');
    const args = this.arguments();
    return {
      code: (machine) => {
        const own = this.functions.get(name);
        if (own === undefined) throw new AwkError(`function ${name} never defined`);
        if (machine.frames.length > 200) throw new AwkError(`function ${name} calls itself too often`);
        const frame = new Map<string, Value | Table>();
        own.parameters.forEach((parameter, index) => {
          const argument = args[index];
          const isTable = argument?.name !== undefined && (machine.tables.has(argument.name) || machine.frames.at(-1)?.get(argument.name) instanceof Map || (!machine.variables.has(argument.name) && machine.frames.at(-1)?.has(argument.name) !== true && new RegExp(`\\b${parameter}\\s*\\[|\\bin\\s+${parameter}\\b`).test(this.text)));
          frame.set(parameter, argument === undefined ? undefined : isTable ? machine.table(argument.name!) : argument.code(machine));
        });
        machine.frames.push(frame);
        try {
          own.body(machine);
          return undefined;
        } catch (error) {
          if (error instanceof Leave && error.kind === 'return') return error.result;
          throw error;
        } finally {
          machine.frames.pop();
        }
      },
    };
  }
}

function assignable(target: Target): Expression {
  return { code: target.get, target };
}

function joined(keys: readonly Code[]): (machine: AwkMachine) => string {
  return (machine) => keys.map((key) => toText(key(machine), machine.text('CONVFMT'))).join(machine.text('SUBSEP'));
}

function arithmetic(operator: string, left: Expression, right: Expression): Expression {
  const compute = ARITHMETIC[operator]!;
  return { code: (machine) => compute(toNumber(left.code(machine)), toNumber(right.code(machine))) };
}
