import { items, type Decoded } from '../../kube/object.ts';

/** One rule of RBAC that names one resource, or one address of the server. */
export interface AccessRule {
  group?: string;
  resource?: string;
  resourceName?: string;
  url?: string;
  verbs: readonly string[];
}

/**
 * Rules taken apart to one resource and name each, with the verbs of each put together, in kubectl's order.
 * Rule: `BreakdownRule`, `CompactRules` and `SortableRuleSlice` of kubectl's `util/rbac`: addresses stay apart, and the
 * order is that of the rules' texts in Go.
 */
export function accessRules(rules: readonly Decoded[]): AccessRule[] {
  const byResource = new Map<string, AccessRule & { verbs: string[] }>();
  const urls: AccessRule[] = [];
  for (const { apiGroups, resources, resourceNames, nonResourceURLs, verbs } of rules) {
    for (const group of items(apiGroups)) for (const resource of items(resources)) for (const verb of items(verbs)) {
      for (const resourceName of items(resourceNames).length === 0 ? [undefined] : items(resourceNames)) {
        const key = JSON.stringify([group, resource, resourceName]);
        const known = byResource.get(key);
        if (known === undefined) byResource.set(key, { group, resource, ...(resourceName === undefined ? {} : { resourceName }), verbs: [verb] });
        else known.verbs.push(verb);
      }
    }
    for (const url of items(nonResourceURLs)) for (const verb of items(verbs)) urls.push({ url, verbs: [verb] });
  }
  return [...urls, ...byResource.values()].map((rule) => ({ rule, text: goText(rule) })).sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).map(({ rule }) => rule);
}

/** A rule as Go's generated `String` writes it, by which rules are sorted. */
function goText({ group, resource, resourceName, url, verbs }: AccessRule): string {
  const list = (item: string | undefined): string => (item === undefined ? '[]' : `[${item}]`);
  return `&PolicyRule{Verbs:[${verbs.join(' ')}],APIGroups:${list(group)},Resources:${list(resource)},ResourceNames:${list(resourceName)},NonResourceURLs:${list(url)},}`;
}

/** Its cells: resource, address, name, verbs. Rule: `printAccess` of kubectl's `cmd/auth`. */
export function ruleRow({ group = '', resource, resourceName = '', url = '', verbs }: AccessRule): string[] {
  const name = resource === undefined ? '' : group === '' ? resource : `${resource}.${group}`;
  return [name, `[${url}]`, `[${resourceName}]`, `[${verbs.join(' ')}]`];
}
