import type { Command, Lesson, ProseSpan } from './types.ts';
import { PROGRAMS } from './roles/languages.ts';
import { readCommands } from './shell/read-commands.ts';

/** A command that stands as inline code in a sentence. */
export interface InlineCommand {
  span: ProseSpan;
  command: Command;
  /** How many blocks stand before it: the state of the workspace that it is run in. */
  blocksBefore: number;
}

/**
 * The commands in inline code: `kubectl get pods`. A name alone (`kubectl`) is a mention of the
 * program, not a command.
 */
export function inlineCommands(lesson: Lesson): InlineCommand[] {
  const found: InlineCommand[] = [];
  for (const span of lesson.prose) {
    if (span.kind !== 'code' || span.excerpt === undefined || !isCommandText(span.text)) continue;
    // The same text in one line: a line end within inline code is a blank, not the end of a command.
    const [command, ...others] = readCommands({ ...span.excerpt, text: span.excerpt.text.replaceAll('\n', ' ') });
    if (command !== undefined && others.length === 0) found.push({ span, command, blocksBefore: span.blocksBefore });
  }
  return found;
}

/** A text of several words, the first of which is a program. */
function isCommandText(text: string): boolean {
  const [program, argument] = text.trim().split(/\s+/, 2);
  return program !== undefined && argument !== undefined && PROGRAMS.has(program);
}
