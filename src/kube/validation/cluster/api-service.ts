import { dns1035Label, dns1123Subdomain, pathSegmentName } from '../../names.ts';
import type { Decoded, KubeObject } from '../../object.ts';
import { bytesLength } from '../config/bytes.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import type { NameRule } from '../metadata.ts';
import { Path } from '../path.ts';

const MAX_GROUP_PRIORITY = 20_000;
const MAX_VERSION_PRIORITY = 1000;

/** An APIService is named after what it serves: `v1.example.com`. Rule: `ValidateAPIService`. */
export function apiServiceName({ spec }: KubeObject): NameRule {
  const expected = `${spec?.version ?? ''}.${spec?.group ?? ''}`;
  return (name) => {
    const problems = pathSegmentName(name);
    if (problems.length > 0) return problems;
    return name === expected ? [] : [`must be \`spec.version+"."+spec.group\`: ${JSON.stringify(expected)}`];
  };
}

/** A part of the API that another server answers for. Rule: `kube-aggregator`, `ValidateAPIService`. */
export function validateApiService({ spec }: KubeObject): FieldError[] {
  const path = Path.root('spec');
  const { group = '', version = '', groupPriorityMinimum = 0, versionPriority = 0 } = spec ?? {};
  const errors: FieldError[] = [];
  if (group === '' && version !== 'v1') errors.push(required(path.child('group'), 'only v1 may have an empty group and it better be legacy kube'));
  if (group !== '') errors.push(...validateFormat(group, path.child('group'), dns1123Subdomain));
  errors.push(...validateFormat(version, path.child('version'), dns1035Label));
  if (groupPriorityMinimum <= 0 || groupPriorityMinimum > MAX_GROUP_PRIORITY) {
    errors.push(invalid(path.child('groupPriorityMinimum'), groupPriorityMinimum, `must be positive and less than ${MAX_GROUP_PRIORITY}`));
  }
  if (versionPriority <= 0 || versionPriority > MAX_VERSION_PRIORITY) {
    errors.push(invalid(path.child('versionPriority'), versionPriority, `must be positive and less than ${MAX_VERSION_PRIORITY}`));
  }
  return [...errors, ...validateConnection(spec ?? {}, path)];
}

/** How the other server is reached; without a Service it is this one, which needs no certificate. */
function validateConnection({ service, caBundle, insecureSkipTLSVerify }: Decoded, path: Path): FieldError[] {
  const size = bytesLength(caBundle);
  const skip = path.child('insecureSkipTLSVerify');
  if (!service) {
    return [
      ...(size > 0 ? [invalid(path.child('caBundle'), `${size} bytes`, 'local APIServices may not have a caBundle')] : []),
      ...(insecureSkipTLSVerify ? [invalid(skip, true, 'local APIServices may not have insecureSkipTLSVerify')] : []),
    ];
  }
  const at = path.child('service');
  const { port = 443 } = service;
  return [
    ...['namespace', 'name'].filter((field) => !service[field]).map((field) => required(at.child(field))),
    ...(port < 1 || port > 65_535 ? [invalid(at.child('port'), port, 'port is not valid: must be between 1 and 65535, inclusive')] : []),
    ...(insecureSkipTLSVerify && size > 0 ? [invalid(skip, true, 'may not be true if caBundle is present')] : []),
  ];
}
