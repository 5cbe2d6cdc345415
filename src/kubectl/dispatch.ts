import { kubectlCommand } from '../kube/command-line/command-table.ts';
import { CommandError } from './errors/command-error.ts';
import type { KubectlContext } from './context.ts';

/** Commands that kubectl does not list in its help, and so does not suggest. */
const HIDDEN = new Set(['alpha', 'options', 'help']);

/** How many letters may be wrong for a command to be suggested. */
const NEAR = 2;

/**
 * What kubectl says of a first word that is no command of its own.
 * Rule: `legacyArgs` and `SuggestionsFor` of spf13/cobra.
 */
export function unknownCommand(word: string): CommandError {
  const typed = word.toLowerCase();
  const near = [...kubectlCommand('')!.subcommands.keys()]
    .filter((name) => !HIDDEN.has(name) && (editDistance(typed, name) <= NEAR || name.startsWith(typed)))
    .sort();
  const suggestions = near.length === 0 ? '' : `\n\nDid you mean this?\n${near.map((name) => `\t${name}\n`).join('')}`;
  return new CommandError(`unknown command "${word}" for "kubectl"${suggestions}`);
}

/**
 * A flag stands before a word that is no command; kubectl looks for a plugin, whose name must come first.
 * Rule: `HandlePluginCommand` of kubectl.
 */
export function flagsBeforePlugin(flag: string, context: KubectlContext): number {
  context.err(`Error: flags cannot be placed before plugin name: ${flag}\n`);
  return 1;
}

/** Levenshtein's distance, in which two swapped letters count twice. Rule: `ld` of spf13/cobra. */
function editDistance(a: string, b: string): number {
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row.push(a[i - 1] === b[j - 1] ? last[j - 1]! : 1 + Math.min(last[j]!, last[j - 1]!, row[j - 1]!));
    }
    last = row;
  }
  return last[b.length]!;
}
