import { dns1123Label, dns1123Subdomain, dns1035Label, pathSegmentName, qualifiedName } from '../names.ts';
import { items, type Decoded } from '../object.ts';
import { duplicate, invalid, required, type FieldError } from './field-error.ts';
import { validateAnnotations, validateLabels } from './labels.ts';
import type { Path } from './path.ts';

/** The format of a kind's names. `isPrefix` is true for `generateName`, which may end with a hyphen. */
export type NameRule = (name: string, isPrefix: boolean) => string[];

/** A prefix gets a suffix later, so its last hyphen is judged as if a letter followed. */
function maskTrailingDash(name: string): string {
  return name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name;
}

function nameRule(check: (name: string) => string[]): NameRule {
  return (name, isPrefix) => check(isPrefix ? maskTrailingDash(name) : name);
}

/** Rules: `apimachineryvalidation.NameIsDNSSubdomain` and its siblings. */
export const subdomainName = nameRule(dns1123Subdomain);
export const labelName = nameRule(dns1123Label);
export const dns1035Name = nameRule(dns1035Label);
export const pathSegment: NameRule = (name) => pathSegmentName(name);

export interface MetadataRule {
  namespaced: boolean;
  name: NameRule;
  /** Finalizers may be short names that are none of Kubernetes' own, as in objects of API extensions. */
  anyFinalizer?: boolean;
}

const GENERATED_SUFFIX = 'xxxxx';
const MAX_GENERATED_NAME = 63;

/**
 * The name that the server makes from a prefix before it validates; its five random characters are
 * always letters or digits, so any stand for them.
 * Rule: `names.SimpleNameGenerator`.
 */
function generatedName(prefix: string | undefined): string {
  return prefix ? prefix.slice(0, MAX_GENERATED_NAME - GENERATED_SUFFIX.length) + GENERATED_SUFFIX : '';
}

const FINALIZERS = new Set(['orphan', 'foregroundDeletion', 'kubernetes']);

/**
 * The metadata of an object that is about to be created. A namespaced object without a namespace goes
 * to `default`; the namespace of an object that has none by its kind is dropped by the server
 * (`rest.BeforeCreate`).
 * Rule: `apimachinery/pkg/api/validation.ValidateObjectMeta`.
 */
export function validateMetadata(metadata: Decoded, rule: MetadataRule, path: Path): FieldError[] {
  const meta = metadata ?? {};
  const errors: FieldError[] = [];
  if (meta.generateName) {
    errors.push(...rule.name(meta.generateName, true).map((detail) => invalid(path.child('generateName'), meta.generateName, detail)));
  }
  const name: string = meta.name || generatedName(meta.generateName);
  if (name === '') errors.push(required(path.child('name'), 'name or generateName is required'));
  else errors.push(...rule.name(name, false).map((detail) => invalid(path.child('name'), name, detail)));
  if (rule.namespaced) {
    const namespace = meta.namespace || 'default';
    errors.push(...dns1123Label(namespace).map((detail) => invalid(path.child('namespace'), namespace, detail)));
  }
  errors.push(...validateLabels(meta.labels, path.child('labels')));
  errors.push(...validateAnnotations(meta.annotations, path.child('annotations')));
  errors.push(...validateOwnerReferences(meta.ownerReferences, path.child('ownerReferences')));
  errors.push(...validateFinalizers(items(meta.finalizers), rule.anyFinalizer === true, path.child('finalizers')));
  return errors;
}

/**
 * What must happen before the object is gone. The names' format is reported on the list, an unknown
 * short name on its item. Rules: `ValidateFinalizers` of apimachinery, `validateKubeFinalizerName` of core.
 */
function validateFinalizers(finalizers: string[], anyName: boolean, path: Path): FieldError[] {
  const errors = finalizers.flatMap((finalizer) => qualifiedName(finalizer).map((detail) => invalid(path, finalizer, detail)));
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    errors.push(invalid(path, finalizers, 'finalizer orphan and foregroundDeletion cannot be both set'));
  }
  if (anyName) return errors;
  finalizers.forEach((finalizer, index) => {
    if (finalizer.includes('/') || FINALIZERS.has(finalizer)) return;
    errors.push(invalid(path.index(index), finalizer, 'name is neither a standard finalizer name nor is it fully qualified'));
  });
  return errors;
}

const OWNER_FIELDS: readonly [field: string, detail: string][] = [
  ['apiVersion', 'version must not be empty'],
  ['kind', 'must not be empty'],
  ['name', 'must not be empty'],
  ['uid', 'must not be empty'],
];

/** Rule: `ValidateOwnerReferences`, whose paths have no index. */
function validateOwnerReferences(owners: Decoded, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  let controller: string | undefined;
  for (const owner of items(owners)) {
    for (const [field, detail] of OWNER_FIELDS) if (!owner[field]) errors.push(invalid(path.child(field), owner[field] ?? '', detail));
    if (owner.apiVersion === 'v1' && owner.kind === 'Event') errors.push(invalid(path, owner, '/v1, Kind=Event is disallowed from being an owner'));
    if (owner.controller !== true) continue;
    const name = `${owner.kind}/${owner.name}`;
    const detail = `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${name}`;
    if (controller !== undefined) errors.push(invalid(path, owners, detail));
    controller ??= name;
  }
  return errors;
}

/** Reports the second of two equal values of a list. */
export function validateUnique(values: readonly string[], at: (index: number) => Path): FieldError[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => {
    if (seen.has(value)) return [duplicate(at(index), value)];
    seen.add(value);
    return [];
  });
}
