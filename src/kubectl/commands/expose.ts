import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { fileOptions } from '../arguments/file-flags.ts';
import { select } from '../arguments/select.ts';
import type { Selection } from '../arguments/info.ts';
import type { Command, Invocation } from '../command.ts';
import { CommandError, UsageError } from '../errors/command-error.ts';
import { exposedService } from '../generators/exposed-service.ts';
import { generate, generation } from '../generators/generate.ts';
import { parseLabels } from '../generators/key-values.ts';
import { overridden } from '../generators/overrides.ts';
import { groupKind } from '../rollout/history.ts';

const EXPOSABLE = new Set(['ReplicationController', 'Service', 'Pod', 'Deployment.apps', 'ReplicaSet.apps']);
/** The longest name of a Service. */
const MAX_NAME = 63;

/** `kubectl expose`. Rule: `ExposeServiceOptions` of kubectl. */
export const command: Command = {
  path: 'expose',
  async run(invocation) {
    const { flags } = invocation;
    const given = generation(invocation);
    await selection(invocation).visit((info) => {
      const object = info.object!;
      if (!EXPOSABLE.has(groupKind(info))) throw new CommandError(`cannot expose a ${groupKind(info)}`);
      const selector = flags.text('selector') || introspected('selectors via --selector flag', () => mapSelector(object));
      const text = (flag: string): string => flags.text(flag);
      const clusterIp = text('cluster-ip');
      const ports = flags.text('port') || portsOf(object).join(',');
      if (ports === '' && clusterIp !== 'None') throw new UsageError('expose', "couldn't find port via --port flag or introspection");
      generate(invocation, given, overridden(invocation, exposedService({
        name: text('name') || info.name.slice(0, MAX_NAME),
        labels: text('labels') === '' ? object.metadata.labels : parseLabels(text('labels')),
        selector, ports, protocols: protocolsOf(object), protocol: text('protocol'), targetPort: text('target-port'), externalIp: text('external-ip'),
        type: text('type'), loadBalancerIp: text('load-balancer-ip'), sessionAffinity: text('session-affinity'), clusterIp,
      })), { operation: 'exposed' });
    });
    return 0;
  },
};

function selection(invocation: Invocation): Selection {
  const { args, flags } = invocation;
  return select(invocation, { args, ...fileOptions(flags), namespace: invocation.namespace, enforceNamespace: invocation.enforceNamespace, continueOnError: true });
}

function introspected(what: string, read: () => string): string {
  try {
    return read();
  } catch (error) {
    throw new UsageError('expose', `couldn't retrieve ${what} or introspection: ${(error as Error).message}`);
  }
}

/** Rule: `mapBasedSelectorForObject` of kubectl's polymorphichelpers. */
function mapSelector({ kind, spec, metadata }: KubeObject): string {
  const text = (labels: Decoded): string => Object.entries(labels ?? {}).map(([key, value]) => `${key}=${String(value)}`).join(',');
  if (kind === 'Pod') {
    if (Object.keys(metadata.labels ?? {}).length === 0) throw new Error('the pod has no labels and cannot be exposed');
    return text(metadata.labels);
  }
  if (kind === 'Service') {
    if (spec.selector === undefined) throw new Error('the service has no pod selector set');
    return text(spec.selector);
  }
  if (kind === 'ReplicationController') return text(spec.selector);
  const expressions = items(spec.selector?.matchExpressions);
  if (expressions.length > 0) {
    const shown = expressions.map(({ key, operator, values = [] }: Decoded) => `{Key:${key} Operator:${operator} Values:[${values.join(' ')}]}`);
    throw new Error(`couldn't convert expressions - "[${shown.join(' ')}]" to map-based selector format`);
  }
  return text(spec.selector?.matchLabels);
}

const containerPorts = ({ kind, spec }: KubeObject): Decoded[] =>
  items((kind === 'Pod' ? spec : spec.template?.spec)?.containers).flatMap(({ ports }: Decoded) => items(ports));

/** Rule: `portsForObject` there. */
function portsOf(object: KubeObject): string[] {
  if (object.kind === 'Service') return items(object['spec'].ports).map(({ port }: Decoded) => String(port));
  return containerPorts(object).map(({ containerPort }) => String(containerPort));
}

/** Rule: `protocolsForObject` there. */
function protocolsOf(object: KubeObject): Record<string, string> {
  const ports = object.kind === 'Service' ? items(object['spec'].ports) : containerPorts(object);
  return Object.fromEntries(ports.map(({ port, containerPort, protocol = 'TCP' }: Decoded) => [String(port ?? containerPort), protocol]));
}
