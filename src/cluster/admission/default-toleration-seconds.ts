import { items } from '../../kube/object.ts';
import { tolerates } from '../scheduler/filters/taints.ts';
import type { AdmissionPlugin } from './plugin.ts';

const SECONDS = 300;
const TAINTS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

/** Lets pods stay for five minutes on a node that has gone silent. Rule: the plugin DefaultTolerationSeconds. */
export const defaultTolerationSeconds: AdmissionPlugin = {
  name: 'DefaultTolerationSeconds',
  mutate({ storage, subresource, object }) {
    if (storage !== 'pods' || subresource !== undefined) return object;
    const own = items(object['spec'].tolerations);
    const missing = TAINTS.filter((key) => !own.some((toleration) => tolerates(toleration, { effect: 'NoExecute', key })));
    if (missing.length === 0) return object;
    const added = missing.map((key) => ({ effect: 'NoExecute', key, operator: 'Exists', tolerationSeconds: SECONDS }));
    return { ...object, spec: { ...object['spec'], tolerations: [...own, ...added] } };
  },
};
