import { quoted, serverText, type Problems } from './problems.ts';
import type { YamlProblem, YamlSpan } from './types.ts';

/*
 * Wording of the problems of a whole text or document: too large, not text, ended too early.
 */

/** The text is longer than the limit. */
export function tooLong(length: number, limit: number): YamlProblem {
  return {
    code: 'limit',
    start: 0,
    end: 0,
    message: `this text has ${thousands(length)} characters; more than ${thousands(limit)} are not read, because the API server takes no larger request`,
    help: 'split it into several files',
  };
}

/** The text has more documents than the limit. */
export function tooManyDocuments(offset: number, limit: number): YamlProblem {
  return {
    code: 'limit',
    start: offset,
    end: offset,
    message: `this text has more than ${thousands(limit)} documents; the ones from here on are not read`,
    help: 'split it into several files',
  };
}

/** Collections are nested deeper than the limit. */
export function tooDeep(offset: number, limit: number): YamlProblem {
  return {
    code: 'limit',
    start: offset,
    end: offset,
    message: `mappings and lists are nested more than ${limit} levels deep here`,
    help: 'no Kubernetes object needs that many; look for brackets or dashes that were repeated by mistake',
  };
}

/** A character that no YAML text may hold. */
export function controlCharacter(offset: number, character: string, body: string): YamlProblem {
  const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  const binary = character === '\0' || body.includes('\0');
  return {
    code: 'syntax',
    start: offset,
    end: offset + 1,
    message: binary
      ? 'this is not text: it contains a NUL byte'
      : `the control character ${code} stands here, which YAML does not allow`,
    help: binary ? 'give the path of a YAML file, or save it as UTF-8' : `remove it, or write it as an escape in double quotes ("\\x${code.slice(-2).toLowerCase()}")`,
    serverMessage: serverText('yaml: control characters are not allowed'),
  };
}

/** Something stands on the same line behind `---`. */
export function separatorText(text: string, span: YamlSpan): YamlProblem {
  const rest = text.slice(span.start, span.end);
  return {
    code: 'syntax',
    ...span,
    message: `${quoted(rest)} stands behind \`---\`, but only a comment may follow on that line`,
    help: /^-+$/.test(rest)
      ? 'write exactly three dashes, or begin the line with `#` if it is meant as a decoration'
      : 'put it on the next line',
    serverMessage: `invalid Yaml document separator: ${rest}`,
  };
}

/** `...` with something behind it, which begins at `ignored`. */
export function documentEnd(offset: number, ignored: number, problems: Problems): YamlProblem {
  return {
    code: 'document-end',
    start: offset,
    end: offset + 3,
    message: `\`...\` ends the document here, so everything from line ${problems.line(ignored)} to the next \`---\` is silently ignored`,
    help: 'write `---` to begin another document, or remove the line; to show that something is left out, use a comment (`# ...`)',
  };
}

/**
 * A line behind the end of the document's content.
 * @param closed the content is in brackets or quotes, which are closed; otherwise the line begins left of it
 */
export function contentAfterRoot(offset: number, body: string, position: number, closed: boolean, problems: Problems): YamlProblem {
  const line = body.slice(position, position + 500).split('\n', 1)[0]!.trimEnd();
  return {
    code: 'document-end',
    start: offset,
    end: offset + line.length,
    message: `the document is complete before ${quoted(line)}, ${closed ? 'because its bracket or quote is closed there' : 'which begins further left than its first line'}, so everything from line ${problems.line(offset)} on is silently ignored`,
    help: closed ? 'write `---` to begin another document' : 'begin all top-level keys in the same column, or write `---` to begin another document',
  };
}

/** With commas, the same on every machine. */
function thousands(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
