import type { KubeObject } from '../../kube/object.ts';
import { autoscalerToV1, autoscalerToV2 } from './conversions/autoscaler.ts';
import { eventToCore, eventToEvents } from './conversions/event.ts';
import { groupVersion, type ApiResource } from './resource.ts';

type Conversion = (object: KubeObject) => KubeObject;

/** Between versions whose fields differ, by the kind and the version it becomes. All others differ in name only. */
const CONVERSIONS: Readonly<Record<string, Conversion>> = {
  'HorizontalPodAutoscaler autoscaling/v1': autoscalerToV1,
  'HorizontalPodAutoscaler autoscaling/v2': autoscalerToV2,
  'Event v1': eventToCore,
  'Event events.k8s.io/v1': eventToEvents,
};

/** An object in the version of `resource`; the same object when it is in that version already. */
export function converted(object: KubeObject, resource: ApiResource): KubeObject {
  const apiVersion = groupVersion(resource);
  if (object.apiVersion === apiVersion) return object;
  const conversion = CONVERSIONS[`${object.kind} ${apiVersion}`];
  return { ...(conversion === undefined ? object : conversion(object)), apiVersion };
}
