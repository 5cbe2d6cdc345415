import { items, type Decoded } from '../../../kube/object.ts';
import { since } from '../duration.ts';
import type { TableDefinition, TableDefinitions } from './definition.ts';

const condition = (conditions: Decoded, type: string): Decoded => items(conditions).find((each) => each.type === type);

/** Rule: `findNodeRoles`: from the labels `node-role.kubernetes.io/<role>` and `kubernetes.io/role`. */
function nodeRoles(labels: Decoded): string {
  const roles = new Set<string>();
  for (const [key, value] of Object.entries<string>(labels ?? {})) {
    const role = key.startsWith('node-role.kubernetes.io/') ? key.slice('node-role.kubernetes.io/'.length)
      : key === 'kubernetes.io/role' ? value : '';
    if (role !== '') roles.add(role);
  }
  return [...roles].sort().join(',') || '<none>';
}

function nodeStatus({ spec, status }: Decoded): string {
  const ready = condition(status?.conditions, 'Ready');
  const word = ready === undefined ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady';
  return spec?.unschedulable ? `${word},SchedulingDisabled` : word;
}

const nodeAddress = (status: Decoded, type: string): string =>
  items(status?.addresses).find((address) => address.type === type)?.address ?? '<none>';

/** Since 1.36 with the architecture, as the recorded sessions show. */
function kernel({ kernelVersion, architecture }: Decoded): string {
  if (!kernelVersion) return '<unknown>';
  return architecture ? `${kernelVersion} (${architecture})` : kernelVersion;
}

/** Both kinds of event; `events.k8s.io` has other names for the same fields. Rule: `printEvent`. */
const event: TableDefinition = {
  columns: 'Last Seen|Type|Reason|Object|Subobject*|Source*|Message|First Seen*|Count*|Name*',
  cells(object, { now }) {
    const about = object.involvedObject ?? object.regarding ?? {};
    const first = since(object.firstTimestamp ?? object.deprecatedFirstTimestamp ?? object.eventTime, now);
    const lastTimestamp = object.series?.lastObservedTime ?? object.lastTimestamp ?? object.deprecatedLastTimestamp;
    const source = object.source ?? object.deprecatedSource;
    const component = source?.component || object.reportingComponent || object.reportingController || '';
    const instance = source?.host || object.reportingInstance || '';
    return [
      lastTimestamp ? since(lastTimestamp, now) : first, object.type ?? '', object.reason ?? '',
      (about.kind ?? '').toLowerCase() + (about.name ? `/${about.name}` : ''), about.fieldPath ?? '',
      instance === '' ? component : `${component}, ${instance}`, (object.message ?? object.note ?? '').trim(), first,
      object.series?.count ?? (object.count || object.deprecatedCount || 1),
    ];
  },
};

/** Rule: `resourceClaimState`. */
function claimState({ metadata, status }: Decoded): string {
  const deleted = metadata?.deletionTimestamp ? ['deleted'] : [];
  if (!status?.allocation) return deleted[0] ?? 'pending';
  return [...deleted, 'allocated', ...(items(status.reservedFor).length > 0 ? ['reserved'] : [])].join(',');
}

/** Rule: `printers` of kube-aggregator's registry. */
function apiService({ spec, status }: Decoded): [string, string] {
  const available = condition(status?.conditions, 'Available');
  const word = available === undefined ? 'Unknown' : available.status === 'True' ? 'True' : `${available.status} (${available.reason})`;
  return [spec?.service ? `${spec.service.namespace}/${spec.service.name}` : 'Local', word];
}

export const cluster: TableDefinitions = {
  Node: {
    columns: 'Name|Status|Roles|Age|Version|Internal-IP*|External-IP*|OS-Image*|Kernel-Version*|Container-Runtime*',
    cells: (object) => {
      const { metadata, status } = object;
      const info = status?.nodeInfo ?? {};
      return [
        nodeStatus(object), nodeRoles(metadata?.labels), info.kubeletVersion ?? '', nodeAddress(status, 'InternalIP'),
        nodeAddress(status, 'ExternalIP'), info.osImage || '<unknown>', kernel(info),
        info.containerRuntimeVersion || '<unknown>',
      ];
    },
  },
  Namespace: { columns: 'Name|Status|Age', cells: ({ status }) => [status?.phase ?? ''] },
  ConfigMap: {
    columns: 'Name|Data|Age',
    cells: ({ data, binaryData }) => [Object.keys(data ?? {}).length + Object.keys(binaryData ?? {}).length],
  },
  Secret: { columns: 'Name|Type|Data|Age', cells: ({ type, data }) => [type ?? '', Object.keys(data ?? {}).length] },
  ServiceAccount: { columns: 'Name|Age', cells: () => [] },
  Event: event,
  'events.k8s.io/Event': event,
  ComponentStatus: {
    columns: 'Name|Status|Message|Error',
    cells: ({ conditions }) => {
      const healthy = condition(conditions, 'Healthy');
      if (healthy === undefined) return ['Unknown', '', ''];
      return [healthy.status === 'True' ? 'Healthy' : 'Unhealthy', healthy.message ?? '', healthy.error ?? ''];
    },
  },
  'apiregistration.k8s.io/APIService': { columns: 'Name|Service|Available|Age', cells: (object) => apiService(object) },
  'scheduling.k8s.io/PriorityClass': {
    columns: 'Name|Value|Global-Default|Age|PreemptionPolicy',
    cells: ({ value, globalDefault, preemptionPolicy }) => [value ?? 0, globalDefault ?? false, preemptionPolicy ?? ''],
  },
  'coordination.k8s.io/Lease': { columns: 'Name|Holder|Age', cells: ({ spec }) => [spec?.holderIdentity ?? ''] },
  'node.k8s.io/RuntimeClass': { columns: 'Name|Handler|Age', cells: ({ handler }) => [handler ?? ''] },
  'resource.k8s.io/DeviceClass': { columns: 'Name|Age', cells: () => [] },
  'resource.k8s.io/ResourceClaim': { columns: 'Name|State|Age', cells: (object) => [claimState(object)] },
  'resource.k8s.io/ResourceClaimTemplate': { columns: 'Name|Age', cells: () => [] },
  'resource.k8s.io/ResourceSlice': {
    columns: 'Name|Node|Driver|Pool|Age',
    cells: ({ spec = {} }) => [spec.nodeName ?? '', spec.driver ?? '', spec.pool?.name ?? ''],
  },
  'flowcontrol.apiserver.k8s.io/FlowSchema': {
    columns: 'Name|PriorityLevel|MatchingPrecedence|DistinguisherMethod|Age|MissingPL',
    cells: ({ spec = {}, status }) => [
      spec.priorityLevelConfiguration?.name ?? '', spec.matchingPrecedence ?? 0, spec.distinguisherMethod?.type ?? '<none>',
      condition(status?.conditions, 'Dangling')?.status ?? '?',
    ],
  },
  'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration': {
    columns: 'Name|Type|NominalConcurrencyShares|Queues|HandSize|QueueLengthLimit|Age',
    cells: ({ spec = {} }) => {
      const queuing = spec.limited?.limitResponse?.queuing;
      return [
        spec.type ?? '', spec.limited?.nominalConcurrencyShares ?? '<none>', queuing?.queues ?? '<none>',
        queuing?.handSize ?? '<none>', queuing?.queueLengthLimit ?? '<none>',
      ];
    },
  },
};
