import type { KubeObject } from '../../kube/object.ts';

/** Shares, and what others may borrow in percent; queues, hand size and queue length where requests wait. */
type Level = readonly [shares: number, lendable: number, queuing?: readonly [queues: number, handSize: number, length: number]];

/** Rule: `bootstrap` of apiserver's flowcontrol, https://kubernetes.io/docs/concepts/cluster-administration/flow-control/ */
const LEVELS: Readonly<Record<string, Level>> = {
  'leader-election': [10, 0, [16, 4, 50]],
  'node-high': [40, 25, [64, 6, 50]],
  system: [30, 33, [64, 6, 50]],
  'workload-high': [40, 50, [128, 6, 50]],
  'workload-low': [100, 90, [128, 6, 50]],
  'global-default': [20, 50, [128, 6, 50]],
  'catch-all': [5, 0],
};

function level(name: string, spec: unknown): [resource: string, object: KubeObject] {
  return ['prioritylevelconfigurations.flowcontrol.apiserver.k8s.io', {
    apiVersion: 'flowcontrol.apiserver.k8s.io/v1', kind: 'PriorityLevelConfiguration',
    metadata: { annotations: { 'apf.kubernetes.io/autoupdate-spec': 'true' }, generation: 1, name },
    spec, status: {},
  }];
}

/** The levels at which a fresh server answers requests. */
export function priorityLevels(): [resource: string, object: KubeObject][] {
  return [
    level('exempt', { exempt: { lendablePercent: 0, nominalConcurrencyShares: 0 }, type: 'Exempt' }),
    ...Object.entries(LEVELS).map(([name, [nominalConcurrencyShares, lendablePercent, queuing]]) => level(name, {
      limited: {
        lendablePercent,
        limitResponse: queuing === undefined ? { type: 'Reject' } : { queuing: { handSize: queuing[1], queueLengthLimit: queuing[2], queues: queuing[0] }, type: 'Queue' },
        nominalConcurrencyShares,
      },
      type: 'Limited',
    })),
  ];
}
