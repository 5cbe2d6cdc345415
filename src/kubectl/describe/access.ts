import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { writeEvents } from './events.ts';
import { writeHead } from './metadata.ts';
import type { Related } from './related.ts';
import { listText, sortedBy } from './values.ts';
import type { DescribeWriter } from './writer.ts';

interface PolicyRule {
  verbs: readonly string[];
  apiGroups: readonly string[];
  resources: readonly string[];
  resourceNames: readonly string[];
  nonResourceURLs: readonly string[];
}

/** Roles and ClusterRoles. Rule: `RoleDescriber`. */
export function describeRole(w: DescribeWriter, role: KubeObject): void {
  writeHead(w, role, false);
  w.line(0, 'PolicyRule:');
  w.line(1, 'Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs');
  w.line(1, '---------', '-----------------', '--------------', '-----');
  for (const rule of sortedBy(compactRules(role['rules']), ruleText)) {
    w.line(1, resourceText(rule), listText(rule.nonResourceURLs), listText(rule.resourceNames), listText(rule.verbs));
  }
}

/** One rule for each resource and name, with all its verbs; those for addresses stay apart. Rule: `CompactRules`. */
function compactRules(rules: Decoded): PolicyRule[] {
  const byResource = new Map<string, PolicyRule>();
  const others: PolicyRule[] = [];
  for (const rule of items(rules).flatMap(breakdown)) {
    if (rule.nonResourceURLs.length > 0) {
      others.push(rule);
      continue;
    }
    const key = JSON.stringify([rule.apiGroups, rule.resources, rule.resourceNames]);
    const before = byResource.get(key);
    byResource.set(key, before === undefined ? rule : { ...rule, verbs: [...before.verbs, ...rule.verbs] });
  }
  return [...others, ...byResource.values()];
}

/** Rules with one verb each, for one resource or address. Rule: `BreakdownRule`. */
function breakdown({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }: Decoded): PolicyRule[] {
  const none = { apiGroups: [], resources: [], resourceNames: [], nonResourceURLs: [] };
  const names: string[][] = items(resourceNames).length === 0 ? [[]] : items(resourceNames).map((name) => [name]);
  const forResources = items(apiGroups).flatMap((group) =>
    items(resources).flatMap((resource) =>
      items(verbs).flatMap((verb) => names.map((name) => ({ ...none, verbs: [verb], apiGroups: [group], resources: [resource], resourceNames: name }))),
    ),
  );
  const forAddresses = items(nonResourceURLs).flatMap((url) => items(verbs).map((verb) => ({ ...none, verbs: [verb], nonResourceURLs: [url] })));
  return [...forResources, ...forAddresses];
}

/** What rules are sorted by: the generated `PolicyRule.String`. Rule: `SortableRuleSlice`. */
function ruleText({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }: PolicyRule): string {
  return (
    `&PolicyRule{Verbs:${listText(verbs)},APIGroups:${listText(apiGroups)},Resources:${listText(resources)},` +
    `ResourceNames:${listText(resourceNames)},NonResourceURLs:${listText(nonResourceURLs)},}`
  );
}

/** `deployments.apps/scale`. Rule: `CombineResourceGroup`. */
function resourceText({ resources: [resource = ''], apiGroups: [group = ''] }: PolicyRule): string {
  const slash = resource.indexOf('/');
  const [plural, subresource] = slash < 0 ? [resource, ''] : [resource.slice(0, slash), resource.slice(slash)];
  return `${plural}${group === '' ? '' : `.${group}`}${subresource}`;
}

/** RoleBindings and ClusterRoleBindings. Rule: `RoleBindingDescriber`. */
export function describeRoleBinding(w: DescribeWriter, binding: KubeObject): void {
  writeHead(w, binding, false);
  w.line(0, 'Role:');
  w.line(1, 'Kind:', binding['roleRef']?.kind);
  w.line(1, 'Name:', binding['roleRef']?.name);
  w.line(0, 'Subjects:');
  w.line(1, 'Kind', 'Name', 'Namespace');
  w.line(1, '----', '----', '---------');
  for (const { kind, name, namespace } of items(binding['subjects'])) w.line(1, kind, name, namespace);
}

/** Rule: `describeServiceAccount`. */
export function describeServiceAccount(w: DescribeWriter, account: KubeObject, related: Related): void {
  const title = 'Image pull secrets:';
  const secrets = items(account['imagePullSecrets']);
  writeHead(w, account);
  if (secrets.length === 0) w.line(0, title, '<none>');
  secrets.forEach(({ name }, index) => w.line(0, index === 0 ? title : ' '.repeat(title.length), name));
  writeEvents(w, account, related);
}
