import { sortedEntries, type Decoded, type KubeObject } from '../../kube/object.ts';
import { writeEvents } from './events.ts';
import { writeHead } from './metadata.ts';
import type { Related } from './related.ts';
import { goValue } from './values.ts';
import type { DescribeWriter } from './writer.ts';

/** Shown elsewhere, or not at all. */
const SKIPPED = new Set(['.metadata.managedFields', '.metadata.name', '.metadata.namespace', '.metadata.labels', '.metadata.annotations']);
const ACRONYMS = new Set(['API', 'URL', 'UID', 'GUID']);
/** The words of a name in camel case; an upper-case letter before a lower-case one begins a word. */
const WORDS = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[^\p{Lu}\p{Ll}]+/gu;

/** Any object, field by field: custom resources, and the built-in kinds without a description of their own. Rule: `genericDescriber`. */
export function describeGeneric(w: DescribeWriter, object: KubeObject, related: Related): void {
  writeHead(w, object);
  writeFields(w, 0, object, '');
  writeEvents(w, object, related);
}

/** Rule: `printUnstructuredContent`. */
function writeFields(w: DescribeWriter, level: number, content: Decoded, parent: string): void {
  for (const [field, value] of sortedEntries(content)) {
    const path = `${parent}.${field}`;
    if (SKIPPED.has(path) || value === undefined) continue;
    if (Array.isArray(value)) {
      w.line(level, `${fieldLabel(field)}:`);
      for (const child of value) {
        if (isMap(child)) writeFields(w, level + 1, child, path);
        else w.line(level + 1, goValue(child));
      }
    } else if (isMap(value)) {
      w.line(level, `${fieldLabel(field)}:`);
      writeFields(w, level + 1, value, path);
    } else {
      w.line(level, `${fieldLabel(field)}:`, goValue(value));
    }
  }
}

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The name of a field in words: `dnsPolicy` is `Dns Policy`, `apiVersion` is `API Version`, `respectPDBs` is
 * `Respect PDBs`; names with digits or signs other than `-` stay as they are.
 * Rule: `smartLabelFor`, `Split` of `fatih/camelcase`.
 */
export function fieldLabel(field: string): string {
  if (/[^\p{L}-]/u.test(field)) return field;
  const words = field.match(WORDS) ?? [];
  const merged: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    const next = words[at + 1];
    const joins = next !== undefined && word.length >= 2 && !/\p{Ll}/u.test(word) && /^\p{Lu}/u.test(next);
    merged.push(joins ? word + next : word);
    if (joins) at += 1;
  }
  return merged.map(capitalised).join(' ');
}

function capitalised(word: string): string {
  if (ACRONYMS.has(word.toUpperCase())) return word.toUpperCase();
  return word.toLowerCase() === word ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
