import { KUBERNETES_VERSIONS, type KubernetesVersion } from '../../src/kube/version.ts';
import { mapType, type ApiModel, type Definition, type Field } from './definition.ts';
import { ENUM_VALUES_SINCE, EXTRA_ENUMS } from './facts/enums.ts';
import { GO_EMBEDDED, GO_STRING_TYPES, RESOURCE_LIST_GROUPS } from './facts/go-types.ts';
import { isLenient } from './facts/lenient-required.ts';

/** Adds what the project knows by hand: enums, Go type names, embedded structs, required fields that are not enforced. */
export function applyFacts(model: ApiModel): void {
  applyEnums(model);
  applySelfReadingTypes(model);
  for (const definition of model.definitions.values()) {
    applyTypeMeta(definition);
    applyGoTypes(definition);
    for (const field of definition.fields.values()) {
      if (field.required && isLenient(definition.name, field.name)) field.lenient = true;
    }
  }
  for (const { struct, embedded, fields, except } of GO_EMBEDDED) {
    for (const field of model.definitions.get(struct)?.fields.values() ?? []) {
      if (fields?.includes(field.name) ?? !except!.includes(field.name)) field.embeddedIn = embedded;
    }
  }
}

/**
 * What a manifest may say in `apiVersion` and `kind` is a matter of its root, not of the type, which
 * may be embedded. In Go both come from the embedded struct TypeMeta.
 */
function applyTypeMeta(definition: Definition): void {
  if (!definition.fields.has('metadata')) return;
  for (const name of ['apiVersion', 'kind']) {
    const field = definition.fields.get(name);
    if (field === undefined) continue;
    field.type = { kind: 'scalar', scalar: 'string' };
    field.embeddedIn = 'TypeMeta';
  }
}

/**
 * `JSONSchemaPropsOrBool` and `JSONSchemaPropsOrArray` of apiextensions, which the packages call
 * anything.
 */
function applySelfReadingTypes(model: ApiModel): void {
  const name = 'apiextensions.v1.JSONSchemaProps';
  const fields = model.definitions.get(name)!.fields;
  fields.get('additionalItems')!.type = { kind: 'schema-or-boolean', name };
  fields.get('additionalProperties')!.type = { kind: 'schema-or-boolean', name };
  fields.get('items')!.type = { kind: 'schema-or-list', name };
}

function applyEnums(model: ApiModel): void {
  for (const [path, values] of Object.entries(EXTRA_ENUMS)) {
    const field = findField(model, path);
    if (field === undefined) continue;
    field.type = mapType(field.type, (type) =>
      type.kind === 'scalar' && type.scalar === 'string' ? { kind: 'enum', values: [...values] } : type,
    );
  }
  for (const [path, value, since] of ENUM_VALUES_SINCE) {
    if (!isBefore(model.release, since)) continue;
    const field = findField(model, path);
    if (field === undefined) continue;
    field.type = mapType(field.type, (type) =>
      type.kind === 'enum' ? { ...type, values: type.values.filter((entry) => entry !== value) } : type,
    );
  }
}

function findField(model: ApiModel, path: string): Field | undefined {
  const dot = path.lastIndexOf('.');
  return model.definitions.get(path.slice(0, dot))?.fields.get(path.slice(dot + 1));
}

/** `1.9` is before `1.10`. */
function isBefore(release: string, since: string): boolean {
  const known = KUBERNETES_VERSIONS.indexOf(release as KubernetesVersion);
  return known < KUBERNETES_VERSIONS.indexOf(since as KubernetesVersion);
}

function applyGoTypes(definition: Definition): void {
  const names = GO_STRING_TYPES[definition.name] ?? {};
  const resourceLists = RESOURCE_LIST_GROUPS.includes(definition.name.split('.')[0]!);
  for (const field of definition.fields.values()) {
    const go = names[field.name];
    field.type = mapType(field.type, (type) => {
      if (go !== undefined && (type.kind === 'enum' || (type.kind === 'scalar' && type.scalar === 'string'))) return { ...type, go };
      const quantities = type.kind === 'map' && type.values.kind === 'scalar' && type.values.scalar === 'quantity';
      return quantities && resourceLists ? { ...type, go: 'v1.ResourceList' } : type;
    });
  }
}
