import { literal, walk, type FunctionDefinition, type Redirection, type SimpleCommand, type Statement } from './syntax.ts';

const INPUTS = new Set(['<', '<<', '<<-', '<<<', '<&']);

/**
 * Whether everything that its commands print goes straight to the terminal, so that it can be shown at once:
 * no pipe, no redirected output, no substitution.
 */
export function printsDirectly(statement: Statement): boolean {
  let direct = true;
  walk(statement, (node) => {
    if (node.type === 'Pipeline' && (node['commands'] as unknown[]).length > 1) direct = false;
    else if (/Subst(?:itution)?$/.test(node.type)) direct = false;
    else if (node.type === 'Redirection' && !INPUTS.has(String(node['operator']))) direct = false;
  });
  return direct;
}

/** The names of all commands in a statement; `?` for one that is not known before it runs. */
export function namesIn(statement: Statement): string[] {
  const names: string[] = [];
  walk(statement, (node) => {
    if (node.type !== 'SimpleCommand') return;
    const { name } = node as unknown as SimpleCommand;
    names.push(name === null ? '' : literal(name) ?? '?');
  });
  return names;
}

/** Whether a statement is one pipeline of several commands. */
export function isPipeline(statement: Statement): boolean {
  return statement.pipelines.length === 1 && statement.pipelines[0]!.commands.length > 1;
}

/** The functions that a statement defines. */
export function functionsIn(statement: Statement): FunctionDefinition[] {
  return statement.pipelines.flatMap(({ commands }) => commands.filter((command): command is FunctionDefinition => command.type === 'FunctionDef'));
}

/** Where a stream goes: the terminal, a file, or nowhere. */
export type Target = 'terminal' | 'nowhere' | { file: string; append: boolean };

export interface Targets {
  stdout: Target;
  stderr: Target;
}

/**
 * Takes the redirections of output from the last command of a job, which then prints to the targets as it goes: the
 * interpreter would write the files only when the command has ended.
 * @returns undefined, with the statement as it was, when a target is not known before the command runs
 */
export function takeRedirections(statement: Statement): Targets | undefined {
  const last = statement.pipelines.length === 1 ? statement.pipelines[0]!.commands.at(-1) : undefined;
  if (last === undefined || last.type === 'FunctionDef') return undefined;
  const targets: Targets = { stdout: 'terminal', stderr: 'terminal' };
  const rest: Redirection[] = [];
  for (const redirection of last.redirections) {
    if (INPUTS.has(redirection.operator)) rest.push(redirection);
    else if (!redirect(targets, redirection)) return undefined;
  }
  last.redirections = rest;
  return targets;
}

function redirect(targets: Targets, { operator, fd, target }: Redirection): boolean {
  const file = target.type === 'Word' ? literal(target) : undefined;
  if (file === undefined || (fd !== null && fd !== 1 && fd !== 2)) return false;
  const stream = fd === 2 ? 'stderr' : 'stdout';
  const place: Target = file === '/dev/null' ? 'nowhere' : { file, append: operator.endsWith('>>') };
  if (operator === '>&' && /^[12]$/.test(file)) targets[stream] = targets[file === '1' ? 'stdout' : 'stderr'];
  else if (operator === '&>' || operator === '&>>' || operator === '>&') targets.stdout = targets.stderr = place;
  else if (operator === '>' || operator === '>>' || operator === '>|') targets[stream] = place;
  else return false;
  return true;
}
