import type { ApiClient } from '../../cluster/api/requests.ts';
import { StatusError } from '../../cluster/api/status-error.ts';
import type { KubeObject } from '../../kube/object.ts';
import { resourceForType } from '../arguments/resource-type.ts';
import { select } from '../arguments/select.ts';
import type { Command, Invocation } from '../command.ts';
import { CommandError, UsageError } from '../errors/command-error.ts';
import { withWarnings } from '../warning-client.ts';
import { podSelectorOf, podsOf } from '../workloads/attachable-pod.ts';
import { authorize, containersOf, findContainer } from '../workloads/containers.ts';
import { goTypeOf } from '../workloads/go-type.ts';
import { followLogs, printLog, type LogOptions, type LogSource } from '../workloads/log-stream.ts';

const USAGE = `expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.
POD or TYPE/NAME is a required argument for the logs command`;

/** How many lines are shown of each log when a selector finds the pods. */
const SELECTOR_TAIL = 10;

/** `kubectl logs`. Rule: `LogsOptions` of kubectl. */
export const command: Command = {
  path: 'logs',
  async run(invocation) {
    const { args, flags, context, out } = invocation;
    const selector = flags.text('selector');
    if (args.length > 2 || (args.length === 0 && selector === '')) throw new UsageError('logs', USAGE);
    if (args.length === 1 && selector !== '') throw new UsageError('logs', 'only a selector (-l) or a POD name is allowed');
    const options = optionsOf(invocation);
    const { client } = withWarnings(invocation);
    const found = objectsOf(invocation, client);
    check(invocation);
    const sources = await sourcesOf(invocation, client, found);
    if (!flags.bool('follow')) {
      for (const source of sources) printLog(context.agents, source, options, out);
      return 0;
    }
    const most = flags.int('max-log-requests');
    if (sources.length > 1 && sources.length > most) {
      throw new CommandError(`you are attempting to follow ${sources.length} log streams, but maximum allowed concurrency is ${most}, use --max-log-requests to increase the limit`);
    }
    await followLogs({ client, agents: context.agents, waiting: context.waiting, out }, sources, options);
    return 0;
  },
};

function optionsOf({ flags, context }: Invocation): LogOptions {
  const [since, sinceTime] = [flags.seconds('since'), flags.text('since-time')];
  const time = sinceTime === '' ? 0 : Date.parse(sinceTime);
  if (Number.isNaN(time) || (sinceTime !== '' && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(sinceTime))) {
    throw new CommandError(`parsing time ${JSON.stringify(sinceTime)} as "2006-01-02T15:04:05Z07:00": cannot parse ${JSON.stringify(sinceTime)} as "2006"`);
  }
  const isDefault = flags.text('selector') !== '' && !flags.changed('tail');
  return {
    previous: flags.bool('previous'), timestamps: flags.bool('timestamps'), tail: isDefault ? SELECTOR_TAIL : flags.int('tail'),
    since: since === 0 ? time : context.waiting.now() - Math.round(since) * 1000, limitBytes: flags.int('limit-bytes'),
  };
}

/** Rule: `LogsOptions.Validate`, which comes after the objects are fetched. */
function check({ args, flags }: Invocation): void {
  const container = args[1] ?? flags.text('container');
  if (flags.text('since-time') !== '' && flags.seconds('since') !== 0) throw new CommandError('at most one of `sinceTime` or `sinceSeconds` may be specified');
  if (flags.bool('all-containers') && container !== '') throw new CommandError(`--all-containers=true should not be specified with container name ${container}`);
  if (flags.changed('container') && args.length === 2) throw new CommandError('only one of -c or an inline [CONTAINER] arg is allowed');
  if (flags.int('limit-bytes') < 0) throw new CommandError('--limit-bytes must be greater than 0');
  if (flags.seconds('since') < 0) throw new CommandError('--since must be greater than 0');
  if (flags.int('tail') < -1) throw new CommandError('--tail must be greater than or equal to -1');
}

function objectsOf(invocation: Invocation, client: ApiClient): KubeObject[] {
  const { args, flags, context, err } = invocation;
  const { namespace } = invocation;
  const selector = flags.text('selector');
  try {
    const { infos, errors } = select({ client, context }, {
      ...(selector === '' ? { namesOf: { type: 'pods', names: args.slice(0, 1) } } : { args: ['pods'], selector }), namespace, singleType: true,
    }).infos();
    if (errors.length > 0) throw errors[0];
    if (selector !== '' && infos.length === 0) err(`No resources found in ${namespace} namespace.\n`);
    return infos.map(({ object }) => object!);
  } catch (error) {
    if (!(error instanceof StatusError) || error.reason !== 'NotFound') throw error;
    throw new CommandError(`error from server (NotFound): ${missingNamespace(client, namespace) ?? error.message} in namespace "${namespace}"`);
  }
}

/** What the server says of a namespace that does not exist; undefined when it does. */
function missingNamespace(client: ApiClient, name: string): string | undefined {
  try {
    client.get({ resource: resourceForType(client.resources(), 'namespaces'), name });
    return undefined;
  } catch (error) {
    return error instanceof StatusError && error.reason === 'NotFound' ? error.message : undefined;
  }
}

/** The logs that are meant. Rule: `logsForObjectWithClient` of kubectl's polymorphichelpers. */
async function sourcesOf(invocation: Invocation, client: ApiClient, objects: readonly KubeObject[]): Promise<LogSource[]> {
  const { args, flags, err } = invocation;
  const allPods = flags.bool('all-pods');
  const pods: KubeObject[] = [];
  for (const object of objects) pods.push(...(object.kind === 'Pod' ? [object] : await podsBehind(invocation, client, object, allPods)));
  const name = args[1] ?? flags.text('container');
  return pods.flatMap((pod) => {
    const { namespace, name: podName } = pod.metadata;
    const { initContainers = [], containers, ephemeralContainers = [] } = pod['spec'];
    const chosen = flags.bool('all-containers') ? [...initContainers, ...containers, ...ephemeralContainers] : [findContainer(pod, name, allPods && containersOf(pod).length > 0 ? undefined : err)];
    authorize(client, 'get', pod, 'log');
    return chosen.map(({ name: container }) => ({
      request: { namespace, pod: podName, container }, prefix: flags.bool('prefix') || (allPods && !flags.changed('prefix')) ? `[pod/${podName}/${container}] ` : '',
    }));
  });
}

async function podsBehind({ flags, context, err }: Invocation, client: ApiClient, object: KubeObject, all: boolean): Promise<KubeObject[]> {
  let selector: string;
  try {
    selector = podSelectorOf(object);
  } catch (error) {
    throw new CommandError(`cannot get the logs from ${goTypeOf(object)}: ${(error as Error).message}`);
  }
  const pods = await podsOf(client, context.waiting, { namespace: object.metadata.namespace, selector }, flags.seconds('pod-running-timeout'), true);
  if (all) return pods;
  if (pods.length > 1) err(`Found ${pods.length} pods, using pod/${pods[0]!.metadata.name}\n`);
  return pods.slice(0, 1);
}
