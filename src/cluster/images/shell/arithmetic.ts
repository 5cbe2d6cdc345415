import { ShellSyntaxError } from './syntax.ts';

/** The variables that an expression reads and sets. */
export interface ArithmeticScope {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
}

const TOKEN = /\s*(0[xX][0-9a-fA-F]+|\d+#\w+|\d+|[A-Za-z_]\w*|\*\*|<<=|>>=|\+\+|--|&&|\|\||[-+*/%&|^<>=!]=|<<|>>|[-+*/%<>=!~&|^?:(),])/y;

/** Binary operators by how tightly they bind. Rule: ISO C, as POSIX.1 2.6.4 asks. */
const BINARY: Readonly<Record<string, readonly [number, (a: number, b: number) => number]>> = {
  '||': [1, (a, b) => Number(a !== 0 || b !== 0)], '&&': [2, (a, b) => Number(a !== 0 && b !== 0)],
  '|': [3, (a, b) => Number(BigInt(a) | BigInt(b))], '^': [4, (a, b) => Number(BigInt(a) ^ BigInt(b))], '&': [5, (a, b) => Number(BigInt(a) & BigInt(b))],
  '==': [6, (a, b) => Number(a === b)], '!=': [6, (a, b) => Number(a !== b)],
  '<': [7, (a, b) => Number(a < b)], '>': [7, (a, b) => Number(a > b)], '<=': [7, (a, b) => Number(a <= b)], '>=': [7, (a, b) => Number(a >= b)],
  '<<': [8, (a, b) => a * 2 ** b], '>>': [8, (a, b) => Math.floor(a / 2 ** b)],
  '+': [9, (a, b) => a + b], '-': [9, (a, b) => a - b], '*': [10, (a, b) => a * b],
  '/': [10, (a, b) => Math.trunc(a / nonZero(b))], '%': [10, (a, b) => a % nonZero(b)], '**': [11, (a, b) => a ** b],
};

function nonZero(value: number): number {
  if (value === 0) throw new ShellSyntaxError('divide by zero');
  return value;
}

/**
 * The value of what stands between `$((` and `))`.
 * @throws ShellSyntaxError
 */
export function evaluate(text: string, scope: ArithmeticScope): number {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; text.slice(at).trim() !== ''; at = TOKEN.lastIndex) {
    const match = TOKEN.exec(text);
    if (match === null) throw new ShellSyntaxError('arithmetic syntax error');
    tokens.push(match[1]!);
  }
  let at = 0;
  const valueOf = (name: string): number => {
    const value = scope.get(name)?.trim() ?? '';
    if (value === '') return 0;
    return /^[-+]?(0[xX][0-9a-fA-F]+|\d+)$/.test(value) ? Number(value) : evaluate(value, scope);
  };
  const expression = (): number => {
    let value = assignment();
    while (tokens[at] === ',') {
      at++;
      value = assignment();
    }
    return value;
  };
  const assignment = (): number => {
    const name = tokens[at];
    const op = tokens[at + 1];
    if (name !== undefined && /^[A-Za-z_]/.test(name) && op !== undefined && /^([-+*/%&|^]|<<|>>)?=$/.test(op)) {
      at += 2;
      const right = assignment();
      const value = op === '=' ? right : BINARY[op.slice(0, -1)]![1](valueOf(name), right);
      scope.set(name, String(value));
      return value;
    }
    const test = binary(0);
    if (tokens[at] !== '?') return test;
    at++;
    const yes = assignment();
    if (tokens[at++] !== ':') throw new ShellSyntaxError('arithmetic syntax error');
    const no = assignment();
    return test !== 0 ? yes : no;
  };
  const binary = (least: number): number => {
    let left = unary();
    for (;;) {
      const operator = BINARY[tokens[at] ?? ''];
      if (operator === undefined || operator[0] <= least) return left;
      at++;
      left = operator[1](left, binary(operator[0]));
    }
  };
  const unary = (): number => {
    const token = tokens[at++];
    switch (token) {
      case '-': return -unary();
      case '+': return unary();
      case '!': return Number(unary() === 0);
      case '~': return ~unary();
      case '(': {
        const value = expression();
        if (tokens[at++] !== ')') throw new ShellSyntaxError('arithmetic syntax error');
        return value;
      }
      case '++':
      case '--': {
        const name = tokens[at++]!;
        const value = valueOf(name) + (token === '++' ? 1 : -1);
        scope.set(name, String(value));
        return value;
      }
      default: {
        if (token === undefined || !/^\w/.test(token)) throw new ShellSyntaxError('arithmetic syntax error');
        if (/^\d+#/.test(token)) return Number.parseInt(token.slice(token.indexOf('#') + 1), Number.parseInt(token, 10));
        if (/^\d/.test(token)) return Number(token);
        const value = valueOf(token);
        if (tokens[at] === '++' || tokens[at] === '--') scope.set(token, String(value + (tokens[at++] === '++' ? 1 : -1)));
        return value;
      }
    }
  };
  if (tokens.length === 0) return 0;
  const value = expression();
  if (at < tokens.length) throw new ShellSyntaxError('arithmetic syntax error');
  return value;
}
