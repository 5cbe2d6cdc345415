import { resourceForType } from '../../arguments/resource-type.ts';
import type { Command, Invocation } from '../../command.ts';
import { CommandError, VerbatimError } from '../../errors/command-error.ts';
import { generate, generation, nameOf } from '../../generators/generate.ts';
import { unique } from '../../generators/key-values.ts';

const RBAC = 'rbac.authorization.k8s.io';
const VERBS = new Set(['*', 'get', 'delete', 'list', 'create', 'update', 'patch', 'watch', 'proxy', 'deletecollection', 'use', 'bind', 'escalate', 'impersonate']);
const URL_VERBS = new Set(['*', 'get', 'put', 'post', 'head', 'options', 'delete', 'patch']);

/** Verbs that only mean something with these resources. Rule: `specialVerbs`. */
const SPECIAL: Readonly<Record<string, readonly string[]>> = {
  use: ['podsecuritypolicies.policy', 'podsecuritypolicies.extensions'],
  bind: [`roles.${RBAC}`, `clusterroles.${RBAC}`],
  escalate: [`roles.${RBAC}`, `clusterroles.${RBAC}`],
  impersonate: ['users', 'serviceaccounts', 'groups', 'userextras.authentication.k8s.io'],
};

interface WrittenResource {
  group: string;
  plural: string;
  subresource: string;
}

interface Rule {
  verbs: readonly string[];
  apiGroups?: readonly string[];
  resources?: readonly string[];
  resourceNames?: readonly string[];
  nonResourceURLs?: readonly string[];
}

/** `kubectl create role`. Rule: `CreateRoleOptions` of kubectl. */
export const role: Command = {
  path: 'create role',
  run(invocation) {
    const name = nameOf(invocation);
    const verbs = verbsOf(invocation);
    const resources = resourcesOf(invocation);
    const given = generation(invocation);
    if (verbs.length === 0) throw new CommandError('at least one verb must be specified');
    warnOfVerbs(invocation, verbs);
    if (resources.length === 0) throw new CommandError('at least one resource must be specified');
    const rules = resourceRules(invocation, verbs, resources);
    generate(invocation, given, { apiVersion: `${RBAC}/v1`, kind: 'Role', metadata: { name }, rules });
    return 0;
  },
};

/** `kubectl create clusterrole`. Rule: `CreateClusterRoleOptions`. */
export const clusterRole: Command = {
  path: 'create clusterrole',
  run(invocation) {
    const { flags } = invocation;
    const name = nameOf(invocation);
    const verbs = verbsOf(invocation);
    const resources = resourcesOf(invocation);
    const urls = unique(flags.list('non-resource-url'));
    const given = generation(invocation);
    const metadata = { name };
    const head = { apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata };
    const aggregation = flags.list('aggregation-rule');
    if (aggregation.length > 0) {
      if (urls.length + verbs.length + resources.length + flags.list('resource-name').length > 0) {
        throw new CommandError('aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames');
      }
      const matchLabels = Object.fromEntries(aggregation.map((pair) => pair.split(/=(.*)/s).slice(0, 2)));
      generate(invocation, given, { ...head, rules: null, aggregationRule: { clusterRoleSelectors: [{ matchLabels }] } });
      return 0;
    }
    if (verbs.length === 0) throw new CommandError('at least one verb must be specified');
    if (resources.length === 0 && urls.length === 0) throw new CommandError('one of resource or nonResourceURL must be specified');
    if (resources.length > 0) warnOfVerbs(invocation, verbs);
    const rules = resourceRules(invocation, verbs, resources);
    if (urls.length > 0) {
      checkUrls(verbs, urls);
      rules.push({ verbs, nonResourceURLs: urls });
    }
    generate(invocation, given, { ...head, rules });
    return 0;
  },
};

function verbsOf({ flags }: Invocation): string[] {
  const verbs = unique(flags.list('verb'));
  return verbs.includes('*') ? ['*'] : verbs;
}

function warnOfVerbs({ err }: Invocation, verbs: readonly string[]): void {
  for (const verb of verbs) if (!VERBS.has(verb)) err(`Warning: '${verb}' is not a standard resource verb\n`);
}

/** `deployments.apps/scale`; a lone `*` stands for all others. */
function resourcesOf({ flags }: Invocation): WrittenResource[] {
  const resources: WrittenResource[] = [];
  for (const text of flags.list('resource')) {
    const [whole = '', subresource = ''] = text.split(/\/(.*)/s) as [string, string?];
    const [plural = '', group = ''] = whole.split(/\.(.*)/s) as [string, string?];
    if (text === '*') return [{ plural, group, subresource }];
    resources.push({ plural, group, subresource });
  }
  return resources;
}

/** One rule for each API group. Rule: `validateResource` and `generateResourcePolicyRules`. */
function resourceRules(invocation: Invocation, verbs: readonly string[], resources: readonly WrittenResource[]): Rule[] {
  const byGroup = new Map<string, string[]>();
  for (const written of resources) {
    const { group, plural } = knownResource(invocation, verbs, written);
    const name = written.subresource === '' ? plural : `${plural}/${written.subresource}`;
    byGroup.set(group, unique([...(byGroup.get(group) ?? []), name]));
  }
  const resourceNames = unique(invocation.flags.list('resource-name'));
  return [...byGroup].sort(([a], [b]) => (a < b ? -1 : 1)).map(([group, names]) => ({
    verbs, apiGroups: [group], resources: names, ...(resourceNames.length === 0 ? {} : { resourceNames }),
  }));
}

function knownResource({ client }: Invocation, verbs: readonly string[], { plural, group }: WrittenResource): { group: string; plural: string } {
  if (plural === '') throw new CommandError('resource must be specified if apiGroup/subresource specified');
  if (plural === '*') return { plural, group };
  let found: { group: string; plural: string } | undefined;
  try {
    found = resourceForType(client.resources(), group === '' ? plural : `${plural}.${group}`);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
  }
  const { plural: name, group: of } = found ?? { plural, group };
  const special = verbs.filter((verb) => Object.hasOwn(SPECIAL, verb));
  const refused = special.find((verb) => !SPECIAL[verb]!.includes(of === '' ? name : `${name}.${of}`));
  if (refused !== undefined) throw new CommandError(`can not perform '${refused}' on '${name}' in group '${of}'`);
  if (found === undefined && special.length === 0) throw new VerbatimError(`the server doesn't have a resource type "${plural}"${group === '' ? '' : ` in group "${group}"`}`);
  return { plural: name, group: of };
}

function checkUrls(verbs: readonly string[], urls: readonly string[]): void {
  const verb = verbs.find((one) => !URL_VERBS.has(one));
  if (verb !== undefined) throw new CommandError(`invalid verb: '${verb}' for nonResourceURL`);
  for (const url of urls) {
    if (url === '*') continue;
    if (!url.startsWith('/')) throw new CommandError('nonResourceURL should start with /');
    if (url.slice(0, -1).includes('*')) throw new CommandError("nonResourceURL only supports wildcard matches when '*' is at the end");
  }
}
