import { byteLength, dns1123Subdomain } from '../../names.ts';
import { items, type Decoded, type KubeObject } from '../../object.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import { requireOneOf } from '../one-of.ts';
import { Path } from '../path.ts';
import { validateConversion } from './conversion.ts';
import { toInternalVersion } from './internal-version.ts';
import { validateLabel, validateResourceNames } from './names.ts';
import { validatePrinterColumns } from './printer-columns.ts';
import { validateSchema } from './schema.ts';
import { validateSelectableFields } from './selectable-fields.ts';
import { validateSubresources } from './subresources.ts';

const SCOPES = ['Cluster', 'Namespaced'];
const MAX_WARNING = 256;
/** All but letters, marks, numbers, punctuation, symbols and the plain space. Rule: Go's `unicode.IsPrint`. */
const UNPRINTABLE = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u;
const PRINTABLE = 'must only contain printable UTF-8 characters; non-printable character found';
const APPROVAL = 'api-approved.kubernetes.io';

/** A CustomResourceDefinition. Rule: `apiextensions/validation.ValidateCustomResourceDefinition`. */
export function validateCustomResourceDefinition(definition: KubeObject): FieldError[] {
  const spec = toInternalVersion(definition.spec);
  const path = Path.root('spec');
  return [
    ...validateGroup(spec.group ?? '', path.child('group')),
    ...requireOneOf(spec.scope, SCOPES, path.child('scope')),
    ...validateSchemasAreThere(spec, path),
    ...items(spec.versions).flatMap((version, index) => validateVersion(version, path.child('versions').index(index), spec)),
    ...validateVersionList(items(spec.versions), path.child('versions')),
    ...(spec.version ? validateLabel(spec.version, path.child('version')) : []),
    ...validateResourceNames(spec.names, path.child('names')),
    ...validateSchema(spec.validation, hasAnyStatus(spec), path.child('validation')),
    ...validateSubresources(spec.subresources, path.child('subresources')),
    ...validatePrinterColumns(spec.additionalPrinterColumns, path.child('additionalPrinterColumns')),
    ...validateSelectableFields(spec.selectableFields, spec.validation?.openAPIV3Schema, path.child('selectableFields')),
    ...validateConversion(spec.conversion, path.child('conversion')),
    ...validateStoredVersions(items(spec.versions), Path.root('status').child('storedVersions')),
    ...validateApproval(definition),
    ...(spec.preserveUnknownFields ? [invalid(path.child('preserveUnknownFields'), true, PRESERVE)] : []),
  ];
}

const PRESERVE = 'cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead';

function validateGroup(group: string, path: Path): FieldError[] {
  if (group === '') return [required(path)];
  const problems = dns1123Subdomain(group);
  if (problems.length > 0) return [invalid(path, group, problems.join(','))];
  return group.includes('.') ? [] : [invalid(path, group, 'should be a domain with at least one dot')];
}

function validateSchemasAreThere(spec: Decoded, path: Path): FieldError[] {
  if (spec.validation?.openAPIV3Schema) return [];
  return items(spec.versions).flatMap((version, index) => {
    const at = path.child('versions').index(index).child('schema').child('openAPIV3Schema');
    return version.schema?.openAPIV3Schema ? [] : [required(at)];
  });
}

/** Rules: `validateCustomResourceDefinitionVersion`, `validateDeprecationWarning`. */
function validateVersion(version: Decoded, path: Path, spec: Decoded): FieldError[] {
  const subresources = version.subresources ?? spec.subresources;
  const schema = (version.schema ?? spec.validation)?.openAPIV3Schema;
  return [
    ...validateLabel(version.name ?? '', path.child('name')),
    ...validateDeprecation(version, path.child('deprecationWarning')),
    ...validateSchema(version.schema, subresources?.status !== undefined, path.child('schema')),
    ...validateSubresources(version.subresources, path.child('subresources')),
    ...validatePrinterColumns(version.additionalPrinterColumns, path.child('additionalPrinterColumns')),
    ...validateSelectableFields(version.selectableFields, schema, path.child('selectableFields')),
  ];
}

function validateDeprecation({ deprecated, deprecationWarning: warning }: Decoded, path: Path): FieldError[] {
  if (warning === undefined) return [];
  if (!deprecated) return [invalid(path, warning, 'can only be set for deprecated versions')];
  const unprintable = UNPRINTABLE.exec(warning);
  return [
    ...(byteLength(warning) > MAX_WARNING ? [invalid(path, warning, `must be <= ${MAX_WARNING} characters long`)] : []),
    ...(warning === '' ? [invalid(path, warning, 'must not be an empty string')] : []),
    ...(unprintable ? [invalid(path, warning, `${PRINTABLE} at index ${byteLength(warning.slice(0, unprintable.index))}`)] : []),
  ];
}

function validateVersionList(versions: Decoded[], path: Path): FieldError[] {
  const names = new Set(versions.map(({ name }) => name));
  const stored = versions.filter(({ storage }) => storage);
  return [
    ...(names.size < versions.length ? [invalid(path, versions, 'must contain unique version names')] : []),
    ...(stored.length === 1 ? [] : [invalid(path, versions, 'must have exactly one version marked as storage version')]),
  ];
}

/** The versions that objects are stored in follow from the versions. Rule: `ValidateCustomResourceDefinitionStoredVersions`. */
function validateStoredVersions(versions: Decoded[], path: Path): FieldError[] {
  return versions.some(({ storage }) => storage) ? [] : [invalid(path, [], 'must have at least one stored version')];
}

function hasAnyStatus(spec: Decoded): boolean {
  return [spec, ...items(spec.versions)].some(({ subresources }) => subresources?.status !== undefined);
}

/** Groups of Kubernetes itself need the community's approval. Rule: `validateAPIApproval`. */
function validateApproval({ metadata, spec }: KubeObject): FieldError[] {
  if (!/(^|\.)(k8s|kubernetes)\.io$/.test(spec.group ?? '')) return [];
  const path = Path.root('metadata').child('annotations').key(APPROVAL);
  const approval: string = metadata?.annotations?.[APPROVAL] ?? '';
  if (approval === '') return [required(path, 'protected groups must have approval annotation "api-approved.kubernetes.io", see https://github.com/kubernetes/enhancements/pull/1111')];
  if (approval.startsWith('unapproved') || /^https?:\/\/[^/]+/.test(approval)) return [];
  return [invalid(path, approval, `protected groups must have approval annotation "${APPROVAL}" with either a URL or a reason starting with "unapproved", see https://github.com/kubernetes/enhancements/pull/1111`)];
}
