import { literal, simpleCommand, statementOf, walk, type SimpleCommand, type Statement } from './syntax.ts';

/** Where a statement leaves its arrays for the next. */
export const ARRAYS_FILE = '/tmp/.arrays';

const DECLARING = new Set(['declare', 'typeset', 'readarray', 'mapfile', 'read']);

/** Whether a statement may set arrays, which the interpreter forgets when it has run. */
export function setsArrays(statement: Statement): boolean {
  let sets = false;
  walk(statement, (node) => {
    if (node.type === 'Assignment' && (node['array'] !== null || /\[/.test(String(node['name'])))) sets = true;
    if (node.type === 'SimpleCommand' && DECLARING.has(literal((node as unknown as SimpleCommand).name) ?? '')) sets = true;
  });
  return sets;
}

/** The statement, and after it others that write down its status and all variables. */
export function keepingArrays(statement: Statement): Statement[] {
  const status: SimpleCommand = {
    ...simpleCommand([]),
    assignments: [{
      type: 'Assignment', name: 'DRYDOCK_STATUS', append: false, array: null,
      value: { type: 'Word', parts: [{ type: 'ParameterExpansion', parameter: '?', operation: null }] },
    }],
  };
  const declared = simpleCommand(['declare', '-p']);
  declared.redirections = [{ type: 'Redirection', fd: null, operator: '>', target: { type: 'Word', parts: [{ type: 'Literal', value: ARRAYS_FILE }] } }];
  return [statement, statementOf(status), statementOf(declared)];
}

const DECLARATION = /^declare -(\w*[aA]\w*) (?!BASH_|FUNCNAME|DIRSTACK|GROUPS|PIPESTATUS)(\w+)=\((.*)\)$/;
const ELEMENT = /\[((?:[^\]"]|"(?:[^"\\]|\\.)*")*)\]=("(?:[^"\\]|\\.)*"|\$'(?:[^'\\]|\\.)*'|\S+)/gs;

/**
 * A script that sets the arrays that `declare -p` printed, element by element: the interpreter splits quoted elements
 * of a list that has subscripts.
 */
export function settingArrays(declared: string): string {
  return declared.split('\n').flatMap((line) => {
    const [, flags, name, elements] = DECLARATION.exec(line) ?? [];
    if (flags === undefined) return [];
    return [`declare -${flags} ${name}=()`, ...[...elements!.matchAll(ELEMENT)].map(([, key, value]) => `${name}[${key}]=${value}`)];
  }).join('\n');
}
