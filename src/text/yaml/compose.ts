import { EVENT_ID, getScalarValue, type Event } from 'js-yaml';
import { excessiveAliasing, selfReference, strayText, tightColon, unknownAnchor, unsupportedNumber, wrongTag } from './decoding-problems.ts';
import { MappingBuilder } from './entries.ts';
import { expandsTooFar } from './limits.ts';
import type { Problems } from './problems.ts';
import { blockHeaderStart, closingBracket, emptyAfter, isTightColon, textBefore } from './punctuation.ts';
import { resolvePlain, resolveTagged } from './scalars.ts';
import type { YamlMapping, YamlNode, YamlScalar, YamlSequence } from './types.ts';

type ScalarEvent = Extract<Event, { valueStart: number }>;
type CollectionEvent = Extract<Event, { start: number }>;

/** The root of a document and its JSON data. */
export interface Composed {
  root: YamlNode;
  value: unknown;
}

interface Anchor {
  node: YamlNode;
  value: unknown;
  /** Nodes below and including it once aliases are expanded; `undefined` while it is still open. */
  size: number | undefined;
}

interface MappingFrame {
  node: YamlMapping;
  value: unknown;
  builder: MappingBuilder;
  anchor: Anchor | undefined;
  sizeBefore: number;
  key: YamlNode | undefined;
  keyValue: unknown;
  /** The key is a merge key; read where the key is read, because a quoted `"<<"` is none. */
  merges: boolean;
}

interface SequenceFrame {
  node: YamlSequence;
  value: unknown[];
  builder: undefined;
  anchor: Anchor | undefined;
  sizeBefore: number;
}

type Frame = MappingFrame | SequenceFrame;

const STYLES: YamlScalar['style'][] = ['plain', 'plain', 'single', 'double', 'literal', 'folded'];

/**
 * Builds the tree and the data of one document from the parser's events, in one pass and without recursion.
 * Aliased collections are shared, not copied: an alias becomes a node of its own whose entries are
 * those of the anchored node.
 * @param body the text of the document, which the events' offsets refer to
 * @param base where it begins in the whole text
 * @returns `undefined` when the document is empty or an error makes it useless
 */
export function composeDocument(body: string, events: readonly Event[], base: number, problems: Problems): Composed | undefined {
  const stack: Frame[] = [];
  let anchors: Map<string, Anchor> | undefined;
  let frame: Frame | undefined;
  let root: YamlNode | undefined;
  let rootValue: unknown;
  // Where the last node ended, to find what the events leave out (ends of collections, empty values).
  let cursor = 0;
  let size = 0;
  let aliased = 0;

  for (const event of events) {
    let node: YamlNode;
    let value: unknown;
    let merges = false;
    if (frame?.builder !== undefined && frame.key === undefined && frame.node.entries.length > 0 && !frame.node.flow) {
      const stray = textBeforeKey(body, event);
      if (stray !== undefined) {
        problems.add(strayText(base + stray, body, stray, problems));
        return undefined;
      }
    }
    switch (event.type) {
      case EVENT_ID.SCALAR: {
        size += 1;
        const scalar = composeScalar(body, event, base, cursor, frame, problems);
        if (scalar === undefined) return undefined;
        node = scalar;
        value = scalar.value;
        cursor = node.end - base;
        if (scalar.style === 'plain' && frame?.node.flow === true && isTightColon(body, cursor)) {
          problems.add(tightColon(scalar, problems));
          return undefined;
        }
        if (event.anchorStart >= 0) {
          (anchors ??= new Map()).set(body.slice(event.anchorStart, event.anchorEnd), { node, value, size: 1 });
        }
        merges = scalar.raw === '<<' && (event.tagStart < 0 || body.slice(event.tagStart, event.tagEnd) === '!!merge');
        break;
      }
      case EVENT_ID.ALIAS: {
        const name = body.slice(event.anchorStart, event.anchorEnd);
        const start = base + event.anchorStart - 1;
        const end = base + event.anchorEnd;
        const anchor = anchors?.get(name);
        if (anchor === undefined) {
          problems.add(unknownAnchor(start, end, name, [...(anchors?.keys() ?? [])]));
          return undefined;
        }
        if (anchor.size === undefined) {
          problems.add(selfReference(start, end, name, anchor.node));
          return undefined;
        }
        size += 1 + anchor.size;
        aliased += anchor.size;
        if (expandsTooFar(size, aliased)) {
          problems.add(excessiveAliasing(start, end, size));
          return undefined;
        }
        node = aliasNode(anchor.node, name, start, end);
        value = anchor.value;
        cursor = event.anchorEnd;
        break;
      }
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE: {
        frame = openFrame(event, base, size);
        size += 1;
        cursor = event.start + (frame.node.flow && body.charCodeAt(event.start) !== 45 ? 1 : 0);
        if (event.anchorStart >= 0) {
          frame.anchor = { node: frame.node, value: frame.value, size: undefined };
          (anchors ??= new Map()).set(body.slice(event.anchorStart, event.anchorEnd), frame.anchor);
        }
        stack.push(frame);
        continue;
      }
      case EVENT_ID.POP: {
        const closed = stack.pop();
        // The last one closes the document itself.
        if (closed === undefined) continue;
        if (closed.node.flow) cursor = closingBracket(body, cursor, closed.node.start - base);
        closed.node.end = base + Math.max(cursor, closed.node.start - base);
        if (closed.anchor !== undefined) closed.anchor.size = size - closed.sizeBefore;
        node = closed.node;
        value = closed.value;
        frame = stack[stack.length - 1];
        break;
      }
      default:
        continue;
    }

    if (frame === undefined) {
      root = node;
      rootValue = value;
    } else if (frame.builder !== undefined) {
      if (frame.key === undefined) {
        frame.key = node;
        frame.keyValue = value;
        frame.merges = merges;
      } else {
        if (frame.merges) frame.builder.merge(node, value, problems);
        else frame.builder.add(frame.key, frame.keyValue, node, value, problems);
        frame.key = undefined;
      }
    } else {
      frame.node.items.push(node);
      frame.value.push(value);
    }
  }

  return root === undefined ? undefined : { root, value: rootValue };
}

/**
 * A key of a block mapping is the first thing in its line. The parser overlooks one that stands behind
 * the last item of a list (`- "" key: value`), which go-yaml refuses.
 */
function textBeforeKey(body: string, event: Event): number | undefined {
  switch (event.type) {
    case EVENT_ID.SCALAR: {
      if (event.valueStart < 0) return undefined;
      const quoted = event.style === 2 || event.style === 3 ? 1 : 0;
      const start = event.anchorStart >= 0 || event.tagStart >= 0
        ? Math.min(...[event.anchorStart - 1, event.tagStart].filter((offset) => offset >= 0)) : event.valueStart - quoted;
      return textBefore(body, start);
    }
    case EVENT_ID.ALIAS: return textBefore(body, event.anchorStart - 1);
    default: return undefined;
  }
}

function openFrame(event: CollectionEvent, base: number, sizeBefore: number): Frame {
  const start = base + event.start;
  const flow = event.style === 2;
  if (event.type === EVENT_ID.SEQUENCE) {
    return { node: { kind: 'sequence', start, end: start, flow, items: [] }, value: [], builder: undefined, anchor: undefined, sizeBefore };
  }
  const builder = new MappingBuilder(start, flow);
  return {
    node: builder.node, value: builder.data, builder,
    anchor: undefined, sizeBefore, key: undefined, keyValue: undefined, merges: false,
  };
}

function composeScalar(
  body: string, event: ScalarEvent, base: number, cursor: number, frame: Frame | undefined, problems: Problems,
): YamlScalar | undefined {
  let start = event.valueStart;
  let end = event.valueEnd;
  const style = STYLES[event.style]!;
  const text = getScalarValue(body, event);
  if (start < 0) {
    const properties = Math.max(event.anchorEnd, event.tagEnd);
    start = end = properties >= 0 ? properties : emptyAfter(body, cursor, isValuePosition(frame));
  } else if (style === 'single' || style === 'double') {
    start -= 1;
    end += 1;
  } else if (style !== 'plain') {
    start = blockHeaderStart(body, Math.max(cursor, event.anchorEnd, event.tagEnd));
    end = trimBlockEnd(body, start, end);
  }
  const scalar: YamlScalar = {
    kind: 'scalar', start: base + start, end: base + end, value: text, raw: body.slice(start, end), style,
  };
  if (event.tagStart >= 0) {
    const resolved = resolveTagged(body.slice(event.tagStart, event.tagEnd), text);
    if (!resolved.ok) {
      problems.add(wrongTag(base + event.tagStart, base + end, resolved.error));
      return undefined;
    }
    scalar.value = resolved.value;
  } else if (style === 'plain') scalar.value = resolvePlain(text);
  if (typeof scalar.value === 'number' && !Number.isFinite(scalar.value) && isValuePosition(frame)) {
    problems.add(unsupportedNumber(scalar));
  }
  return scalar;
}

/** Whether the next node is a value (or an item), not a key. */
function isValuePosition(frame: Frame | undefined): boolean {
  return frame === undefined || frame.builder === undefined || frame.key !== undefined;
}

/** A block scalar ends where its last line with content ends. */
function trimBlockEnd(body: string, start: number, end: number): number {
  let at = end;
  while (at > start && (body.charCodeAt(at - 1) === 10 || body.charCodeAt(at - 1) === 13 || body.charCodeAt(at - 1) === 32)) at -= 1;
  return at;
}

function aliasNode(target: YamlNode, alias: string, start: number, end: number): YamlNode {
  switch (target.kind) {
    case 'scalar':
      return { kind: 'scalar', start, end, value: target.value, raw: `*${alias}`, style: 'plain', alias };
    case 'mapping':
      return { kind: 'mapping', start, end, flow: target.flow, entries: target.entries, alias };
    case 'sequence':
      return { kind: 'sequence', start, end, flow: target.flow, items: target.items, alias };
  }
}
