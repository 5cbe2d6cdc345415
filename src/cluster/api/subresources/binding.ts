import type { Decoded } from '../../../kube/object.ts';
import { mustFindStored } from '../serving.ts';
import { conflict } from '../status-error.ts';
import type { Subresource } from '../subresources.ts';

/** Gives a pod to a node; once. Rule: `BindingREST.setPodNodeAndMetadata`. */
export const binding: Subresource = {
  create(serving, at, body) {
    const pod = mustFindStored(serving, at);
    const { target } = body as Decoded;
    const { plane } = serving;
    if (pod.metadata.deletionTimestamp !== undefined) throw conflict({ group: '', plural: 'pods/binding' }, at.name, `pod ${at.name} is being deleted, cannot be assigned to a host`);
    if ((pod['spec'].nodeName ?? '') !== '') throw conflict({ group: '', plural: 'pods/binding' }, at.name, `pod ${at.name} is already assigned to node ${JSON.stringify(pod['spec'].nodeName)}`);
    const condition = { lastProbeTime: null, lastTransitionTime: plane.clock.timestamp(), status: 'True', type: 'PodScheduled' };
    const others = (pod['status']?.conditions ?? []).filter(({ type }: Decoded) => type !== 'PodScheduled');
    // Rule: `ClearingNominatedNodeNameAfterBinding`.
    const { nominatedNodeName: _nominated, ...status } = pod['status'];
    const bound = { ...pod, spec: { ...pod['spec'], nodeName: target.name }, status: { ...status, conditions: [...others, condition] } };
    // Who binds a pod does not change what was asked for: the generation stays.
    return { object: plane.store.put('pods', bound), warnings: [] };
  },
};
