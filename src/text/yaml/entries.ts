import { complexKey, duplicateKey, mergeNeedsMapping, unsupportedKey } from './decoding-problems.ts';
import type { Problems } from './problems.ts';
import { jsonKey } from './scalars.ts';
import type { YamlEntry, YamlMapping, YamlNode } from './types.ts';

/** JSON data of a mapping: without a prototype, so that a key such as `constructor` is there only when it is written. */
export type JsonObject = Record<string, unknown>;

/** A mapping that is being read: its node and its data grow together. */
export class MappingBuilder {
  readonly node: YamlMapping;
  readonly data = Object.create(null) as JsonObject;
  /** Where each name stands among the entries; made only once a name comes again. */
  #positions: Map<string, number> | undefined;

  constructor(start: number, flow: boolean) {
    this.node = { kind: 'mapping', start, end: start, flow, entries: [] };
  }

  /**
   * Adds a key with its value. The last of several equal keys wins, as in kubectl; the problem names both lines.
   * Rule: go-yaml v2 `decode.go`, `mapping` and `setMapIndex`; `sigs.k8s.io/yaml`, `convertToJSONableObject`.
   */
  add(key: YamlNode, keyData: unknown, value: YamlNode, data: unknown, problems: Problems): void {
    if (key.kind !== 'scalar') {
      problems.add(complexKey(key, keyData));
      return;
    }
    const name = jsonKey(key.value, key.raw);
    if (name === undefined) {
      problems.add(unsupportedKey(key, data));
      return;
    }
    const first = this.#put({ name, key, value }, data);
    if (first === undefined || problems.full) return;
    // `1: a` and `"1": b` are different keys to the decoder; they meet only later, as JSON keys.
    if (first.merged !== true && first.key.kind === 'scalar' && first.key.value === key.value) {
      problems.add(duplicateKey(first, { name, key, value }, problems));
    }
  }

  /**
   * Takes in the entries that a merge key (`<<`) brings. They replace what is written above the merge
   * key, and what is written below it replaces them: the decoder goes from top to bottom.
   * Of several merged mappings the first wins.
   * Rule: go-yaml v2 `decode.go`, `merge`.
   */
  merge(source: YamlNode, data: unknown, problems: Problems): void {
    const list = source.kind === 'sequence' && source.alias === undefined;
    const sources = list ? source.items : [source];
    for (let index = sources.length - 1; index >= 0; index -= 1) {
      const from = sources[index]!;
      const object = (list ? (data as unknown[])[index] : data) as JsonObject;
      if (from.kind !== 'mapping') {
        problems.add(mergeNeedsMapping(from));
        return;
      }
      for (const { name, key, value } of from.entries) this.#put({ name, key, value, merged: true }, object[name]);
    }
  }

  /** Sets an entry and returns the one it replaces. */
  #put(entry: YamlEntry, data: unknown): YamlEntry | undefined {
    const { entries } = this.node;
    let replaced: YamlEntry | undefined;
    if (entry.name in this.data) {
      this.#positions ??= new Map(entries.map((other, index) => [other.name, index]));
      const position = this.#positions.get(entry.name)!;
      replaced = entries[position]!;
      entries[position] = entry;
    } else {
      this.#positions?.set(entry.name, entries.length);
      entries.push(entry);
    }
    this.data[entry.name] = data;
    return replaced;
  }
}
