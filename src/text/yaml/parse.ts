import { parseEvents, YAMLException, type Event } from 'js-yaml';
import type { Excerpt } from '../excerpt.ts';
import { composeDocument } from './compose.ts';
import { scanLexically, type LexicalScan } from './lexical.ts';
import { DEFAULT_YAML_LIMITS, type YamlLimits } from './limits.ts';
import { loosen, originalEvents } from './loosen.ts';
import { Problems } from './problems.ts';
import { skipBlank } from './punctuation.ts';
import { splitDocuments, type DocumentChunk } from './split-documents.ts';
import { findStrictness } from './strictness.ts';
import { contentAfterRoot, controlCharacter, documentEnd, separatorText, tooDeep, tooLong, tooManyDocuments } from './stream-problems.ts';
import { syntaxProblem } from './syntax-problems.ts';
import type { YamlComment, YamlDocument, YamlNode, YamlProblem, YamlStream } from './types.ts';

/**
 * Reads a text as Kubernetes reads it: split into documents as kubectl does, decoded as
 * `sigs.k8s.io/yaml` (go-yaml v2) does. Each document is parsed on its own, so that a broken one hides
 * nothing of the others. JSON is YAML and read the same way.
 *
 * Never throws: whatever is wrong with the text is a problem of one of its documents.
 */
export function parseYaml(excerpt: Excerpt, limits: Partial<YamlLimits> = {}): YamlStream {
  const { maxLength, maxDepth, maxDocuments } = { ...DEFAULT_YAML_LIMITS, ...limits };
  const { text } = excerpt;
  if (text.length > maxLength) {
    const whole = { start: 0, end: text.length, decoderStart: 0 };
    return { excerpt, documents: [new Document(excerpt, whole, 0, undefined, [tooLong(text.length, maxLength)])] };
  }
  const { chunks, complete } = splitDocuments(text, maxDocuments);
  const documents = chunks.map((chunk, index) => parseDocument(excerpt, chunk, index, maxDepth));
  if (!complete) documents.at(-1)!.problems.push(tooManyDocuments(chunks.at(-1)!.end, maxDocuments));
  return { excerpt, documents };
}

class Document implements YamlDocument {
  readonly start: number;
  readonly end: number;
  readonly index: number;
  readonly root: YamlNode | undefined;
  readonly value: unknown;
  readonly problems: YamlProblem[];
  readonly #text: string;
  #comments: YamlComment[] | undefined;

  constructor(excerpt: Excerpt, chunk: DocumentChunk, index: number, content: { root: YamlNode; value: unknown } | undefined, problems: YamlProblem[]) {
    this.start = chunk.start;
    this.end = chunk.end;
    this.index = index;
    this.root = content?.root;
    this.value = content?.value;
    this.problems = problems;
    this.#text = excerpt.text;
  }

  /** Found when they are first asked for: most documents are read without looking at their comments. */
  get comments(): YamlComment[] {
    this.#comments ??= scanLexically(this.#text, this.start, this.end).comments.map(({ start, end }) => ({
      start,
      end,
      text: this.#text.slice(start + 1, end).trim(),
      ownLine: this.#text.slice(this.#text.lastIndexOf('\n', start) + 1, start).trim() === '',
    }));
    return this.#comments;
  }
}

// oxlint-disable-next-line no-control-regex -- the reader of go-yaml refuses exactly these
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;
const END_MARK = /(?:^|\n)(\.\.\.)(?=[ \t\r\n]|$)/;

function parseDocument(excerpt: Excerpt, chunk: DocumentChunk, index: number, maxDepth: number): Document {
  const problems = new Problems(excerpt, chunk.decoderStart);
  const done = (content?: { root: YamlNode; value: unknown }) => new Document(excerpt, chunk, index, content, problems.list);
  if (chunk.badSeparator !== undefined) {
    problems.add(separatorText(excerpt.text, chunk.badSeparator));
    return done();
  }
  let body = excerpt.text.slice(chunk.start, chunk.end);
  const control = CONTROL.exec(body);
  if (control !== null) {
    problems.add(controlCharacter(chunk.start + control.index, control[0], body));
    return done();
  }
  const end = body.includes('...') ? END_MARK.exec(body) : null;
  if (end !== null) {
    const mark = end.index + end[0].length - 3;
    const ignored = skipBlank(body, mark + 3);
    if (ignored < body.length) problems.add(documentEnd(chunk.start + mark, chunk.start + ignored, problems));
    body = body.slice(0, mark);
  }
  const events = readEvents(body, chunk.start, maxDepth, problems);
  return done(events === undefined ? undefined : composeDocument(body, events, chunk.start, problems));
}

/** The events of a document, or `undefined` when a problem was found that the decoder gives up at. */
function readEvents(body: string, base: number, maxDepth: number, problems: Problems): Event[] | undefined {
  let scan: LexicalScan | undefined;
  if (body.includes('\t') || body.includes('&')) {
    scan = scanLexically(body, 0, body.length);
    const problem = findStrictness(body, base, scan, problems);
    if (problem !== undefined) {
      problems.add(problem);
      return undefined;
    }
  }
  const first = tryEvents(body, maxDepth);
  if (Array.isArray(first)) return first;
  scan ??= scanLexically(body, 0, body.length);

  let error = first;
  const loosened = loosen(body, scan);
  if (loosened !== undefined) {
    const second = tryEvents(loosened.text, maxDepth);
    if (Array.isArray(second)) return originalEvents(second, loosened);
    error = { reason: second.reason, position: loosened.original(second.position) };
  }
  if (error.reason.startsWith('nesting exceeded')) {
    problems.add(tooDeep(base + error.position, maxDepth));
    return undefined;
  }
  if (error.reason.startsWith('end of the stream')) {
    const rest = restIsIgnored(body, error.position, maxDepth);
    if (rest !== undefined) {
      problems.add(contentAfterRoot(base + rest.position, body, rest.position, rest.closed, problems));
      return rest.events;
    }
  }
  problems.add(syntaxProblem({ body, base, ...error, scan, problems }));
  return undefined;
}

interface ParseError {
  reason: string;
  position: number;
}

function tryEvents(body: string, maxDepth: number): Event[] | ParseError {
  try {
    return parseEvents(body, { maxDepth });
  } catch (error) {
    if (error instanceof YAMLException) return { reason: error.reason, position: error.mark?.position ?? 0 };
    throw error;
  }
}

/**
 * The decoder stops reading where the root of the document is complete and says nothing about the rest.
 * That is so when a line begins left of the root's own column, or behind a root in brackets or quotes.
 */
function restIsIgnored(body: string, position: number, maxDepth: number): { events: Event[]; position: number; closed: boolean } | undefined {
  const lineStart = body.lastIndexOf('\n', position - 1) + 1;
  if (body.slice(lineStart, position).trim() !== '') return undefined;
  const root = skipBlank(body, 0);
  const rootColumn = root - (body.lastIndexOf('\n', root) + 1);
  const closed = '{["\''.includes(body[root]!);
  if (position - lineStart >= rootColumn && !closed) return undefined;
  const events = tryEvents(body.slice(0, lineStart), maxDepth);
  return Array.isArray(events) ? { events, position, closed } : undefined;
}
