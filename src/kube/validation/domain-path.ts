import { dns1123Subdomain } from '../names.ts';
import { invalid, required, type FieldError } from './field-error.ts';
import type { Path } from './path.ts';

const URL_PATH = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";

/** A name of something that belongs to a domain, such as `acme.io/foo`. Rule: `IsDomainPrefixedPath`. */
export function validateDomainPrefixedPath(value: string, path: Path): FieldError[] {
  if (value === '') return [required(path)];
  const slash = value.indexOf('/');
  const host = value.slice(0, Math.max(slash, 0));
  const rest = value.slice(slash + 1);
  if (host === '' || rest === '') return [invalid(path, value, 'must be a domain-prefixed path (such as "acme.io/foo")')];
  const errors = dns1123Subdomain(host).map((detail) => invalid(path, host, detail));
  if (!new RegExp(`^${URL_PATH}$`).test(rest)) errors.push(invalid(path, rest, `Invalid path (regex used for validation is '${URL_PATH}')`));
  return errors;
}
