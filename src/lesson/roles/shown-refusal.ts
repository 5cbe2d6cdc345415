import type { YamlStream } from '../../text/yaml/types.ts';
import type { Fence } from '../fences/fence.ts';
import { documentShape } from './classify-yaml.ts';
import { YAML_LANGUAGES } from './languages.ts';

/** An error that is meant for a manifest stands in one of so many blocks behind it. */
export const BLOCKS_AHEAD = 3;

/** What kubectl says of YAML that it cannot read; it names the file only. */
const UNREADABLE = /^error: error (?:parsing|converting) \S+: |error converting YAML to JSON: yaml: /m;

/**
 * Whether the page shows that a manifest is refused: one of the next blocks has the server's error for an object of its
 * kind and name. Such a manifest is wrong on purpose, as one with `fails` is in a lesson.
 * @param following the next fences behind it, in order; the search ends at the next manifest
 */
export function isShownRefused(stream: YamlStream, following: readonly Fence[]): boolean {
  const shown: string[] = [];
  for (const fence of following) {
    if (YAML_LANGUAGES.has(fence.language) && /^kind:/m.test(fence.excerpt.text)) break;
    shown.push(fence.excerpt.text);
  }
  const text = shown.join('\n');
  if (!/\berror\b|is invalid: |is forbidden: /i.test(text)) return false;
  return stream.documents.some((document) => {
    const { kind, name } = documentShape(stream, document);
    if (document.root === undefined && document.problems.length > 0 && UNREADABLE.test(text)) return true;
    if (kind === undefined) return false;
    return (name !== undefined && refusalsOf(kind, name).some((words) => text.includes(words))) || strictDecoding(kind, text);
  });
}

/** How the API server and kubectl begin what they say of an object that they refuse to make. */
function refusalsOf(kind: string, name: string): string[] {
  return [`The ${kind} "${name}" is invalid:`, `${kind.toLowerCase()}s "${name}" is forbidden:`, `no matches for kind "${kind}" in version`];
}

/** What is refused before the object is looked at: an unknown field, a wrong type, client-side validation. */
function strictDecoding(kind: string, text: string): boolean {
  return text.includes(`cannot be handled as a ${kind}:`) || text.includes(`ValidationError(${kind}.`) || text.includes(`ValidationError(${kind})`);
}
