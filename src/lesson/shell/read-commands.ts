import { excerptRange, type Excerpt } from '../../text/excerpt.ts';
import type { Command, Heredoc, Redirect, ShellProblem, SimpleCommand, Word } from '../types.ts';
import { subExcerpt } from '../sub-excerpt.ts';
import { Lexer } from './lexer.ts';
import { Parser, type ParsedLine, type ParsedSimple } from './parser.ts';
import { ShellSyntaxError, type HeredocSpan, type Span, type WordToken } from './tokens.ts';

/** Longer texts are not read as commands, and after so many mistakes the rest is not a script. */
const LONGEST_SCRIPT = 200_000;
const MOST_MISTAKES = 20;

/**
 * Reads a script: each complete command (a line, or more when it goes on) becomes a `Command`. A line
 * that no shell accepts becomes a command without words whose `problems` say why; reading goes on
 * behind it.
 */
export function readCommands(excerpt: Excerpt): Command[] {
  const text = excerpt.text;
  if (text.length > LONGEST_SCRIPT) return [];
  const commands: Command[] = [];
  let from = 0;
  for (let mistakes = 0; from < text.length && mistakes < MOST_MISTAKES; mistakes += 1) {
    const lexer = new Lexer(text, from);
    const parser = new Parser(lexer);
    let lineStart = from;
    try {
      for (;;) {
        const counts = { heredocs: lexer.heredocs.length, placeholders: lexer.placeholders.length };
        lineStart = lexer.at;
        const line = parser.line();
        if (line === undefined) return commands;
        commands.push(toCommand(excerpt, lexer, line, counts));
      }
    } catch (error) {
      if (!(error instanceof ShellSyntaxError)) throw error;
      const start = lineStart + (/^\s*/.exec(text.slice(lineStart))?.[0].length ?? 0);
      from = behindLine(text, error.atEnd ? text.length : Math.max(start, firstLineOnly(error) ? start : error.start));
      commands.push(brokenCommand(excerpt, start, from, error));
    }
  }
  return commands;
}

/** A quote or expansion that is not closed would swallow everything; only its own line is given up. */
function firstLineOnly(error: ShellSyntaxError): boolean {
  return error.help !== undefined;
}

function behindLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

function brokenCommand(excerpt: Excerpt, start: number, end: number, error: ShellSyntaxError): Command {
  const text = excerpt.text.slice(start, end).trimEnd();
  const problem: ShellProblem = { code: 'syntax', message: error.message, range: excerptRange(excerpt, error.start, error.end) };
  if (error.help !== undefined) problem.help = error.help;
  return {
    text,
    range: excerptRange(excerpt, start, start + text.length),
    simple: [],
    heredocs: [],
    output: undefined,
    exitStatus: 0,
    problems: [problem],
  };
}

function toCommand(
  excerpt: Excerpt,
  lexer: Lexer,
  line: ParsedLine,
  from: { heredocs: number; placeholders: number },
): Command {
  const spans = lexer.heredocs.slice(from.heredocs);
  const bodyEnd = spans.length === 0 ? line.end : Math.max(line.end, lexer.at);
  const text = excerpt.text.slice(line.start, bodyEnd).trimEnd();
  const problems = [
    ...lexer.placeholders
      .slice(from.placeholders)
      .filter((span) => span.start >= line.start && span.start < line.end)
      .map((span) => placeholderProblem(excerpt, span)),
    ...spans.filter((span) => !span.closed).map((span) => unclosedHeredoc(excerpt, span, line)),
  ];
  const command: Command = {
    text,
    range: excerptRange(excerpt, line.start, line.start + text.length),
    simple: line.simple.map((simple) => toSimple(excerpt, simple, from.heredocs)),
    heredocs: spans.map((span) => toHeredoc(excerpt, span)),
    output: undefined,
    exitStatus: 0,
  };
  if (problems.length > 0) command.problems = problems;
  return command;
}

function placeholderProblem(excerpt: Excerpt, span: Span): ShellProblem {
  const text = excerpt.text.slice(span.start, span.end);
  return {
    code: 'placeholder',
    message: `${text} is a placeholder, which a shell reads as redirections: input from a file, output to another`,
    help: `set a variable and write "$${variableFor(text)}", or write a real value`,
    range: excerptRange(excerpt, span.start, span.end),
  };
}

function variableFor(placeholder: string): string {
  return placeholder.replace(/\W+/g, ' ').trim().replaceAll(' ', '_').toUpperCase();
}

function unclosedHeredoc(excerpt: Excerpt, span: HeredocSpan, line: ParsedLine): ShellProblem {
  return {
    code: 'unclosed-heredoc',
    message: `this here-document is not ended: no line after it is exactly ${JSON.stringify(span.delimiter)}`,
    help: `end it with a line ${span.delimiter}, without blanks before or behind it`,
    range: excerptRange(excerpt, line.start, line.end),
  };
}

function toHeredoc(excerpt: Excerpt, span: HeredocSpan): Heredoc {
  const trim = (text: string): number => (span.dropTabs ? /^\t*/.exec(text)![0].length : 0);
  return { excerpt: subExcerpt(excerpt, span.start, span.end, trim), quoted: span.quoted, delimiter: span.delimiter };
}

function toSimple(excerpt: Excerpt, parsed: ParsedSimple, firstHeredoc: number): SimpleCommand {
  const simple: SimpleCommand = {
    words: parsed.words.map((word) => toWord(excerpt, word)),
    redirects: parsed.redirects.map((redirect) => {
      const made: Redirect = { operator: redirect.operator, target: toWord(excerpt, redirect.target) };
      if (redirect.descriptor !== undefined) made.descriptor = redirect.descriptor;
      if (redirect.heredoc !== undefined) made.heredoc = redirect.heredoc - firstHeredoc;
      return made;
    }),
    range: excerptRange(excerpt, parsed.start, parsed.end),
  };
  if (parsed.assignments.length > 0) simple.assignments = parsed.assignments.map((word) => toWord(excerpt, word));
  if (parsed.piped) simple.piped = true;
  if (parsed.background) simple.background = true;
  if (parsed.nested) simple.nested = true;
  return simple;
}

function toWord(excerpt: Excerpt, token: WordToken): Word {
  return { value: token.value, range: excerptRange(excerpt, token.start, token.end), dynamic: token.dynamic };
}
