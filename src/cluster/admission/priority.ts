import type { KubeObject } from '../../kube/object.ts';
import { forbidden } from '../api/status-error.ts';
import type { Store } from '../store/store.ts';
import type { AdmissionPlugin } from './plugin.ts';

const CLASSES = 'priorityclasses.scheduling.k8s.io';

/** Turns the name of a pod's priority class into its priority. Rule: the plugin Priority. */
export const priority: AdmissionPlugin = {
  name: 'Priority',
  mutate({ operation, storage, subresource, object, name, old }, { store }) {
    if (storage !== 'pods' || subresource !== undefined) return object;
    const { spec } = object;
    if (operation === 'UPDATE') return { ...object, spec: { ...spec, priority: spec.priority ?? old!['spec'].priority, preemptionPolicy: spec.preemptionPolicy ?? old!['spec'].preemptionPolicy } };
    const found = spec.priorityClassName ? store.get(CLASSES, undefined, spec.priorityClassName) : defaultClass(store);
    if (found === undefined && spec.priorityClassName) throw forbidden({ group: '', plural: 'pods' }, name, `no PriorityClass with name ${spec.priorityClassName} was found`);
    const value = found?.['value'] ?? 0;
    if (spec.priority !== undefined && spec.priority !== value) {
      throw forbidden({ group: '', plural: 'pods' }, name, `the integer value of priority (${spec.priority}) must not be provided in pod spec; priority admission controller computed ${value} from the given PriorityClass name`);
    }
    const policy = found?.['preemptionPolicy'] ?? 'PreemptLowerPriority';
    if (spec.preemptionPolicy !== undefined && spec.preemptionPolicy !== policy) {
      throw forbidden({ group: '', plural: 'pods' }, name, `the string value of PreemptionPolicy (${spec.preemptionPolicy}) must not be provided in pod spec; priority admission controller computed ${policy} from the given PriorityClass name`);
    }
    return { ...object, spec: { ...spec, ...(found === undefined ? {} : { priorityClassName: found.metadata.name }), preemptionPolicy: policy, priority: value } };
  },
  validate({ operation, storage, name, object }, { store }) {
    if (storage !== CLASSES || operation === 'DELETE' || object?.['globalDefault'] !== true) return;
    const other = defaultClass(store);
    if (other !== undefined && other.metadata.name !== name) {
      throw forbidden({ group: 'scheduling.k8s.io', plural: 'priorityclasses' }, name, `PriorityClass ${other.metadata.name} is already marked as default. Only one default can exist`);
    }
  },
};

/** Of several defaults, the lowest. */
function defaultClass(store: Store): KubeObject | undefined {
  return store.list(CLASSES).filter((one) => one['globalDefault'] === true).sort((a, b) => a['value'] - b['value'])[0];
}
