import { goEscape } from '../../kube/decode/go-quote.ts';
import { isMapping } from '../../kube/schema/scalars.ts';

type FieldKind = 'string' | 'int64' | 'strings' | 'map' | 'other';

const FIELDS: Readonly<Record<string, FieldKind>> = {
  name: 'string', generateName: 'string', namespace: 'string', selfLink: 'string', uid: 'string', resourceVersion: 'string',
  generation: 'int64', deletionGracePeriodSeconds: 'int64', labels: 'map', annotations: 'map', finalizers: 'strings',
  ownerReferences: 'other', managedFields: 'other', creationTimestamp: 'other', deletionTimestamp: 'other',
};

const GO_TYPES: Readonly<Record<string, string>> = { uid: 'types.UID' };

/**
 * What kubectl itself says of metadata whose fields have a wrong type; undefined when they are right.
 * Rule: `metadataValidatingDecoder` of cli-runtime, in the words of `encoding/json`.
 */
export function metadataError(metadata: unknown): string | undefined {
  if (metadata === undefined || metadata === null) return undefined;
  if (!isMapping(metadata)) return said(metadata, 'metadataOnlyObject.metadata', 'v1.ObjectMeta');
  for (const name of Object.keys(metadata).sort()) {
    const kind = Object.hasOwn(FIELDS, name) ? FIELDS[name]! : 'other';
    const found = fieldError(kind, `ObjectMeta.metadata.${name}`, metadata[name], GO_TYPES[name] ?? 'string');
    if (found !== undefined) return found;
  }
  return undefined;
}

function fieldError(kind: FieldKind, field: string, value: unknown, stringType: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  switch (kind) {
    case 'string':
      return typeof value === 'string' ? undefined : said(value, field, stringType);
    case 'int64':
      return Number.isInteger(value) ? undefined : said(value, field, 'int64');
    case 'strings':
      if (!Array.isArray(value)) return said(value, field, '[]string');
      return first(value, field);
    case 'map':
      if (!isMapping(value)) return said(value, field, 'map[string]string');
      return first(Object.keys(value).sort().map((key) => value[key]), field);
    case 'other':
      return undefined;
  }
}

function first(values: readonly unknown[], field: string): string | undefined {
  const wrong = values.find((value) => value !== null && typeof value !== 'string');
  return wrong === undefined ? undefined : said(wrong, field, 'string');
}

function said(value: unknown, field: string, type: string): string {
  const isFraction = typeof value === 'number' && !Number.isInteger(value) && type.startsWith('int');
  return `json: cannot unmarshal ${isFraction ? `number ${value}` : jsonKind(value)} into Go struct field ${goEscape(field)} of type ${type}`;
}

function jsonKind(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'bigint' ? 'number' : typeof value;
}
