import type { Decoded } from '../../kube/object.ts';
import { hexadecimal, sha256 } from '../../kube/sha256.ts';
import { goJson } from '../print/json.ts';

/** Digits that could make words or look alike. Rule: `encode` of kustomize's hasher. */
const LETTERS: Readonly<Record<string, string>> = { 0: 'g', 1: 'h', 3: 'k', a: 'm', e: 't' };

/**
 * The end of the name of a generated ConfigMap or Secret, which changes with its content.
 * Rule: `Hasher.Hash` of kustomize: the name itself is not part of it.
 */
export function contentHash({ kind, type, data = '', binaryData, stringData }: Decoded): string {
  const content = kind === 'Secret'
    ? { data, kind, name: '', ...(stringData === undefined ? {} : { stringData }), type: type ?? '' }
    : { ...(binaryData === undefined ? {} : { binaryData }), data, kind, name: '' };
  return hexadecimal(sha256(goJson(content))).slice(0, 10).replace(/[013ae]/g, (digit) => LETTERS[digit]!);
}
