import type { Decoded } from '../../../kube/object.ts';

/** The letters of a hash in a name; those of generated names. Rule: `rand.SafeEncodeString`. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/**
 * The hash of a pod template, as it ends the name of a ReplicaSet: FNV-1a of 32 bits, written in letters and digits that
 * cannot spell words. The real one hashes what Go prints of the template; the text here is another, so the hash is too.
 * @param collisions how often the hash was another template's
 * Rule: `ComputeHash` of pkg/controller.
 */
export function templateHash(template: Decoded, collisions = 0): string {
  const text = canonical(template) + (collisions === 0 ? '' : String(collisions));
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return [...String(hash >>> 0)].map((digit) => ALPHABET[digit.charCodeAt(0) % ALPHABET.length]).join('');
}

function canonical(value: Decoded): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  return `{${Object.keys(value).filter((key) => value[key] !== undefined).sort().map((key) => `${key}:${canonical(value[key])}`).join(',')}}`;
}
