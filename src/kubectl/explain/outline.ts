import type { FieldType, ObjectType, ScalarKind, ValueType } from '../../kube/schema/types.ts';
import type { FieldDocs } from '../context.ts';

/** A type as `kubectl explain` shows it: of the schemas of a release, or of a custom resource. */
export interface Outline {
  /** `Container`, `string`, `[]ServicePort`, `map[string]string`. */
  type: string;
  /** What is written about the type itself. */
  description: string | undefined;
  /** The values that are allowed, sorted; empty when any is. */
  values: readonly string[];
  /** The fields below it, sorted; undefined when it has none. */
  fields: (() => readonly OutlineField[]) | undefined;
  /** Which type it is; one that holds itself is not opened twice. */
  id: unknown;
}

export interface OutlineField {
  name: string;
  required: boolean;
  /** What is written about the field. */
  description: string | undefined;
  outline: Outline;
}

/** How the published API description calls a scalar; the others are called as in Go. */
const SCALARS: Partial<Record<ScalarKind, string>> = {
  string: 'string', boolean: 'boolean', int32: 'integer', int64: 'integer', double: 'number', 'int-or-string': 'IntOrString',
  quantity: 'Quantity', 'date-time': 'string', 'micro-time': 'string', bytes: 'string', object: 'Object', any: 'Object',
};

/** Fields that hold anything, by the name that their type has. */
const NAMED_ANYTHING: Readonly<Record<string, string>> = { fieldsV1: 'FieldsV1' };

/** Closed sets that the server enforces although the published description has none, by the type that Go has for them. */
const UNPUBLISHED = new Set([
  ...['LabelSelectorOperator', 'ResourceName', 'ResourceResizeRestartPolicy', 'ContainerRestartPolicy', 'ContainerRestartRuleAction',
    'ContainerRestartRuleOnExitCodesOperator', 'RecursiveReadOnlyMode', 'OSName', 'PodSELinuxChangePolicy',
    'PersistentVolumeClaimRetentionPolicyType'].map((name) => `v1.${name}`),
  ...['HPAScalingPolicyType', 'ScalingPolicySelect', 'MetricTargetType', 'MetricSourceType'].map((name) => `v2.${name}`),
]);

/** The outline of a type of the schemas. */
export function outlineOf(type: ValueType, docs: FieldDocs | undefined): Outline {
  switch (type.kind) {
    case 'ref':
      return objectOutline(type.type, docs);
    case 'list': {
      const items = outlineOf(type.items, docs);
      return { ...items, type: `[]${items.type}`, values: [] };
    }
    case 'map': {
      const values = outlineOf(type.values, docs);
      return { ...values, type: `map[string]${values.type}`, values: [] };
    }
    case 'enum':
      return { ...scalar('string'), values: UNPUBLISHED.has(type.go) ? [] : [...type.values].sort() };
    default:
      return scalar(SCALARS[type.kind] ?? type.go.replace(/^.*\./, ''));
  }
}

export function objectOutline(type: ObjectType, docs: FieldDocs | undefined): Outline {
  return {
    type: type.goName, description: docs?.describe(type.name), values: [], id: type.name,
    fields: () => [...type.fields.values()].map((field) => ({
      name: field.name, required: field.published, description: docs?.describe(type.name, field.name), outline: fieldOutline(type, field, docs),
    })).sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}

function fieldOutline(owner: ObjectType, { name, type }: FieldType, docs: FieldDocs | undefined): Outline {
  if (type.kind === 'any') return scalar(NAMED_ANYTHING[name] ?? 'Object');
  // What a role refers to is checked by validation only.
  return owner.name.startsWith('rbac.') && type.kind === 'enum' ? scalar('string') : outlineOf(type, docs);
}

export function scalar(type: string): Outline {
  return { type, description: undefined, values: [], fields: undefined, id: undefined };
}
