import { items, type Decoded } from '../../object.ts';
import { invalid, type FieldError } from '../field-error.ts';
import { Path } from '../path.ts';
import { immutable } from './immutable.ts';
import type { Update } from './update-rule.ts';

/**
 * What objects are stored under is fixed. A definition whose status is not known is taken to be
 * established, and to have stored objects in its storage version.
 * Rules: `ValidateCustomResourceDefinitionUpdate`, `ValidateCustomResourceDefinitionStoredVersions` of apiextensions.
 */
export function validateDefinitionChanges({ now, before }: Update): FieldError[] {
  const path = Path.root('spec');
  const [spec, old] = [now['spec'], before['spec']];
  const names = path.child('names');
  return [
    ...(isEstablished(before['status'])
      ? [
          ...immutable(spec.scope, old.scope, path.child('scope'), spec.scope ?? ''),
          ...immutable(spec.names?.kind, old.names?.kind, names.child('kind'), spec.names?.kind ?? ''),
        ]
      : []),
    ...immutable(spec.group, old.group, path.child('group'), spec.group ?? ''),
    ...immutable(spec.names?.plural, old.names?.plural, names.child('plural'), spec.names?.plural ?? ''),
    ...validateStoredVersions(items(spec.versions), storedVersions(before), Path.root('status').child('storedVersions')),
  ];
}

function isEstablished(status: Decoded): boolean {
  return status === undefined || items(status.conditions).some(({ type, status: value }) => type === 'Established' && value === 'True');
}

function storedVersions({ spec, status }: Decoded): string[] {
  if (status !== undefined) return items(status.storedVersions);
  return items(spec.versions).flatMap(({ name, storage }) => (storage ? [name] : []));
}

/** A version that objects may still be stored in cannot go. */
function validateStoredVersions(versions: Decoded[], stored: string[], path: Path): FieldError[] {
  const names = new Set(versions.map(({ name }) => name));
  return stored.flatMap((version, index) => {
    if (names.has(version)) return [];
    const detail =
      `missing from spec.versions; ${version} was previously a storage version, and must remain in spec.versions until a storage migration ` +
      `ensures no data remains persisted in ${version} and removes ${version} from status.storedVersions`;
    return [invalid(path.index(index), version, detail)];
  });
}
