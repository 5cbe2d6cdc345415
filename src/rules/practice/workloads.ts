import type { Lesson } from '../../lesson/types.ts';
import type { FieldPath } from '../../text/field-path.ts';
import type { Range } from '../../text/position.ts';
import { placeOf, valueAt, type KubeObject } from '../refs/objects.ts';
import { podSpecOf, type PodSpec } from '../refs/pod-specs.ts';
import { podTemplateOf, type PodTemplate } from '../refs/pod-templates.ts';
import { finalObjects } from './final-objects.ts';

/** An object of a page's final state that makes pods, or is one. */
export interface Workload {
  object: KubeObject;
  pod: PodSpec;
  template: PodTemplate;
}

const memo = new WeakMap<Lesson, Workload[]>();

/** The workloads of a page's final state: controllers, Jobs and CronJobs, and pods of their own. */
export function workloads(lesson: Lesson): readonly Workload[] {
  const known = memo.get(lesson);
  if (known !== undefined) return known;
  const found = workloadsAmong(finalObjects(lesson));
  memo.set(lesson, found);
  return found;
}

/** Those of some objects that make pods, or are pods. */
export function workloadsAmong(objects: readonly KubeObject[]): Workload[] {
  return objects.flatMap((object) => {
    const pod = podSpecOf(object);
    const template = podTemplateOf(object);
    return pod === undefined || template === undefined || template.containers.length === 0 ? [] : [{ object, pod, template }];
  });
}

/** Whether its containers run Windows, so that what Linux calls users, capabilities and seccomp says nothing of it. */
export function isWindows({ pod }: Workload): boolean {
  return valueAt(pod.spec, ['os', 'name']) === 'windows' || valueAt(pod.spec, ['nodeSelector', 'kubernetes.io/os']) === 'windows';
}

/** `Deployment api`. */
export function nameOf(object: KubeObject): string {
  return object.name === '' ? object.kind : `${object.kind} ${object.name}`;
}

/** The field that a rule asks for: its value where it is written down, or else the name of the object. */
export function fieldOrName(object: KubeObject, field: FieldPath): Range {
  return placeOf(object, valueAt(object.value, field) === undefined ? ['metadata', 'name'] : field);
}
