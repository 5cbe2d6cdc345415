import { lexTemplate, lineOf, TemplateError, type Token } from './lex.ts';
import type { Command, ControlNode, Operand, ParsedTemplate, Pipeline, TemplateNode } from './nodes.ts';

const BLOCKS = new Set(['if', 'with', 'range']);

/**
 * Parses a template.
 * Rule: Go's `text/template/parse`, https://pkg.go.dev/text/template
 * @param functions the names that may be called
 * @throws TemplateError
 */
export function parseTemplate(source: string, functions: ReadonlySet<string>): ParsedTemplate {
  return new Parser(source, functions).parse();
}

class Parser {
  readonly #source: string;
  readonly #functions: ReadonlySet<string>;
  readonly #tokens: Token[];
  readonly #defined = new Map<string, readonly TemplateNode[]>();
  #next = 0;
  #loops = 0;
  #variables: string[] = ['$'];

  constructor(source: string, functions: ReadonlySet<string>) {
    this.#source = source;
    this.#functions = functions;
    this.#tokens = lexTemplate(source);
  }

  parse(): ParsedTemplate {
    const [nodes, end] = this.#block();
    if (end !== '') this.#fail(`unexpected {{${end}}}`);
    return { nodes, defined: this.#defined };
  }

  #fail(message: string, token: Token | undefined = this.#tokens[this.#next - 1]): never {
    const position = token?.position ?? this.#source.length;
    throw new TemplateError(`template: output:${lineOf(this.#source, position)}: ${message}`);
  }

  #unexpected(token: Token | undefined, context: string): never {
    const name = token === undefined ? 'EOF' : token.kind === 'close' ? '"}}"' : `<${token.text}>`;
    this.#fail(`unexpected ${name} in ${context}`, token);
  }

  #space(): void {
    while (this.#tokens[this.#next]?.kind === 'space') this.#next += 1;
  }

  /** The next token that is not white space. */
  #take(): Token | undefined {
    this.#space();
    return this.#tokens[this.#next++];
  }

  #peek(): Token | undefined {
    this.#space();
    return this.#tokens[this.#next];
  }

  #close(context: string): void {
    const token = this.#take();
    if (token?.kind !== 'close') this.#unexpected(token, context);
  }

  /** @returns the nodes up to the action that ends them, and which one: `end`, `else`, or nothing at the end of the text */
  #block(): [nodes: TemplateNode[], end: string] {
    const nodes: TemplateNode[] = [];
    for (;;) {
      const token = this.#tokens[this.#next++];
      if (token === undefined) return [nodes, ''];
      if (token.kind === 'text') {
        nodes.push({ kind: 'text', text: token.text });
        continue;
      }
      const word = this.#peek();
      const keyword = word?.kind === 'word' ? word.text : '';
      if (keyword === 'end') {
        this.#next += 1;
        this.#close('end');
        return [nodes, 'end'];
      }
      if (keyword === 'else') {
        this.#next += 1;
        return [nodes, 'else'];
      }
      const node = this.#action(keyword);
      if (node !== undefined) nodes.push(node);
    }
  }

  #action(keyword: string): TemplateNode | undefined {
    if (BLOCKS.has(keyword)) {
      this.#next += 1;
      return this.#control(keyword as 'if');
    }
    if (keyword === 'break' || keyword === 'continue') {
      this.#next += 1;
      if (this.#loops === 0) this.#fail(`{{${keyword}}} outside {{range}}`);
      this.#close(`{{${keyword}}}`);
      return { kind: keyword };
    }
    if (keyword === 'template' || keyword === 'define') {
      const { position } = this.#take()!;
      const name = this.#take();
      if (name?.kind !== 'string') this.#unexpected(name, `${keyword} clause`);
      if (keyword === 'define') return this.#define(name.text);
      const pipeline = this.#peek()?.kind === 'close' ? undefined : this.#pipeline('template clause');
      this.#close('template clause');
      return { kind: 'template', name: name.text, pipeline, position };
    }
    const pipeline = this.#pipeline('command');
    this.#close('command');
    return { kind: 'action', pipeline };
  }

  #define(name: string): undefined {
    this.#close('define clause');
    const outer = this.#variables;
    this.#variables = ['$'];
    const [nodes, end] = this.#block();
    this.#variables = outer;
    if (end !== 'end') this.#fail(end === '' ? 'unexpected EOF' : `unexpected {{${end}}} in define clause`);
    this.#defined.set(name, nodes);
    return undefined;
  }

  #control(kind: ControlNode['kind']): TemplateNode {
    const outer = this.#variables.length;
    const pipeline = this.#pipeline(kind);
    this.#close(kind);
    if (kind === 'range') this.#loops += 1;
    let [body, end] = this.#block();
    if (kind === 'range') this.#loops -= 1;
    let otherwise: TemplateNode[] = [];
    if (end === 'else') {
      const word = this.#peek();
      if (word?.kind === 'word' && (word.text === 'if' || word.text === 'with') && kind !== 'range') {
        this.#next += 1;
        // `{{else if}}` is an `if` in the `else`, which ends both with the one `{{end}}`.
        otherwise = [this.#control(word.text)];
        end = 'end';
      } else {
        this.#close('else');
        [otherwise, end] = this.#block();
      }
    }
    if (end !== 'end') this.#fail(end === '' ? 'unexpected EOF' : 'unexpected {{else}}', this.#tokens[this.#next]);
    this.#variables.length = outer;
    return { kind, pipeline, body, otherwise };
  }

  #pipeline(context: string): Pipeline {
    const start = this.#peek()?.position ?? this.#source.length;
    const { variables, assigns } = this.#declaration(context);
    const commands: Command[] = [];
    for (;;) {
      commands.push(this.#command(context));
      const token = this.#peek();
      if (token?.text !== '|' || token.kind !== 'mark') break;
      this.#next += 1;
    }
    this.#variables.push(...(assigns ? [] : variables));
    return { variables, assigns, commands, position: start, text: this.#written(start) };
  }

  /** What was read since `start`. */
  #written(start: number): string {
    let end = this.#next;
    while (this.#tokens[end - 1]?.kind === 'space') end -= 1;
    return this.#source.slice(start, this.#tokens[end]?.position ?? this.#source.length).trim();
  }

  #declaration(context: string): { variables: string[]; assigns: boolean } {
    const before = this.#next;
    const variables: string[] = [];
    for (;;) {
      const token = this.#take();
      const after = token?.kind === 'variable' ? this.#take() : undefined;
      if (after?.text === ',' && context === 'range' && variables.length === 0) {
        variables.push(token!.text);
        continue;
      }
      if (after?.kind === 'mark' && (after.text === ':=' || after.text === '=')) {
        return { variables: [...variables, token!.text], assigns: after.text === '=' };
      }
      this.#next = before;
      return { variables: [], assigns: false };
    }
  }

  #command(context: string): Command {
    const start = this.#peek()?.position ?? this.#source.length;
    const operands: Operand[] = [];
    for (;;) {
      const token = this.#peek();
      if (token === undefined || token.kind === 'close' || (token.kind === 'mark' && (token.text === '|' || token.text === ')'))) break;
      operands.push(this.#operand(context));
      const next = this.#tokens[this.#next];
      if (next !== undefined && next.kind !== 'space' && next.kind !== 'close' && !(next.kind === 'mark' && (next.text === '|' || next.text === ')'))) {
        this.#unexpected(next, 'operand');
      }
    }
    if (operands.length === 0) this.#fail(`missing value for ${context}`, this.#tokens[this.#next]);
    return { operands, position: start, text: this.#written(start) };
  }

  #operand(context: string): Operand {
    const token = this.#take()!;
    let operand = this.#term(token, context);
    const names: string[] = [];
    let { position } = token;
    for (let next = this.#tokens[this.#next]; next?.kind === 'field'; next = this.#tokens[++this.#next]) {
      if (names.length === 0) ({ position } = next);
      names.push(next.text.slice(1));
    }
    if (names.length === 0) return operand;
    if (operand.kind === 'constant' || operand.kind === 'nil' || operand.kind === 'dot') this.#unexpected(this.#tokens[this.#next - 1], 'operand');
    // Fields of fields are one operand.
    if (operand.kind === 'fields') {
      names.unshift(...operand.names);
      operand = operand.of;
    }
    return { kind: 'fields', of: operand, names, position, text: this.#written(token.position) };
  }

  #term(token: Token, context: string): Operand {
    const placed = { position: token.position, text: token.kind === 'string' ? JSON.stringify(token.text) : token.text };
    switch (token.kind) {
      case 'field': return { ...placed, kind: 'fields', of: { ...placed, kind: 'dot' }, names: [token.text.slice(1)] };
      case 'string': return { ...placed, kind: 'constant', value: token.text };
      case 'number': return { ...placed, kind: 'constant', value: number(token.text) };
      case 'variable':
        if (!this.#variables.includes(token.text)) this.#fail(`undefined variable "${token.text}"`, token);
        return { ...placed, kind: 'variable', name: token.text };
      case 'word':
        if (token.text === 'true' || token.text === 'false') return { ...placed, kind: 'constant', value: token.text === 'true' };
        if (token.text === 'nil') return { ...placed, kind: 'nil' };
        if (!this.#functions.has(token.text)) this.#fail(`function "${token.text}" not defined`, token);
        return { ...placed, kind: 'function', name: token.text };
      case 'mark':
        if (token.text === '.') return { ...placed, kind: 'dot' };
        if (token.text === '(') {
          const pipeline = this.#pipeline('parenthesized pipeline');
          const close = this.#take();
          if (close?.text !== ')') this.#fail('unclosed left paren', close);
          return { kind: 'pipeline', pipeline, position: token.position, text: `(${pipeline.text})` };
        }
        break;
      default:
    }
    return this.#unexpected(token, context);
  }
}

function number(text: string): number | bigint {
  const plain = text.replaceAll('_', '');
  const [, sign = '', digits = ''] = /^([-+]?)(.*)$/.exec(plain)!;
  if (/^(?:\d+|0[xXoObB].*)$/.test(digits)) {
    const octal = /^0\d+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
    return sign === '-' ? -BigInt(octal) : BigInt(octal);
  }
  return Number(plain);
}
