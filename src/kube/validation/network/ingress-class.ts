import { byteLength, dns1123Label, dns1123Subdomain } from '../../names.ts';
import type { Decoded, KubeObject } from '../../object.ts';
import { forbidden, invalid, notSupported, required, tooLong, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import { Path } from '../path.ts';
import { validateTypedReference } from './ingress-backend.ts';

const MAX_CONTROLLER_BYTES = 250;
const SCOPES = ['Cluster', 'Namespace'];
const HTTP_PATH = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";
const HTTP_PATH_REGEX = new RegExp(`^${HTTP_PATH}$`);

/** An IngressClass. Rule: `networking/validation.ValidateIngressClass`. */
export function validateIngressClass({ spec }: KubeObject): FieldError[] {
  const path = Path.root('spec');
  const controller: string = spec.controller ?? '';
  const at = path.child('controller');
  const errors: FieldError[] = [];
  if (controller === '') errors.push(required(at));
  else {
    if (byteLength(controller) > MAX_CONTROLLER_BYTES) errors.push(tooLong(at, MAX_CONTROLLER_BYTES));
    errors.push(...validateDomainPrefixedPath(controller, at));
  }
  if (spec.parameters) errors.push(...validateParameters(spec.parameters, path.child('parameters')));
  return errors;
}

/** `example.com/controller`. Rule: `IsDomainPrefixedPath`. */
function validateDomainPrefixedPath(text: string, path: Path): FieldError[] {
  const slash = text.indexOf('/');
  const host = text.slice(0, Math.max(slash, 0));
  const rest = text.slice(slash + 1);
  if (host === '' || rest === '') return [invalid(path, text, 'must be a domain-prefixed path (such as "acme.io/foo")')];
  const errors = validateFormat(host, path, dns1123Subdomain);
  if (!HTTP_PATH_REGEX.test(rest)) errors.push(invalid(path, rest, `Invalid path (regex used for validation is '${HTTP_PATH}')`));
  return errors;
}

/** Rule: `validateIngressClassParametersReference`. */
function validateParameters(parameters: Decoded, path: Path): FieldError[] {
  const { scope, namespace } = parameters;
  const errors = validateTypedReference(parameters, path);
  const at = path.child('namespace');
  if (!SCOPES.includes(scope)) errors.push(notSupported(path.child('scope'), scope, SCOPES));
  else if (scope === 'Cluster' && namespace !== undefined) errors.push(forbidden(at, "`parameters.scope` is set to 'Cluster'"));
  else if (scope === 'Namespace' && namespace === undefined) errors.push(required(at, "`parameters.scope` is set to 'Namespace'"));
  else if (scope === 'Namespace') errors.push(...validateFormat(namespace, at, dns1123Label));
  return errors;
}
