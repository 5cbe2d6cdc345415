import { baseName } from '../dialect.ts';
import { looksLikeConsole } from '../shell/read-console.ts';
import { HEREDOC_PROGRAMS } from './languages.ts';

/** Go's types where values would stand, as references of an API have them: `replicas: *int32`. */
const GO_TYPES = /^[ \t]*(?:- )?[\w.-]+:[ \t]+\*(?:u?int(?:8|16|32|64)?|float(?:32|64)|bool|string|object|[a-z]\w*\.[A-Z]\w*)[ \t]*(?:#.*)?$/m;

/** A difference of two files, JSON with comments, or types: the fence says YAML or JSON, but no decoder is to read it. */
export function isForeignText(language: string, text: string): boolean {
  return GO_TYPES.test(text) || /^--- \S.*\r?\n\+\+\+ \S|^@@ -\d/m.test(text) || (language === 'json' && /^[ \t]*\/\/ /m.test(text));
}

/** Whether a command or a sentence of the page sends the file to the server. */
export function isApplied(file: string, text: string): boolean {
  const name = baseName(file).replaceAll(/[.+]/g, '\\$&');
  return new RegExp(String.raw`kubectl [^\n]{0,300}-(?:f|-filename)[ =](?:\S*/)?${name}(?![\w.-])`).test(text);
}

/** A line at the first column that runs a program and hands it a here-document; a comment is no such line. */
const HEREDOC_OPENER = /^(?:\$ )?([\w./-]+)[ \t][^\n#]*<<(-?)[ \t]*(["']?)(\w+)\3/;

/**
 * Commands labelled as what they hand over: a session with a prompt, or a script with a here-document that ends. No
 * document of YAML has such lines at its first column.
 */
export function isSession(text: string): boolean {
  return (/^\s*\$ /.test(text) && looksLikeConsole(text)) || hasHeredoc(text);
}

/** Whether one of its lines runs a program and hands it a here-document. */
export function hasHeredoc(text: string): boolean {
  if (!text.includes('<<')) return false;
  const lines = text.split(/\r\n|\n|\r/);
  return lines.some((line, index) => {
    const [, program, dash, , delimiter] = HEREDOC_OPENER.exec(line) ?? [];
    if (program === undefined || !HEREDOC_PROGRAMS.has(program)) return false;
    // The first line says it without its end, which may have been forgotten.
    return index === 0 || lines.some((later, at) => at > index && (dash === '-' ? later.replace(/^\t+/, '') : later) === delimiter);
  });
}
