import { labelValue, qualifiedName } from '../../../names.ts';
import { items, type Decoded } from '../../../object.ts';
import { forbidden, invalid, required, type FieldError } from '../../field-error.ts';
import { subdomainName } from '../../metadata.ts';
import type { Path } from '../../path.ts';

const NOT_AN_OPERATOR = 'not a valid selector operator';

/** Nodes by their labels and names: at least one term. Rule: `ValidateNodeSelector`. */
export function validateNodeSelector(selector: Decoded, path: Path): FieldError[] {
  const at = path.child('nodeSelectorTerms');
  const terms = items(selector.nodeSelectorTerms);
  if (terms.length === 0) return [required(at, 'must have at least one node selector term')];
  return terms.flatMap((term, index) => validateNodeSelectorTerm(term, true, at.index(index)));
}

/** A term; preferences do not have their label values checked. Rule: `ValidateNodeSelectorTerm`. */
export function validateNodeSelectorTerm(term: Decoded, checksValues: boolean, path: Path): FieldError[] {
  return [
    ...items(term?.matchExpressions).flatMap((requirement, index) =>
      validateLabelRequirement(requirement, checksValues, path.child('matchExpressions').index(index)),
    ),
    ...items(term?.matchFields).flatMap((requirement, index) => validateFieldRequirement(requirement, path.child('matchFields').index(index))),
  ];
}

/** Rule: `ValidateNodeSelectorRequirement`. */
function validateLabelRequirement(requirement: Decoded, checksValues: boolean, path: Path): FieldError[] {
  const values = items(requirement.values);
  const key = requirement.key ?? '';
  const errors = [
    ...validateOperator(requirement.operator ?? '', values.length, path),
    ...qualifiedName(key).map((detail) => invalid(path.child('key'), key, detail)),
  ];
  if (!checksValues) return errors;
  const ofValues = values.flatMap((value, index) => labelValue(value).map((detail) => invalid(path.child('values').index(index), value, detail)));
  return [...errors, ...ofValues];
}

function validateOperator(operator: string, values: number, path: Path): FieldError[] {
  const at = path.child('values');
  switch (operator) {
    case 'In':
    case 'NotIn':
      return values === 0 ? [required(at, "must be specified when `operator` is 'In' or 'NotIn'")] : [];
    case 'Exists':
    case 'DoesNotExist':
      return values > 0 ? [forbidden(at, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")] : [];
    case 'Gt':
    case 'Lt':
      return values === 1 ? [] : [required(at, "must be specified single value when `operator` is 'Lt' or 'Gt'")];
    default:
      return [invalid(path.child('operator'), operator, NOT_AN_OPERATOR)];
  }
}

/** Of a node's fields only its name can be asked for. Rule: `ValidateNodeFieldSelectorRequirement`. */
function validateFieldRequirement(requirement: Decoded, path: Path): FieldError[] {
  const values = items(requirement.values);
  const { operator = '', key = '' } = requirement;
  const errors: FieldError[] = [];
  if (operator !== 'In' && operator !== 'NotIn') errors.push(invalid(path.child('operator'), operator, NOT_AN_OPERATOR));
  else if (values.length !== 1) {
    errors.push(required(path.child('values'), "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"));
  }
  if (key !== 'metadata.name') return [...errors, invalid(path.child('key'), key, 'not a valid field selector key')];
  const ofValues = values.flatMap((value, index) =>
    subdomainName(value, false).map((detail) => invalid(path.child('values').index(index), value, detail)),
  );
  return [...errors, ...ofValues];
}
