import { items, type Decoded } from '../../object.ts';
import { canonicalJson } from './canonical-json.ts';

/** Fields that every version can have, by the name that they have for all versions together. */
const SHARED: Record<string, string> = {
  schema: 'validation',
  subresources: 'subresources',
  additionalPrinterColumns: 'additionalPrinterColumns',
  selectableFields: 'selectableFields',
};

/**
 * The spec in the form that is validated, and whose paths the server's errors name: what is the same
 * in all versions stands once above them (`spec.validation`), and the first version has a field of
 * its own (`spec.version`).
 * Rule: `Convert_v1_CustomResourceDefinitionSpec_To_apiextensions_CustomResourceDefinitionSpec`.
 */
export function toInternalVersion(spec: Decoded): Decoded {
  const versions = items(spec.versions).map((version) => ({ ...version }));
  const internal: Decoded = { ...spec, versions };
  if (versions.length === 0) return internal;
  internal.version = versions[0].name ?? '';
  for (const [field, above] of Object.entries(SHARED)) {
    const first = versions[0][field];
    if (first === undefined || !versions.every((version) => canonicalJson(version[field]) === canonicalJson(first))) continue;
    internal[above] = first;
    for (const version of versions) delete version[field];
  }
  return internal;
}
