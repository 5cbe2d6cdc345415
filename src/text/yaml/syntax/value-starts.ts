import { quoted } from '../problems.ts';
import type { Diagnosis } from './diagnosis.ts';
import { endOfLine, endOfWord, lineFrom, startOfLine } from './lines.ts';

/** `args: [*]`, `- *`: the asterisk is an alias in YAML. */
export const bareAlias: Diagnosis = ({ body, reason, position }) => {
  if (!reason.startsWith('name of an')) return undefined;
  const mark = body[position - 1]!;
  return {
    start: position - 1,
    end: position,
    message: mark === '*'
      ? 'a value cannot begin with `*`, which refers to an anchor by name'
      : 'a value cannot begin with `&`, which gives an anchor its name',
    help: `write "${mark}" in quotes`,
    server: { from: 'scanner', text: 'did not find expected alphabetic or numeric character' },
  };
};

/** Characters that YAML reserves: `@`, `` ` ``, `%`, and those that open or close something else. */
export const reservedStart: Diagnosis = ({ body, position, scan }) => {
  const character = body[position]!;
  if (position >= body.length || scan.quotes.some((quote) => quote.end === position)) return undefined;
  const end = endOfLine(body, position);
  const value = body.slice(position, end).replace(/[ \t]#.*$/, '').trimEnd();
  if (character === '@' || character === '`' || character === '%') {
    return {
      start: position,
      end: position + value.length,
      message: `a value cannot begin with \`${character}\`, which YAML reserves`,
      help: `write ${JSON.stringify(value)} in quotes`,
      // At the beginning of a line a percent sign begins a directive.
      ...(character === '%' && startOfLine(body, position) === position ? {} : {
        server: { from: 'scanner', text: 'found character that cannot start any token' } as const,
      }),
    };
  }
  const before = body.slice(0, position).trimEnd().at(-1);
  if ((character === ']' || character === '}' || character === ',') && (before === ':' || before === '-' || before === ',' || before === '[' || before === '{')) {
    return {
      start: position,
      end: position + 1,
      message: character === ','
        ? 'a comma stands here without a value before it'
        : `${character} closes a bracket that was not opened`,
      help: character === ',' ? 'remove it, or write the missing value' : `remove it, or write "${character}" in quotes if the text is meant`,
      ...(body.slice(startOfLine(body, position), position).trim() === '' ? {} : {
        server: { from: 'parser', text: 'did not find expected node content' } as const,
      }),
    };
  }
  return undefined;
};

/** `key: - item` and `key: ? x` on one line. */
export const indicatorBehindKey: Diagnosis = ({ body, position, reason }) => {
  if (!reason.startsWith('bad indentation') || !/^[-?](?:\s|$)/.test(body.slice(position, position + 2))) return undefined;
  const before = body.slice(startOfLine(body, position), position);
  if (!/:[ \t]+$/.test(before)) return undefined;
  const dash = body[position] === '-';
  return {
    start: position,
    end: position + 1,
    message: dash ? 'a list cannot begin on the line of its key' : 'a `?` cannot stand on the line of another key',
    help: dash ? 'put the first `- ` on a line of its own below the key, or write the list in brackets: [a, b]' : 'write the value in quotes if the text is meant',
    server: { from: 'scanner', text: dash ? 'block sequence entries are not allowed in this context' : 'mapping keys are not allowed in this context' },
  };
};

export const badBlockHeader: Diagnosis = ({ body, position, reason }) => {
  if (!reason.startsWith('a line break is expected') && !/indicat|indentation width|chomping/.test(reason)) return undefined;
  const text = lineFrom(body, position);
  return {
    start: position,
    end: position + text.length,
    message: `${quoted(text)} stands behind \`|\` or \`>\`, but the text of a block begins on the next line`,
    help: 'put the text on the next line, indented deeper than the key, or write it in quotes on this one',
    server: { from: 'scanner', text: 'did not find expected comment or line break' },
  };
};

export const directive: Diagnosis = ({ body, reason }) => {
  if (!/directive/i.test(reason)) return undefined;
  const start = Math.max(0, body.search(/^%/m));
  return {
    start,
    end: endOfLine(body, start),
    message: `${quoted(lineFrom(body, start))} is a YAML directive, which kubectl cuts off from the document it belongs to`,
    help: 'remove the line: Kubernetes needs no directive',
    ...(/^%YAML 1\.[12]\s*$/.test(lineFrom(body, start))
      ? { server: { from: 'parser', text: 'did not find expected <document start>', at: Math.min(body.length, endOfLine(body, start) + 1) } as const }
      : {}),
  };
};

export const properties: Diagnosis = ({ body, position, reason }) => {
  if (/duplication of an? (?:anchor|tag)/.test(reason)) {
    return {
      start: position, end: endOfWord(body, position),
      message: 'a value can have one anchor (`&name`) and one tag (`!tag`), but a second one stands here',
      help: 'remove one of them',
      server: { from: 'parser', text: 'did not find expected key' },
    };
  }
  if (!/\btag\b|alias node should not/.test(reason)) return undefined;
  const word = position - (/\S*$/.exec(body.slice(Math.max(0, position - 200), position))?.[0].length ?? 0);
  const start = /alias/.test(reason) ? body.lastIndexOf('*', position) : body.indexOf('!', word);
  const undeclared = reason.startsWith('undeclared');
  return {
    start: Math.max(0, start), end: Math.max(position, start + 1),
    message: undeclared
      ? `${quoted(body.slice(start, position))} uses a tag prefix that is not declared`
      : /alias/.test(reason) ? 'an alias (`*name`) cannot have an anchor or tag of its own' : `${quoted(lineFrom(body, Math.max(0, start)))} is not a tag as YAML writes it`,
    help: 'a value that begins with `!` must be in quotes if the text is meant',
    ...(undeclared ? { server: { from: 'scanner', text: 'found undefined tag handle' } as const } : {}),
  };
};
