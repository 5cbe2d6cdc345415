import { byteLength, dns1035Label, dns1123Subdomain, qualifiedName } from '../../names.ts';
import { items, type Decoded, type KubeObject } from '../../object.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import { requireOneOf, validateOneOf } from '../one-of.ts';
import { Path } from '../path.ts';
import { validateUnique } from '../unique.ts';
import { validateMatchConditions } from './match-conditions.ts';
import { FAILURE_POLICIES, validateMatchResources } from './match-resources.ts';

const REASONS = ['Forbidden', 'Invalid', 'RequestEntityTooLarge'];
const MAX_AUDIT_ANNOTATIONS = 20;
const MAX_VALUE_EXPRESSION = 5 * 1024;
const NOTHING = 'validations or auditAnnotations must contain at least one item';

const IDENTIFIER = /^[_a-zA-Z][_a-zA-Z0-9]*$/;
const RESERVED = new Set([
  'true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'let', 'loop', 'package',
  'namespace', 'return', 'var', 'void', 'while',
]);

/** A ValidatingAdmissionPolicy; its expressions are not compiled. Rule: `validateValidatingAdmissionPolicySpec`. */
export function validateAdmissionPolicy({ metadata, spec }: KubeObject): FieldError[] {
  const path = Path.root('spec');
  const { matchConstraints, validations, auditAnnotations } = spec;
  const constraints = path.child('matchConstraints');
  const errors = [
    ...requireOneOf(spec.failurePolicy, FAILURE_POLICIES, path.child('failurePolicy')),
    ...(spec.paramKind ? validateParamKind(spec.paramKind, path.child('paramKind')) : []),
    ...(matchConstraints ? validateMatchResources(matchConstraints, constraints) : [required(constraints)]),
    ...(matchConstraints && items(matchConstraints.resourceRules).length === 0 ? [required(constraints.child('resourceRules'))] : []),
    ...validateMatchConditions(spec.matchConditions, path.child('matchConditions')),
    ...items(spec.variables).flatMap((variable, index) => validateVariable(variable, path.child('variables').index(index))),
  ];
  if (items(validations).length === 0 && items(auditAnnotations).length === 0) {
    return [...errors, required(path.child('validations'), NOTHING), required(path.child('auditAnnotations'), NOTHING)];
  }
  return [
    ...errors,
    ...items(validations).flatMap((validation, index) => validateValidation(validation, path.child('validations').index(index))),
    ...validateAuditAnnotations(items(auditAnnotations), metadata?.name ?? '', path.child('auditAnnotations')),
  ];
}

/** Rule: `validateParamKind`. */
function validateParamKind({ apiVersion = '', kind = '' }: Decoded, path: Path): FieldError[] {
  const problems = kind === '' ? [] : dns1035Label(kind.toLowerCase());
  const at = path.child('kind');
  return [
    ...validateParamVersion(apiVersion, path.child('apiVersion')),
    ...(kind === '' ? [required(at)] : []),
    ...(problems.length > 0 ? [invalid(at, kind, `may have mixed case, but should otherwise match: ${problems.join(',')}`)] : []),
  ];
}

function validateParamVersion(apiVersion: string, path: Path): FieldError[] {
  if (apiVersion === '') return [required(path)];
  const parts = apiVersion.split('/');
  if (parts.length > 2) return [invalid(path, apiVersion, `unexpected GroupVersion string: ${apiVersion}`)];
  const [version = '', group = ''] = parts.toReversed();
  const ofGroup = group === '' ? [] : dns1123Subdomain(group);
  const ofVersion = version === '' ? [] : dns1035Label(version);
  return [
    ...(ofGroup.length > 0 ? [invalid(path, group, ofGroup.join(','))] : []),
    ...(version === '' ? [invalid(path, apiVersion, 'version must be specified')] : []),
    ...(ofVersion.length > 0 ? [invalid(path, version, ofVersion.join(','))] : []),
  ];
}

/** Rule: `validateVariable`. */
function validateVariable({ name = '', expression = '' }: Decoded, path: Path): FieldError[] {
  const at = path.child('name');
  const errors: FieldError[] = [];
  if (name.trim() === '') errors.push(required(at, 'name is not specified'));
  else if (!IDENTIFIER.test(name) || RESERVED.has(name)) errors.push(invalid(at, name, 'name is not a valid CEL identifier'));
  if (expression.trim() === '') errors.push(required(path.child('expression'), 'expression is not specified'));
  return errors;
}

/** Rule: `validateValidation`. */
function validateValidation({ expression = '', message = '', messageExpression = '', reason }: Decoded, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  if (expression.trim() === '') errors.push(required(path.child('expression'), 'expression is not specified'));
  if (messageExpression !== '' && messageExpression.trim() === '') {
    errors.push(invalid(path.child('messageExpression'), messageExpression, 'must be non-empty if specified'));
  }
  const at = path.child('message');
  if (message !== '' && message.trim() === '') errors.push(invalid(at, message, 'message must be non-empty if specified'));
  else if (/[\n\r]/.test(message.trim())) errors.push(invalid(at, message, 'message must not contain line breaks'));
  return [...errors, ...validateOneOf(reason, REASONS, path.child('reason'))];
}

/** Rule: `validateAuditAnnotation`; their keys are put behind the policy's name. */
function validateAuditAnnotations(annotations: Decoded[], policy: string, path: Path): FieldError[] {
  const keys = annotations.map(({ key = '' }) => key);
  return [
    ...(annotations.length > MAX_AUDIT_ANNOTATIONS ? [invalid(path, annotations, `must not have more than ${MAX_AUDIT_ANNOTATIONS} auditAnnotations`)] : []),
    ...annotations.flatMap(({ key = '', valueExpression = '' }, index) => {
      const at = path.index(index);
      const value = at.child('valueExpression');
      const text = valueExpression.trim();
      const errors = policy === '' ? [invalid(at.child('key'), key, 'requires metadata.name be non-empty')] : validateFormat(`${policy}/${key}`, at.child('key'), qualifiedName);
      if (text === '') errors.push(required(value, 'valueExpression is not specified'));
      else if (byteLength(text) > MAX_VALUE_EXPRESSION) errors.push(required(value, `must not exceed ${MAX_VALUE_EXPRESSION} bytes in length`));
      return [...errors, ...validateUnique(keys, index, at.child('key'))];
    }),
  ];
}
