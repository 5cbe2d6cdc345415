import { byteLength, dns1123Label, dns1123Subdomain } from '../../names.ts';
import { invalid, required, tooLong, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';

const MAX_DOMAIN = 253;
const MAX_NAME = 571;

/** Who signs certificates: `example.com/signer`. Rule: `ValidateSignerName`. */
export function validateSignerName(name: string, path: Path): FieldError[] {
  if (name === '') return [required(path)];
  const [domain = '', rest = '', ...more] = name.split('/');
  if (!name.includes('/') || more.length > 0) {
    return [invalid(path, name, "must be a fully qualified domain and path of the form 'example.com/signer-name'")];
  }
  const labels = domain.split('.');
  return [
    ...(byteLength(domain) > MAX_DOMAIN ? [tooLong(path, MAX_DOMAIN)] : []),
    ...firstProblem(labels, dns1123Label, domain, path),
    ...(labels.length < 2 ? [invalid(path, domain, 'should be a domain with at least two segments separated by dots')] : []),
    ...firstProblem(rest.split('.'), dns1123Subdomain, rest, path),
    ...(byteLength(name) > MAX_NAME ? [tooLong(path, MAX_NAME)] : []),
  ];
}

/** What is wrong with the first label that is; of the others the server says nothing. */
function firstProblem(labels: string[], check: (label: string) => string[], shown: string, path: Path): FieldError[] {
  const wrong = labels.find((label) => check(label).length > 0);
  return wrong === undefined ? [] : check(wrong).map((problem) => invalid(path, shown, `validating label ${JSON.stringify(wrong)}: ${problem}`));
}
