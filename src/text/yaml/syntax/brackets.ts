import { quoted } from '../problems.ts';
import type { Diagnosis } from './diagnosis.ts';
import { endOfWord, lineFrom, startOfLine } from './lines.ts';

export const openBracket: Diagnosis = ({ scan, reason }) => {
  const open = scan.open.at(-1);
  if (open === undefined || !/flow collection|comma|indentation/.test(reason)) return undefined;
  const closing = open.mark === '[' ? ']' : '}';
  return {
    start: open.offset,
    end: open.offset + 1,
    message: `the bracket ${open.mark} that opens here is never closed`,
    help: `write ${closing} behind the last item`,
  };
};

export const missingComma: Diagnosis = ({ body, position, reason }) => {
  if (!reason.startsWith('missed comma') && !reason.startsWith('expected the node content')) return undefined;
  if (reason.startsWith('expected')) {
    return {
      start: position, end: position + 1,
      message: 'a comma stands here without a value before it', help: 'remove it, or write the missing value',
      server: { from: 'parser', text: 'did not find expected node content' },
    };
  }
  const template = /\{\{/.test(body.slice(startOfLine(body, position), position));
  return {
    start: position,
    end: endOfWord(body, position),
    message: template
      ? 'two opening braces are a mapping within a mapping to YAML, and what follows is none'
      : `a comma or a closing bracket is expected before ${quoted(lineFrom(body, position))}`,
    help: template
      ? 'if this is a template, render it first; as plain YAML put the whole value in quotes'
      : 'write a comma between items, and quotes around an item that contains `: `',
  };
};
