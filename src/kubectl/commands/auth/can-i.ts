import type { ApiClient } from '../../../cluster/api/requests.ts';
import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { resourceForType } from '../../arguments/resource-type.ts';
import type { Command, Invocation } from '../../command.ts';
import { CommandError } from '../../errors/command-error.ts';
import { alignTabs } from '../../print/tab-writer.ts';
import { accessRules, ruleRow } from '../../workloads/access-rules.ts';
import { withWarnings } from '../../warning-client.ts';

const VERBS = new Set(['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', 'use', 'bind', 'impersonate', '*', 'approve', 'sign', 'escalate', 'attest']);
const URL_VERBS = new Set(['get', 'put', 'post', 'head', 'options', 'delete', 'patch', '*']);
/** What can be impersonated, but is no resource that is served. */
const UNSERVED = new Set(['users', 'groups']);

/** `kubectl auth can-i`. Rule: `CanIOptions` of kubectl. */
export const command: Command = {
  path: 'auth can-i',
  run(invocation) {
    const { args, flags, out, err } = invocation;
    if (flags.bool('list')) return list(invocation);
    if (args.length !== 2) {
      throw new CommandError("you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.");
    }
    const [verb = '', target = ''] = args;
    const warn = (text: string): void => err(`Warning: ${text}\n\n`);
    const { client } = withWarnings(invocation);
    const spec = target.startsWith('/') ? urlAttributes(invocation, verb, target, warn) : resourceAttributes(invocation, client, verb, target, warn);
    if (flags.bool('no-headers')) throw new CommandError('--no-headers cannot be set without --list specified');
    const { allowed, reason = '', evaluationError = '' } = review(client, 'selfsubjectaccessreviews', 'SelfSubjectAccessReview', spec)['status'];
    const why = [reason, evaluationError].filter((text) => text !== '').map((text) => ` - ${text}`).join('');
    if (!flags.bool('quiet')) out(allowed === true ? 'yes\n' : `no${why}\n`);
    return allowed === true ? 0 : 1;
  },
};

function review(client: ApiClient, plural: string, kind: string, spec: object): KubeObject {
  const resource = resourceForType(client.resources(), `${plural}.authorization.k8s.io`);
  return client.create({ resource }, { apiVersion: 'authorization.k8s.io/v1', kind, metadata: {}, spec }).object;
}

function urlAttributes({ flags }: Invocation, verb: string, path: string, warn: (text: string) => void): object {
  if (flags.text('subresource') !== '') throw new CommandError('--subresource can not be used with NonResourceURL');
  if (!URL_VERBS.has(verb)) warn(`verb '${verb}' is not a known verb`);
  return { nonResourceAttributes: { verb, path } };
}

function resourceAttributes(invocation: Invocation, client: ApiClient, verb: string, target: string, warn: (text: string) => void): object {
  const { flags } = invocation;
  const [type = '', name = ''] = target.split(/\/(.*)/s) as [string, string?];
  const inAll = flags.bool('all-namespaces');
  let found: { group: string; plural: string; namespaced: boolean } = { group: '', plural: type, namespaced: true };
  if (type !== '*') {
    try {
      found = resourceForType(client.resources(), type.toLowerCase());
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      const [plural, group = ''] = type.toLowerCase().split(/\.(.*)/s) as [string, string?];
      if (!UNSERVED.has(type)) warn(`the server doesn't have a resource type '${plural}'${group === '' ? '' : ` in group '${group}'`}`);
    }
  }
  if (!inAll) {
    if (!found.namespaced) warn(`resource '${found.plural}' is not namespace scoped${found.group === '' ? '' : ` in group '${found.group}'`}`);
    if (!VERBS.has(verb)) warn(`verb '${verb}' is not a known verb`);
  }
  const subresource = flags.text('subresource');
  return {
    resourceAttributes: {
      ...(inAll ? {} : { namespace: invocation.namespace }), verb, ...(found.group === '' ? {} : { group: found.group }), resource: found.plural,
      ...(subresource === '' ? {} : { subresource }), ...(name === '' ? {} : { name }),
    },
  };
}

/** All that the user may do in a namespace. Rule: `RunAccessList`. */
function list(invocation: Invocation): number {
  const { args, flags, out, err } = invocation;
  if (args.length > 0) throw new CommandError('list option must be specified with no arguments');
  if (flags.bool('quiet') || flags.bool('all-namespaces') || flags.text('subresource') !== '') {
    throw new CommandError("list option can't be specified with neither quiet, all-namespaces nor subresource options");
  }
  const { client } = withWarnings(invocation);
  const status: Decoded = review(client, 'selfsubjectrulesreviews', 'SelfSubjectRulesReview', { namespace: invocation.namespace })['status'];
  if (status.incomplete === true && status.evaluationError) err(`Warning: the list may be incomplete: ${status.evaluationError}\n`);
  const rows = accessRules([...(status.resourceRules ?? []), ...(status.nonResourceRules ?? [])]).map(ruleRow);
  const header = flags.bool('no-headers') ? [] : [['Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs']];
  out(alignTabs([...header, ...rows].map((row) => `${row.join('\t')}\n`).join('')));
  return 0;
}
