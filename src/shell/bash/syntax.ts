import type { Bash } from 'just-bash/browser';

/** What the interpreter's parser makes of a text. */
export type Script = ReturnType<Bash['transform']>['ast'];
export type Statement = Script['statements'][number];
export type Pipeline = Statement['pipelines'][number];
export type Command = Pipeline['commands'][number];
export type SimpleCommand = Extract<Command, { type: 'SimpleCommand' }>;
export type FunctionDefinition = Extract<Command, { type: 'FunctionDef' }>;
export type Redirection = SimpleCommand['redirections'][number];
export type Word = NonNullable<SimpleCommand['name']>;

interface Node {
  type: string;
}

/** Calls `visit` with every node of a tree. */
export function walk(tree: unknown, visit: (node: Node & Record<string, unknown>) => void): void {
  if (Array.isArray(tree)) {
    for (const one of tree) walk(one, visit);
  } else if (typeof tree === 'object' && tree !== null) {
    if (typeof (tree as Node).type === 'string') visit(tree as Node & Record<string, unknown>);
    for (const value of Object.values(tree)) if (typeof value === 'object') walk(value, visit);
  }
}

/** The text of a word that holds no expansion; undefined for others. */
export function literal(word: Word | undefined | null): string | undefined {
  if (word === undefined || word === null) return undefined;
  let text = '';
  for (const part of word.parts) {
    if (part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'Escaped') text += part.value;
    else if (part.type === 'DoubleQuoted') {
      const inner = literal({ type: 'Word', parts: part.parts });
      if (inner === undefined) return undefined;
      text += inner;
    } else return undefined;
  }
  return text;
}

/** A simple command of literal words. */
export function simpleCommand(words: readonly string[]): SimpleCommand {
  const [name, ...args] = words.map((value): Word => ({ type: 'Word', parts: [{ type: 'Literal', value }] }));
  return { type: 'SimpleCommand', assignments: [], name: name ?? null, args, redirections: [] };
}

/** A statement that is one command. */
export function statementOf(command: Command): Statement {
  return { type: 'Statement', pipelines: [{ type: 'Pipeline', commands: [command], negated: false }], operators: [], background: false };
}
