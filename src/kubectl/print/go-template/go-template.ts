import { isMap, sortedKeys } from '../go-value.ts';
import { FUNCTIONS, FUNCTION_NAMES } from './functions.ts';
import { lineOf, TemplateError } from './lex.ts';
import type { Command, ControlNode, Operand, ParsedTemplate, Pipeline, TemplateNode } from './nodes.ts';
import { parseTemplate } from './parse.ts';
import { isTrue, sprint, typeName, type Value } from './values.ts';

export { TemplateError } from './lex.ts';

/** A variable and what it holds; the last with a name counts. */
interface Variable {
  name: string;
  value: Value;
}

/** Ends a round of a loop, or the loop. */
class Jump {
  readonly kind: 'break' | 'continue';

  constructor(kind: 'break' | 'continue') {
    this.kind = kind;
  }
}

export interface GoTemplateOptions {
  /** A key that is not there is `<no value>`, rather than an error. */
  allowMissingKeys?: boolean;
}

/** How deep templates may call each other. */
const MAX_DEPTH = 1000;
/** How often a loop over a number runs: Go knows no limit, but nobody waits for more. */
const MAX_ROUNDS = 100_000;

/**
 * A template of Go's `text/template`, as `-o go-template` takes it.
 * Rule: https://pkg.go.dev/text/template
 */
export class GoTemplate {
  readonly #source: string;
  readonly #parsed: ParsedTemplate;
  readonly #allowMissingKeys: boolean;
  #output: string[] = [];
  #variables: Variable[] = [];
  #depth = 0;

  /** @throws TemplateError when the template does not parse */
  constructor(source: string, options: GoTemplateOptions = {}) {
    this.#source = source;
    this.#parsed = parseTemplate(source, FUNCTION_NAMES);
    this.#allowMissingKeys = options.allowMissingKeys ?? true;
  }

  /**
   * Fills the template in.
   * @param data decoded JSON
   * @param write gets what is printed, also when the template fails later on
   * @throws TemplateError
   */
  execute(data: Value, write: (text: string) => void): void {
    this.#output = [];
    this.#variables = [{ name: '$', value: data }];
    this.#depth = 0;
    try {
      this.#run(this.#parsed.nodes, data);
    } finally {
      write(this.#output.join(''));
    }
  }

  #fail(at: { position: number; text: string }, message: string): never {
    const line = lineOf(this.#source, at.position);
    const column = at.position - (this.#source.lastIndexOf('\n', at.position - 1) + 1);
    const context = at.text.length > 20 ? `${at.text.slice(0, 20)}...` : at.text;
    throw new TemplateError(`template: output:${line}:${column}: executing "output" at <${context}>: ${message}`);
  }

  #run(nodes: readonly TemplateNode[], dot: Value): void {
    for (const node of nodes) this.#node(node, dot);
  }

  #node(node: TemplateNode, dot: Value): void {
    switch (node.kind) {
      case 'text':
        this.#output.push(node.text);
        break;
      case 'action': {
        const value = this.#pipeline(node.pipeline, dot);
        if (node.pipeline.variables.length === 0) this.#output.push(value === undefined || value === null ? '<no value>' : sprint(value));
        break;
      }
      case 'break': case 'continue':
        throw new Jump(node.kind);
      case 'template':
        this.#template(node, dot);
        break;
      default: {
        const outer = this.#variables.length;
        if (node.kind === 'range') this.#range(node, dot);
        else {
          const value = this.#pipeline(node.pipeline, dot);
          if (isTrue(value)) this.#run(node.body, node.kind === 'with' ? value : dot);
          else this.#run(node.otherwise, dot);
        }
        this.#variables.length = outer;
      }
    }
  }

  #template(node: Extract<TemplateNode, { kind: 'template' }>, dot: Value): void {
    const body = this.#parsed.defined.get(node.name);
    const at = { position: node.position, text: `{{template ${JSON.stringify(node.name)}}}` };
    if (body === undefined) this.#fail(at, `template "${node.name}" not defined`);
    if (++this.#depth > MAX_DEPTH) this.#fail(at, `exceeded maximum template depth (${MAX_DEPTH})`);
    const value = node.pipeline && this.#pipeline(node.pipeline, dot);
    const outer = this.#variables;
    this.#variables = [{ name: '$', value }];
    this.#run(body, value);
    this.#variables = outer;
    this.#depth -= 1;
  }

  #range(node: ControlNode, dot: Value): void {
    const { pipeline } = node;
    const value = this.#pipeline(pipeline, dot);
    const entries = this.#entries(value, pipeline);
    if (entries.length === 0) {
      this.#run(node.otherwise, dot);
      return;
    }
    const outer = this.#variables.length;
    for (const [key, item] of entries) {
      this.#bind(pipeline, pipeline.variables.length > 1 ? [key, item] : [typeof value === 'bigint' ? key : item]);
      try {
        this.#run(node.body, item);
      } catch (jump) {
        if (!(jump instanceof Jump)) throw jump;
        if (jump.kind === 'break') break;
      } finally {
        this.#variables.length = outer;
      }
    }
  }

  #entries(value: Value, pipeline: Pipeline): [Value, Value][] {
    if (Array.isArray(value)) return value.map((item, index) => [BigInt(index), item]);
    if (isMap(value)) return sortedKeys(value).map((key) => [key, value[key]]);
    if (value === undefined || value === null) return [];
    if (typeof value === 'bigint' && value > MAX_ROUNDS) this.#fail(pipeline.commands.at(-1)!, `range over ${value} goes on for more than ${MAX_ROUNDS} rounds`);
    if (typeof value === 'bigint') return Array.from({ length: Math.max(0, Number(value)) }, (_, index) => [BigInt(index), BigInt(index)]);
    return this.#fail(pipeline.commands.at(-1)!, `range can't iterate over ${sprint(value)}`);
  }

  /** Declares or sets the variables of a pipeline. */
  #bind({ variables, assigns }: Pipeline, values: readonly Value[]): void {
    for (const [position, name] of variables.entries()) {
      const known = assigns ? this.#variables.findLast((variable) => variable.name === name) : undefined;
      if (known === undefined) this.#variables.push({ name, value: values[position] });
      else known.value = values[position];
    }
  }

  #pipeline(pipeline: Pipeline, dot: Value): Value {
    let value: Value;
    for (const [position, command] of pipeline.commands.entries()) {
      value = this.#command(command, dot, position === 0 ? [] : [value]);
    }
    if (pipeline.variables.length === 1) this.#bind(pipeline, [value]);
    return value;
  }

  /** @param piped what the command before gives, which comes last among the arguments */
  #command(command: Command, dot: Value, piped: readonly Value[]): Value {
    const [first, ...others] = command.operands as [Operand, ...Operand[]];
    if (first.kind === 'function') return this.#call(first.name, command, others, dot, piped);
    if (others.length > 0 || piped.length > 0) {
      if (first.kind === 'fields') this.#fail(first, `${first.names.at(-1)} is not a method but has arguments`);
      this.#fail(first, `can't give argument to non-function ${first.text}`);
    }
    return this.#operand(first, dot);
  }

  #call(name: string, command: Command, operands: readonly Operand[], dot: Value, piped: readonly Value[]): Value {
    const count = operands.length + piped.length;
    if (name === 'and' || name === 'or') {
      if (count === 0) this.#fail(command, `wrong number of args for ${name}: want at least 1 got 0`);
      let value: Value;
      for (const operand of operands) {
        value = this.#operand(operand, dot);
        if (isTrue(value) === (name === 'or')) return value;
      }
      return piped.length > 0 ? piped[0] : value;
    }
    const values = [...operands.map((operand) => (operand.kind === 'nil' ? null : this.#operand(operand, dot))), ...piped];
    const called = FUNCTIONS[name]!;
    if (values.length < called.length) this.#fail(command, `wrong number of args for ${name}: want ${called.length} got ${values.length}`);
    try {
      return called(...values);
    } catch (error) {
      return this.#fail(command, `error calling ${name}: ${(error as Error).message}`);
    }
  }

  #operand(operand: Operand, dot: Value): Value {
    switch (operand.kind) {
      case 'dot': return dot;
      case 'nil': return this.#fail(operand, 'nil is not a command');
      case 'constant': return operand.value;
      case 'variable': return this.#variables.findLast(({ name }) => name === operand.name)?.value;
      case 'pipeline': return this.#pipeline(operand.pipeline, dot);
      case 'function': return this.#call(operand.name, { operands: [operand], position: operand.position, text: operand.text }, [], dot, []);
      case 'fields': {
        let value = this.#operand(operand.of, dot);
        for (const name of operand.names) value = this.#field(value, name, operand);
        return value;
      }
    }
  }

  #field(value: Value, name: string, operand: Operand): Value {
    if (isMap(value)) {
      if (Object.hasOwn(value, name) && value[name] !== undefined) return value[name];
      return this.#allowMissingKeys ? undefined : this.#fail(operand, `map has no entry for key "${name}"`);
    }
    if (value === undefined) return this.#allowMissingKeys ? undefined : this.#fail(operand, `nil data; no entry for key "${name}"`);
    if (value === null) return this.#fail(operand, `nil pointer evaluating interface {}.${name}`);
    return this.#fail(operand, `can't evaluate field ${name} in type ${typeof value === 'bigint' ? typeName(value) : 'interface {}'}`);
  }
}
