import { literal, simpleCommand, statementOf, walk, type Script, type SimpleCommand, type Statement, type Word } from './syntax.ts';

/**
 * Builtins that the interpreter's own do not replace: it knows no jobs, and what `echo` prints it gives only at the
 * end. Builtins go before commands, so these are called by another name.
 */
const REPLACED = new Set(['jobs', 'kill', 'wait', 'fg', 'bg', 'disown', 'echo']);

/** What a command of ours is called that stands for a builtin. */
export function standIn(builtin: string): string {
  return `drydock-${builtin}`;
}

/** Variables whose value the interpreter takes from the machine, and the commands that tell it from ours. */
const VARIABLES: Readonly<Record<string, string>> = { RANDOM: 'random', SECONDS: 'seconds', EPOCHSECONDS: 'epochseconds' };

/** Makes a tree, in place, use our jobs, our clock and our chance. */
export function rewrite(script: Script): void {
  walk(script, (node) => {
    if (node.type === 'SimpleCommand') renameBuiltin(node as unknown as SimpleCommand);
    else if (node.type === 'Word' || node.type === 'DoubleQuoted') replaceVariables(node as unknown as { parts: Word['parts'] });
    else if (node.type === 'ArithVariable') replaceInArithmetic(node);
  });
}

function renameBuiltin(command: SimpleCommand): void {
  const name = literal(command.name);
  if (name !== undefined && REPLACED.has(name)) command.name!.parts = [{ type: 'Literal', value: standIn(name) }];
}

function replaceVariables({ parts }: { parts: Word['parts'] }): void {
  for (const [index, part] of parts.entries()) {
    const name = part.type === 'ParameterExpansion' && part.operation === null ? VARIABLES[part.parameter] : undefined;
    if (name !== undefined) parts[index] = { type: 'CommandSubstitution', body: scriptOf([statementOf(simpleCommand([standIn(name)]))]), legacy: false };
  }
}

function replaceInArithmetic(node: Record<string, unknown>): void {
  const name = VARIABLES[String(node['name'])];
  if (name === undefined) return;
  delete node['name'];
  Object.assign(node, { type: 'ArithCommandSubst', command: standIn(name) });
}

export function scriptOf(statements: Statement[]): Script {
  return { type: 'Script', statements };
}
