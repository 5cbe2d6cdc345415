import { excerptRange } from '../../text/excerpt.ts';
import type { Range } from '../../text/position.ts';
import type { RawProse } from '../page/prose.ts';
import type { BlockContext, Paragraph } from './context.ts';
import { isManifestFileName, normaliseFileName } from './file-name.ts';

/** A file name found in the sentence before a block. */
export interface NamedInSentence {
  name: string;
  range: Range;
}

/** What one does with a file whose content follows. */
const MAKES = /\b(?:creat|writ|sav|edit|updat|chang|modif|add|open|replac|put|copy|past|call|nam|extend|defin|declar|adjust|set)(?:e|es|ed|ing|s|ting|y|ies|ied)?\b/i;
/** The name is there for a comparison, or for where something came from. */
const COMPARES = /\b(?:unlike|instead of|not|as|from|than|like|to|see|with|and|or|delet\w*|remov\w*|run\w*|appl\w*)\s*(?:in\s+|the\s+|your\s+|our\s+)*$/i;
const TOKEN = /[\w@~+./-]*[\w@~+-]\.(?:ya?ml|json)\b/gi;

interface Candidate extends NamedInSentence {
  /** The text of the paragraph before and behind the name. */
  before: string;
  after: string;
}

/**
 * The workspace file that a whole manifest becomes, if the text before it says so: a name alone on its
 * line, at the end of the paragraph, or behind a verb such as "create". Two names in one paragraph say nothing.
 * @param known names of files that exist; only those are recognised without being inline code
 */
export function fileFromSentence(context: BlockContext, known: ReadonlySet<string>): NamedInSentence | undefined {
  for (const [distance, paragraph] of context.before.entries()) {
    const candidates = candidatesIn(paragraph, known);
    if (new Set(candidates.map((candidate) => candidate.name)).size === 1) {
      const named = candidates.find((candidate) => says(candidate, distance));
      return named === undefined ? undefined : { name: named.name, range: named.range };
    }
    // A paragraph that names several files, or runs something, belongs to another step.
    if (candidates.length > 0 || paragraph.spans.some(isCommand)) return undefined;
  }
  return undefined;
}

/**
 * The file that a fragment is a part of: one that exists and is the only one named in the paragraph
 * before, also in a command (`kubectl apply -f pod.yaml`).
 */
export function fragmentFileFromSentence(context: BlockContext, known: ReadonlySet<string>): NamedInSentence | undefined {
  const paragraph = context.before.find((candidate) => !candidate.isTitle);
  if (paragraph === undefined) return undefined;
  const found = [...candidatesIn(paragraph, known), ...namesInCommands(paragraph)].filter(({ name }) => known.has(name));
  return new Set(found.map(({ name }) => name)).size === 1 ? { name: found[0]!.name, range: found[0]!.range } : undefined;
}

function says(candidate: Candidate, distance: number): boolean {
  const lineBefore = candidate.before.slice(candidate.before.lastIndexOf('\n') + 1);
  const alone = lineBefore.trim() === '' && /^\s*[:.]?\s*$/.test(candidate.after);
  if (alone) return true;
  const sentence = candidate.before.slice(Math.max(candidate.before.lastIndexOf('. '), candidate.before.lastIndexOf('\n\n')) + 1);
  if (MAKES.test(sentence)) return true;
  if (distance > 0 || COMPARES.test(candidate.before)) return false;
  return /^[)\s]*(?:file|manifest)?[)\s]*:?\s*$/i.test(candidate.after);
}

function isCommand(span: RawProse): boolean {
  return span.kind === 'code' && span.text.startsWith('kubectl ');
}

function candidatesIn(paragraph: Paragraph, known: ReadonlySet<string>): Candidate[] {
  const found: Candidate[] = [];
  let offset = 0;
  for (const span of paragraph.spans) {
    const start = offset;
    offset += span.text.length;
    if (span.kind === 'link') continue;
    for (const match of span.text.matchAll(TOKEN)) {
      const name = normaliseFileName(match[0]);
      // Inline code has to be the name and nothing else; in plain text only a file that exists is one.
      if (!isManifestFileName(name) || (span.kind === 'code' ? match[0] !== span.text.trim() : !known.has(name))) continue;
      const end = match.index + match[0].length;
      const range = span.excerpt === undefined ? span.range : excerptRange(span.excerpt, match.index, end);
      found.push({ name, range, before: paragraph.text.slice(0, start + match.index), after: paragraph.text.slice(start + end) });
    }
  }
  return found;
}

function namesInCommands(paragraph: Paragraph): NamedInSentence[] {
  return paragraph.spans.filter(isCommand).flatMap((span) =>
    [...span.text.matchAll(TOKEN)].map((match) => ({ name: normaliseFileName(match[0]), range: span.range })),
  );
}
