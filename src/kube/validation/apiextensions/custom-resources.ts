import type { FieldPath } from '../../../text/field-path.ts';
import type { GroupVersionKind } from '../../gvk.ts';
import { items, type Decoded, type KubeObject } from '../../object.ts';
import { isMapping } from '../../schema/scalars.ts';
import type { FieldError } from '../field-error.ts';
import { hasExpressions, validateCustomResource, validateCustomResourceUpdate } from './custom-resource.ts';
import { pruneUnknownFields } from './pruning.ts';
import type { ScaleFields } from './scale-fields.ts';
import { setDefaults } from './schema-defaults.ts';
import { schemaOfField } from './values.ts';

/** The names of a custom resource, those that a definition may leave out filled in. */
export interface CustomResourceNames {
  plural: string;
  singular: string;
  kind: string;
  listKind: string;
  shortNames: readonly string[];
  categories: readonly string[];
}

/** A column of `kubectl get`. */
export interface PrinterColumn {
  name: string;
  type: string;
  format?: string;
  description?: string;
  /** Above 0, the column is shown by `-o wide` only. */
  priority: number;
  jsonPath: string;
}

/** An object as the server's decoder leaves it. */
export interface DecodedCustomResource {
  /** A copy without the fields that the schema does not declare. */
  object: KubeObject;
  /** Where those stood; strict field validation refuses an object that has any. */
  unknownFields: readonly FieldPath[];
}

/**
 * A kind that a CustomResourceDefinition adds to the API, in one version. An API server takes a request
 * through `decode`, `default`, and `validate` or `validateUpdate`; none of them changes what it is given.
 */
export interface CustomResourceType {
  gvk: GroupVersionKind;
  names: CustomResourceNames;
  scope: 'Namespaced' | 'Cluster';
  /** Whether clients can use this version. */
  served: boolean;
  /** Whether objects are stored in this version. */
  storage: boolean;
  /** What the server warns of when this version is used; absent when it is not deprecated. */
  deprecationWarning?: string;
  /** Changes of `status` go through a subresource of its own; other requests leave it as it is. */
  hasStatus: boolean;
  /** Where `kubectl scale` and autoscalers find the replicas. */
  scale?: ScaleFields;
  printerColumns: readonly PrinterColumn[];
  /** JSON paths that field selectors can ask for, besides name and namespace. */
  selectableFields: readonly string[];
  /** The schema has `x-kubernetes-validations`, which are not run here. */
  hasExpressions: boolean;
  /** The names of the fields that the schema declares below a path; none for a map or what is left open. */
  fieldsAt(path: FieldPath): readonly string[];
  decode(object: KubeObject): DecodedCustomResource;
  /** With the schema's defaults, and without nulls where the schema allows none. */
  default(object: KubeObject): KubeObject;
  /** What the server says of an object, decoded and with its defaults, that is to be created. */
  validate(object: KubeObject): FieldError[];
  /** The same of an object that replaces `old`. What was wrong in `old` already and is unchanged is let pass. */
  validateUpdate(object: KubeObject, old: KubeObject): FieldError[];
}

/**
 * The kind that a CustomResourceDefinition defines in a version, as the API server would serve it.
 * The definition should be valid (`validateObject`); of one that is not, what can be read is taken.
 * @returns `undefined` when the definition lacks the version, its group or its names
 * Rules: `crdHandler` and `customResourceStrategy` of apiextensions-apiserver,
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */
export function customResourceType(definition: KubeObject, version: string): CustomResourceType | undefined {
  const { spec } = definition;
  if (!isMapping(spec) || typeof spec.group !== 'string' || !isMapping(spec.names)) return undefined;
  const { kind, plural } = spec.names;
  const entry: Decoded = items(spec.versions).find((one) => isMapping(one) && one.name === version);
  if (entry === undefined || typeof kind !== 'string' || typeof plural !== 'string') return undefined;
  const schema = isMapping(entry.schema?.openAPIV3Schema) ? entry.schema.openAPIV3Schema : OPEN;
  const scope = spec.scope === 'Cluster' ? 'Cluster' : 'Namespaced';
  const hasStatus = isMapping(entry.subresources?.status);
  const scale = scaleFields(entry.subresources?.scale);
  const gvk = { group: spec.group, version, kind };
  const rules = { namespaced: scope === 'Namespaced', schema, scale };
  return {
    gvk,
    names: namesOf(spec.names, kind, plural),
    scope,
    served: entry.served === true,
    storage: entry.storage === true,
    ...(entry.deprecated === true ? { deprecationWarning: deprecationWarning(entry, gvk) } : {}),
    hasStatus,
    ...(scale === undefined ? {} : { scale }),
    printerColumns: printerColumns(entry),
    selectableFields: items(entry.selectableFields).map(({ jsonPath }) => String(jsonPath)),
    hasExpressions: hasExpressions(schema),
    fieldsAt: (path) => Object.keys(schemaAt(schema, path)?.properties ?? {}),
    decode(object) {
      const copy = structuredClone(object);
      return { object: copy, unknownFields: pruneUnknownFields(copy, schema, true) };
    },
    default(object) {
      const copy = structuredClone(object);
      setDefaults(copy, schema);
      return copy;
    },
    validate: (object) => validateCustomResource(hasStatus ? withoutStatus(object) : object, rules),
    validateUpdate: (object, old) => validateCustomResourceUpdate(hasStatus ? withStatusOf(object, old) : object, old, rules),
  };
}

/** Every version of a definition, in its order. */
export function customResourceTypes(definition: KubeObject): CustomResourceType[] {
  const versions = isMapping(definition.spec) ? items(definition.spec.versions) : [];
  return versions.flatMap((entry) => {
    const type = isMapping(entry) && typeof entry.name === 'string' ? customResourceType(definition, entry.name) : undefined;
    return type === undefined ? [] : [type];
  });
}

function schemaAt(schema: Decoded, path: FieldPath): Decoded {
  return path.reduce<Decoded>((inner, step) => (typeof step === 'number' ? inner?.items : inner && schemaOfField(inner, step)), schema);
}

/** What a version without a schema amounts to: anything goes. */
const OPEN = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

function texts(list: Decoded): string[] {
  return items(list).filter((one) => typeof one === 'string');
}

function namesOf(names: Decoded, kind: string, plural: string): CustomResourceNames {
  return {
    plural,
    singular: names.singular || kind.toLowerCase(),
    kind,
    listKind: names.listKind || `${kind}List`,
    shortNames: texts(names.shortNames),
    categories: texts(names.categories),
  };
}

function scaleFields(scale: Decoded): ScaleFields | undefined {
  if (!isMapping(scale)) return undefined;
  const { specReplicasPath, statusReplicasPath, labelSelectorPath } = scale;
  if (typeof specReplicasPath !== 'string' || typeof statusReplicasPath !== 'string') return undefined;
  return { specReplicasPath, statusReplicasPath, ...(typeof labelSelectorPath === 'string' ? { labelSelectorPath } : {}) };
}

/** Rule: the default of `deprecationWarning`, in the reference of CustomResourceDefinitionVersion. */
function deprecationWarning({ deprecationWarning: own }: Decoded, { group, version, kind }: GroupVersionKind): string {
  return typeof own === 'string' ? own : `${group}/${version} ${kind} is deprecated`;
}

/** Without columns of its own, a kind shows its age. Rule: `serveDefaultColumnsIfEmpty`. */
function printerColumns({ additionalPrinterColumns }: Decoded): PrinterColumn[] {
  const own = items(additionalPrinterColumns).filter(isMapping).map((column: Decoded) => ({ ...column, priority: column.priority ?? 0 }));
  return own.length > 0 ? own : [{ name: 'Age', type: 'date', priority: 0, jsonPath: '.metadata.creationTimestamp' }];
}

function withoutStatus({ status: _status, ...rest }: KubeObject): KubeObject {
  return rest as KubeObject;
}

function withStatusOf(object: KubeObject, old: KubeObject): KubeObject {
  const rest = withoutStatus(object);
  return Object.hasOwn(old, 'status') ? { ...rest, status: old['status'] } : rest;
}
