import { items, type Decoded } from '../../kube/object.ts';

/** One rule of a role. */
export interface PolicyRule {
  apiGroups?: readonly string[];
  resources?: readonly string[];
  resourceNames?: readonly string[];
  nonResourceURLs?: readonly string[];
  verbs: readonly string[];
}

const all = (owned: readonly string[], wanted: readonly string[]): boolean => owned.includes('*') || wanted.every((one) => owned.includes(one));

/**
 * What of `wanted` the rules `owned` do not allow, in rules of one verb and one resource.
 * Rule: `Covers` of component-helpers' auth/rbac/validation.
 */
export function uncovered(owned: readonly Decoded[], wanted: readonly Decoded[]): PolicyRule[] {
  return wanted.flatMap(brokenDown).filter((part) => !owned.some((rule) => covers(rule, part)));
}

/** Rule: `BreakdownRule`. */
export function brokenDown(rule: Decoded): PolicyRule[] {
  const verbs: string[] = items(rule.verbs);
  const names: (string[] | undefined)[] = items(rule.resourceNames).length === 0 ? [undefined] : items(rule.resourceNames).map((name) => [name]);
  const resources = items(rule.apiGroups).flatMap((group) => items(rule.resources).flatMap((resource) => verbs.flatMap((verb) => names.map((name) => ({
    apiGroups: [group], resources: [resource], ...(name === undefined ? {} : { resourceNames: name }), verbs: [verb],
  })))));
  return [...resources, ...items(rule.nonResourceURLs).flatMap((url) => verbs.map((verb) => ({ nonResourceURLs: [url], verbs: [verb] })))];
}

/** Rule: `ruleCovers`. */
function covers(owner: Decoded, part: PolicyRule): boolean {
  const resources: string[] = items(owner.resources);
  const names: string[] = items(owner.resourceNames);
  return all(items(owner.verbs), part.verbs)
    && all(items(owner.apiGroups), part.apiGroups ?? [])
    && (part.resources ?? []).every((one) => all(resources, [one]) || (one.includes('/') && resources.includes(`*/${one.slice(one.indexOf('/') + 1)}`)))
    && (names.length === 0 || (part.resourceNames !== undefined && part.resourceNames.every((name) => names.includes(name))))
    && (part.nonResourceURLs ?? []).every((url) => items(owner.nonResourceURLs).some((pattern) => matchesUrl(pattern, url)));
}

/** `*` and `/apis/*` stand for what begins so. Rule: `nonResourceURLMatches`. */
export function matchesUrl(pattern: string, url: string): boolean {
  return pattern === '*' || pattern === url || (pattern.endsWith('*') && url.startsWith(pattern.slice(0, -1).replace(/\*+$/, '')));
}

/** Puts the verbs of rules for the same resource together. Rule: `CompactRules`. */
export function compacted(rules: readonly PolicyRule[]): PolicyRule[] {
  const simple = new Map<string, PolicyRule>();
  const others: PolicyRule[] = [];
  for (const rule of rules) {
    const isSimple = rule.apiGroups?.length === 1 && rule.resources?.length === 1 && (rule.resourceNames?.length ?? 0) < 2 && rule.nonResourceURLs === undefined;
    if (!isSimple) {
      others.push(rule);
      continue;
    }
    const key = `${rule.apiGroups![0]} ${rule.resources![0]} ${rule.resourceNames?.[0] ?? ''}`;
    const same = simple.get(key);
    simple.set(key, same === undefined ? rule : { ...same, verbs: [...new Set([...same.verbs, ...rule.verbs])] });
  }
  return [...others, ...simple.values()];
}

/** A rule in one line: `{APIGroups:["apps"], Resources:["deployments"], Verbs:["get"]}`. Rule: `CompactString`. */
export function ruleText({ apiGroups, resources, nonResourceURLs, resourceNames, verbs }: PolicyRule): string {
  const parts: [string, readonly string[] | undefined][] = [
    ['APIGroups', apiGroups], ['Resources', resources], ['NonResourceURLs', nonResourceURLs], ['ResourceNames', resourceNames], ['Verbs', verbs],
  ];
  return `{${parts.filter(([, list]) => (list?.length ?? 0) > 0).map(([name, list]) => `${name}:${goList(list!)}`).join(', ')}}`;
}

/** Texts as Go's `%q` prints a list of them. */
export function goList(list: readonly string[]): string {
  return `[${list.map((text) => JSON.stringify(text)).join(' ')}]`;
}
