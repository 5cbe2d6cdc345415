import { dns1123Label, dns1123Subdomain } from '../../names.ts';
import type { Decoded } from '../../object.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import type { Path } from '../path.ts';

/**
 * What the server makes of a claim's two fields for one source before it validates: sources that only
 * newer servers know leave the old field, those of other namespaces need a feature that is off, and
 * then each field is filled from the other. A fault is therefore reported twice.
 * Rules: `DropDisabledFields`, `EnforceDataSourceBackwardsCompatibility` and `NormalizeDataSources` of
 * `pkg/api/persistentvolumeclaim`.
 */
export function prepareDataSources(spec: Decoded): Decoded {
  const oldField = isClaimOrSnapshot(spec.dataSource) ? spec.dataSource : undefined;
  const newField = spec.dataSourceRef?.namespace ? undefined : spec.dataSourceRef;
  return { ...spec, dataSource: oldField ?? newField, dataSourceRef: newField ?? oldField };
}

function isClaimOrSnapshot(source: Decoded): boolean {
  if (!source) return false;
  const kind = `${source.apiGroup ?? ''}/${source.kind ?? ''}`;
  return kind === '/PersistentVolumeClaim' || kind === 'snapshot.storage.k8s.io/VolumeSnapshot';
}

/** What a volume is filled from. Rules: `validateDataSource`, `validateDataSourceRef`. */
export function validateDataSources({ dataSource, dataSourceRef }: Decoded, path: Path): FieldError[] {
  return [
    ...validateDataSource(dataSource, path.child('dataSource')),
    ...validateDataSource(dataSourceRef, path.child('dataSourceRef')),
    ...(dataSource && dataSourceRef ? validateAgreement(dataSource, dataSourceRef, path) : []),
  ];
}

function validateDataSource(source: Decoded, path: Path): FieldError[] {
  if (!source) return [];
  const errors: FieldError[] = [];
  if (!source.name) errors.push(required(path.child('name')));
  if (!source.kind) errors.push(required(path.child('kind')));
  if (source.apiGroup) errors.push(...validateFormat(source.apiGroup, path.child('apiGroup'), dns1123Subdomain));
  else if (source.kind !== 'PersistentVolumeClaim') {
    errors.push(invalid(path, source.kind ?? '', "must be 'PersistentVolumeClaim' when referencing the default apiGroup"));
  }
  if (source.namespace) errors.push(...validateFormat(source.namespace, path.child('namespace'), dns1123Label));
  return errors;
}

function validateAgreement(source: Decoded, reference: Decoded, path: Path): FieldError[] {
  const field = path.child('dataSource').toString();
  if (reference.namespace) return [invalid(path, field, 'may not be specified when dataSourceRef.namespace is specified')];
  const isSame = ['apiGroup', 'kind', 'name'].every((part) => source[part] === reference[part]);
  return isSame ? [] : [invalid(path, field, 'must match dataSourceRef')];
}
