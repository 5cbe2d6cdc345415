import { at, list, mapping, text } from './json.ts';
import { inSameNamespace, type PodGroup, STORE_KINDS, type StoreFacts, type StoreKind } from './model.ts';

/** What a diagram shows of a ConfigMap, a Secret or a claim, and which groups use it; `undefined` for another object. */
export function storeFacts(object: unknown, kind: string, groups: readonly PodGroup[]): StoreFacts | undefined {
  if (!isStore(kind)) return undefined;
  const name = text(at(object, 'metadata', 'name')) ?? '';
  const namespace = text(at(object, 'metadata', 'namespace'));
  const usedBy = groups.flatMap((group, index) =>
    inSameNamespace(group, { namespace }) && group.uses.some((use) => use.kind === kind && use.name === name) ? [index] : [],
  );
  return { kind, name, namespace, holds: kind === 'PersistentVolumeClaim' ? claim(object) : keys(object), usedBy };
}

function isStore(kind: string): kind is StoreKind {
  return (STORE_KINDS as readonly string[]).includes(kind);
}

/** The keys, and never what a Secret has under them. */
function keys(object: unknown): string[] {
  return ['data', 'stringData', 'binaryData'].flatMap((field) => Object.keys(mapping(at(object, field))));
}

function claim(object: unknown): string[] {
  const size = text(at(object, 'spec', 'resources', 'requests', 'storage'));
  const modes = list(at(object, 'spec', 'accessModes')).filter((mode) => typeof mode === 'string');
  return [...(size === undefined ? [] : [size]), ...(modes as string[])];
}
