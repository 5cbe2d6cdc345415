import { dns1123Subdomain, pathSegmentName } from '../../names.ts';
import { items, type Decoded, type KubeObject } from '../../object.ts';
import { forbidden, invalid, required, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import { validateLabelSelector } from '../labels.ts';
import { requireOneOf, validateOneOf } from '../one-of.ts';
import { Path } from '../path.ts';
import { validateUnique } from '../unique.ts';
import { validateMatchResources } from './match-resources.ts';

const ACTIONS = ['Audit', 'Deny', 'Warn'];
const EITHER = 'name and selector are mutually exclusive';
const TOLD_TWICE =
  'must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)';

/** A ValidatingAdmissionPolicyBinding. Rule: `validateValidatingAdmissionPolicyBindingSpec`. */
export function validatePolicyBinding({ spec }: KubeObject): FieldError[] {
  const path = Path.root('spec');
  const policy = path.child('policyName');
  return [
    ...(spec.policyName ? validateFormat(spec.policyName, policy, dns1123Subdomain) : [required(policy)]),
    ...(spec.paramRef ? validateParamRef(spec.paramRef, path.child('paramRef')) : []),
    // The server misspells this field.
    ...validateMatchResources(spec.matchResources, path.child('matchResouces')),
    ...validateActions(items(spec.validationActions), path.child('validationActions')),
  ];
}

/** Rule: `validateParamRef`. */
function validateParamRef({ name = '', selector, parameterNotFoundAction: action }: Decoded, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  if (name !== '') errors.push(...validateFormat(name, path.child('name'), pathSegmentName));
  if (name !== '' && selector) errors.push(forbidden(path.child('name'), EITHER));
  if (selector) errors.push(...validateLabelSelector(selector, path.child('selector')));
  if (name !== '' && selector) errors.push(forbidden(path.child('selector'), EITHER));
  if (name === '' && !selector) errors.push(required(path, 'one of name or selector must be specified'));
  return [...errors, ...requireOneOf(action, ['Deny', 'Allow'], path.child('parameterNotFoundAction'))];
}

/** Rule: `validateValidationActions`. */
function validateActions(actions: string[], path: Path): FieldError[] {
  const errors = actions.flatMap((action, index) => [
    ...validateOneOf(action, ACTIONS, path.index(index)),
    ...validateUnique(actions, index, path.index(index)),
  ]);
  if (actions.includes('Deny') && actions.includes('Warn')) errors.push(invalid(path, actions, TOLD_TWICE));
  if (actions.length === 0) errors.push(required(path, 'at least one validation action is required'));
  return errors;
}
