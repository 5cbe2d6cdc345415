import { pathSegmentName } from '../../names.ts';
import { items, type Decoded } from '../../object.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import { validateOneOf } from '../one-of.ts';
import type { Path } from '../path.ts';
import { validateUnique } from '../unique.ts';

const OPERATIONS = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE'];
const SCOPES = ['*', 'Cluster', 'Namespaced'];

/** Which requests are looked at, some of them by the names of their objects. Rule: `validateNamedRuleWithOperations`. */
export function validateNamedRule(rule: Decoded, path: Path): FieldError[] {
  const names: string[] = items(rule.resourceNames);
  const at = path.child('resourceNames');
  return [
    ...names.flatMap((name, index) => [
      ...validateFormat(name, at.index(index), pathSegmentName),
      ...validateUnique(names, index, at.index(index)),
    ]),
    ...validateRule(rule, path),
  ];
}

/** Rules: `validateRuleWithOperations`, `validateRule`. */
export function validateRule({ operations, apiGroups, apiVersions, resources, scope }: Decoded, path: Path): FieldError[] {
  return [
    ...validateList(operations, 'operations', path.child('operations')),
    ...items(operations).flatMap((operation, index) => validateOneOf(operation, OPERATIONS, path.child('operations').index(index))),
    ...validateList(apiGroups, 'API groups', path.child('apiGroups')),
    ...validateList(apiVersions, 'API versions', path.child('apiVersions')),
    ...items(apiVersions).flatMap((version, index) => (version === '' ? [required(path.child('apiVersions').index(index))] : [])),
    ...validateResources(items(resources), path.child('resources')),
    ...validateOneOf(scope, SCOPES, path.child('scope')),
  ];
}

/** A list that must not be empty, in which `*` stands alone. */
function validateList(list: Decoded, what: string, path: Path): FieldError[] {
  const values = items(list);
  if (values.length === 0) return [required(path)];
  return values.length > 1 && values.includes('*') ? [invalid(path, values, `if '*' is present, must not specify other ${what}`)] : [];
}

/** Resources and subresources, of which wildcards leave no room for others. Rule: `validateResources`. */
function validateResources(resources: string[], path: Path): FieldError[] {
  if (resources.length === 0) return [required(path)];
  const allOfResource = new Set<string>();
  const allWithSubresource = new Set<string>();
  let hasPlain = false;
  const errors = resources.flatMap((resource, index) => {
    const at = path.index(index);
    if (resource === '') return [required(at)];
    const slash = resource.indexOf('/');
    if (slash === -1) {
      // The last one without a subresource decides, as in the server.
      hasPlain = resource !== '*';
      return [];
    }
    const [name, sub] = [resource.slice(0, slash), resource.slice(slash + 1)];
    const found: FieldError[] = [];
    if (allOfResource.has(name)) found.push(invalid(at, resource, `if '${name}/*' is present, must not specify ${resource}`));
    if (allWithSubresource.has(sub)) found.push(invalid(at, resource, `if '*/${sub}' is present, must not specify ${resource}`));
    if (sub === '*') allOfResource.add(name);
    if (name === '*') allWithSubresource.add(sub);
    return found;
  });
  if (resources.length > 1 && resources.includes('*/*')) {
    errors.push(invalid(path, resources, "if '*/*' is present, must not specify other resources"));
  }
  if (hasPlain && resources.includes('*')) {
    errors.push(invalid(path, resources, "if '*' is present, must not specify other resources without subresources"));
  }
  return errors;
}
