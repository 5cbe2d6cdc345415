import type { ApiClient } from '../../../cluster/api/requests.ts';
import { StatusError } from '../../../cluster/api/status-error.ts';
import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import { isSame } from '../../../kube/validation/update/same-value.ts';
import { fileOptions } from '../../arguments/file-flags.ts';
import { liveObject, type Info } from '../../arguments/info.ts';
import { select } from '../../arguments/select.ts';
import { changeOutput } from '../../change-output.ts';
import type { Command, Invocation } from '../../command.ts';
import { dryRunFlag } from '../../dry-run.ts';
import { CommandError, UsageError } from '../../errors/command-error.ts';
import { withWarnings } from '../../warning-client.ts';
import { accessRules, type AccessRule } from '../../workloads/access-rules.ts';

const RBAC = 'rbac.authorization.k8s.io';
const AUTO_UPDATE = 'rbac.authorization.kubernetes.io/autoupdate';

/** What was done to bring an object in line with its file. */
interface Reconciled {
  object: KubeObject;
  did?: 'create' | 'update' | 'recreate';
  isProtected: boolean;
  lines: string[];
}

/** `kubectl auth reconcile`. Rule: `ReconcileOptions` of kubectl, and component-helpers' `rbac/reconciliation`. */
export const command: Command = {
  path: 'auth reconcile',
  async run(invocation) {
    const { args, flags, err } = invocation;
    if (args.length > 0) throw new UsageError('auth reconcile', 'no arguments are allowed');
    const dryRun = dryRunFlag(invocation);
    if (dryRun === 'server') throw new CommandError('--dry-run=server for command reconcile is not supported yet');
    const output = changeOutput(invocation, dryRun);
    const warned = withWarnings(invocation);
    await select(warned, {
      ...fileOptions(flags), namespace: invocation.namespace, enforceNamespace: invocation.enforceNamespace, continueOnError: true,
    }).visit((info) => {
      if (info.resource.group !== RBAC) return;
      const { object, did, isProtected, lines } = reconciled(invocation, warned.client, info, dryRun === 'none');
      output.print(object, 'reconciled');
      if (did === undefined) return;
      err(`\treconciliation required ${did}${isProtected ? `, but object opted out (${AUTO_UPDATE}: false)` : ''}\n${lines.map((line) => `\t${line}\n`).join('')}`);
    });
    return 0;
  },
};

function reconciled({ flags }: Invocation, client: ApiClient, info: Info, writes: boolean): Reconciled {
  const wanted = info.object!;
  const at = { resource: info.resource, namespace: info.namespace };
  const live = existing(client, info);
  const isRole = info.resource.kind.endsWith('Role');
  const list = isRole ? 'rules' : 'subjects';
  if (live === undefined) {
    const object = writes ? client.create(at, wanted).object : wanted;
    return { object, did: 'create', isProtected: false, lines: described(list, 'missing', 'added', items(wanted[list])) };
  }
  const isProtected = live.metadata.annotations?.[AUTO_UPDATE] === 'false';
  if (!isRole && !isSame(live['roleRef'], wanted['roleRef'])) {
    if (writes && !isProtected) {
      client.delete({ ...at, name: info.name });
      return { object: client.create(at, wanted).object, did: 'recreate', isProtected, lines: [] };
    }
    return { object: live, did: 'recreate', isProtected, lines: [] };
  }
  const removes = flags.bool(isRole ? 'remove-extra-permissions' : 'remove-extra-subjects');
  const [missing, extra] = isRole ? ruleDifference(wanted, live) : subjectDifference(wanted, live);
  const gone = removes ? extra : [];
  if (missing.length === 0 && gone.length === 0) return { object: live, isProtected, lines: [] };
  const next = removes ? { ...live, [list]: items(wanted[list]) } : { ...live, [list]: [...items(live[list]), ...missing] };
  const object = writes && !isProtected ? client.update({ ...at, name: info.name }, next).object : next;
  return { object, did: 'update', isProtected, lines: [...described(list, 'missing', 'added', missing), ...described(list, 'extra', 'removed', gone)] };
}

function existing(client: ApiClient, info: Info): KubeObject | undefined {
  try {
    return liveObject(client, info);
  } catch (error) {
    if (error instanceof StatusError && error.reason === 'NotFound') return undefined;
    throw error;
  }
}

/** What rules allow, one verb of one resource at a time. */
function permissions(rules: Decoded): Map<string, Decoded> {
  const single = ({ group, resource, resourceName, url }: AccessRule, verb: string): Decoded => ({
    verbs: [verb], ...(url === undefined ? { apiGroups: [group], resources: [resource] } : { nonResourceURLs: [url] }),
    ...(resourceName === undefined ? {} : { resourceNames: [resourceName] }),
  });
  return new Map(accessRules(items(rules)).flatMap((rule) => rule.verbs.map((verb): [string, Decoded] => [JSON.stringify(single(rule, verb)), single(rule, verb)])));
}

/** What the file allows beyond the server, and the other way round. */
function ruleDifference(wanted: KubeObject, live: KubeObject): [Decoded[], Decoded[]] {
  const [a, b] = [permissions(wanted['rules']), permissions(live['rules'])];
  const beyond = (one: Map<string, Decoded>, other: Map<string, Decoded>): Decoded[] => [...one].filter(([key]) => !other.has(key)).map(([, rule]) => rule);
  return [beyond(a, b), beyond(b, a)];
}

function subjectDifference(wanted: KubeObject, live: KubeObject): [Decoded[], Decoded[]] {
  const beyond = (one: Decoded[], other: Decoded[]): Decoded[] => one.filter((subject) => !other.some((each) => isSame(key(each), key(subject))));
  const key = ({ kind, name, namespace = '' }: Decoded): Decoded => ({ kind, name, namespace });
  const [a, b] = [items(wanted['subjects']), items(live['subjects'])];
  return [beyond(a, b), beyond(b, a)];
}

/** Rules and subjects as Go prints them with `%+v`. */
function described(list: string, which: string, done: string, all: readonly Decoded[]): string[] {
  if (all.length === 0) return [];
  const words = (values: Decoded): string => `[${items(values).join(' ')}]`;
  const shown = all.map(({ verbs, apiGroups, resources, resourceNames, nonResourceURLs, kind, apiGroup = '', name, namespace = '' }) => (list === 'rules'
    ? `{Verbs:${words(verbs)} APIGroups:${words(apiGroups)} Resources:${words(resources)} ResourceNames:${words(resourceNames)} NonResourceURLs:${words(nonResourceURLs)}}`
    : `{Kind:${kind} APIGroup:${apiGroup} Name:${name} Namespace:${namespace}}`));
  return [`${which} ${list} ${done}:`, ...shown.map((line) => `\t${line}`)];
}
