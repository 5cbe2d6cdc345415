import { byteLength, qualifiedName } from '../../names.ts';
import { items, type Decoded, type KubeObject } from '../../object.ts';
import { duplicate, invalid, required, tooLong, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import { validateOneOf } from '../one-of.ts';
import { Path } from '../path.ts';

const RECLAIM_POLICIES = ['Delete', 'Retain'];
const BINDING_MODES = ['Immediate', 'WaitForFirstConsumer'];
const MAX_PARAMETERS = 512;
const MAX_PARAMETERS_BYTES = 256 * 1024;

/** A StorageClass. Rule: `storage/validation.ValidateStorageClass`. */
export function validateStorageClass(storageClass: KubeObject): FieldError[] {
  const { provisioner, parameters, reclaimPolicy, volumeBindingMode, allowedTopologies } = storageClass;
  return [
    ...validateProvisioner(provisioner ?? '', Path.root('provisioner')),
    ...validateParameters(parameters, Path.root('parameters')),
    ...validateOneOf(reclaimPolicy, RECLAIM_POLICIES, Path.root('reclaimPolicy')),
    ...validateOneOf(volumeBindingMode, BINDING_MODES, Path.root('volumeBindingMode')),
    ...validateAllowedTopologies(items(allowedTopologies), Path.root('allowedTopologies')),
  ];
}

/** Who makes the volumes; upper case is allowed. Rule: `validateProvisioner`. */
export function validateProvisioner(provisioner: string, path: Path): FieldError[] {
  if (provisioner === '') return [required(path)];
  return qualifiedName(provisioner.toLowerCase()).map((detail) => invalid(path, provisioner, detail));
}

/** What the provisioner is told. Rule: `validateParameters`. */
export function validateParameters(parameters: Decoded, path: Path): FieldError[] {
  const entries = Object.entries<string>(parameters ?? {});
  if (entries.length > MAX_PARAMETERS) return [tooLong(path, MAX_PARAMETERS)];
  const errors = entries.filter(([key]) => key === '').map(([key]) => invalid(path, key, 'field can not be empty.'));
  const size = entries.reduce((sum, [key, value]) => sum + byteLength(key) + byteLength(value), 0);
  return size > MAX_PARAMETERS_BYTES ? [...errors, tooLong(path, MAX_PARAMETERS_BYTES)] : errors;
}

/** Where volumes may be made; no two terms may be the same. Rule: `validateAllowedTopologies`. */
function validateAllowedTopologies(terms: Decoded[], path: Path): FieldError[] {
  // An empty term equals the places that the server keeps free in its list of terms seen so far.
  const seen = new Set<string>([termKey([])]);
  return terms.flatMap((term, index) => {
    const at = path.index(index).child('matchLabelExpressions');
    const expressions = items(term.matchLabelExpressions);
    const errors = validateExpressions(expressions, at);
    const key = termKey(expressions);
    if (seen.has(key)) errors.push(duplicate(at, ''));
    seen.add(key);
    return errors;
  });
}

/** The same for terms with the same keys and sets of values. */
function termKey(expressions: Decoded[]): string {
  const byKey = new Map(expressions.map(({ key, values }) => [key ?? '', [...new Set<string>(items(values))].toSorted()]));
  return JSON.stringify([...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Rules: `ValidateTopologySelectorTerm`, `validateTopologySelectorLabelRequirement`. */
function validateExpressions(expressions: Decoded[], path: Path): FieldError[] {
  const keys = new Set<string>();
  return expressions.flatMap(({ key = '', values }, index) => {
    const at = path.index(index);
    const list: string[] = items(values);
    const errors = list.length === 0 ? [required(at.child('values'))] : [];
    list.forEach((value, valueIndex) => {
      if (list.indexOf(value) < valueIndex) errors.push(duplicate(at.child('values').index(valueIndex), value));
    });
    errors.push(...validateFormat(key, at.child('key'), qualifiedName));
    if (keys.has(key)) errors.push(duplicate(at.child('key'), key));
    keys.add(key);
    return errors;
  });
}
