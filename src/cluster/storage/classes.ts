import type { KubeObject } from '../../kube/object.ts';
import type { Store } from '../store/store.ts';
import { CLASSES } from './names.ts';

/** The class that a claim or a volume names; the annotation is its old form. Rule: `GetPersistentVolumeClaimClass`. */
export function classNameOf({ metadata, spec }: KubeObject): string {
  return metadata.annotations?.['volume.beta.kubernetes.io/storage-class'] ?? spec.storageClassName ?? '';
}

/** The class of a claim; undefined when it names none, or one that is not there. */
export function classOf(claim: KubeObject, store: Store): KubeObject | undefined {
  return store.get(CLASSES, undefined, classNameOf(claim));
}

/** Whether a claim is to be bound only when a pod that uses it has found its node. Rule: `IsDelayBindingMode`. */
export function waitsForConsumer(claim: KubeObject, store: Store): boolean {
  return classOf(claim, store)?.['volumeBindingMode'] === 'WaitForFirstConsumer';
}
