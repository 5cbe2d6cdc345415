import type { Lesson } from '../../../lesson/types.ts';
import type { Position } from '../../../text/position.ts';
import { programWords } from '../../command-words.ts';
import { readKubectl, type KubectlCommand } from '../../kubectl-arguments.ts';
import { simpleCommands } from '../../lesson-commands.ts';

/** A kubectl command of a page, and where it stands. */
export interface PageCommand {
  kubectl: KubectlCommand;
  at: Position;
}

/** What a page has its reader type. */
export interface PageCommands {
  kubectl: PageCommand[];
  /** The words of all other commands. */
  others: string[];
}

/** All commands of a page, also those with placeholders. */
export function pageCommands(lesson: Lesson): PageCommands {
  const found: PageCommands = { kubectl: [], others: [] };
  for (const { simple, placed } of simpleCommands(lesson)) {
    const kubectl = readKubectl(simple);
    if (kubectl === undefined) found.others.push(programWords(simple).map(({ value }) => value).join(' '));
    else found.kubectl.push({ kubectl, at: placed.command.range.start });
  }
  return found;
}
