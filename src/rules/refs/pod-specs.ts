import type { Lesson } from '../../lesson/types.ts';
import type { FieldPath } from '../../text/field-path.ts';
import { asList, asRecord, valueAt, type KubeObject } from './objects.ts';
import { podSpecPath, podTemplateOf, type PodTemplate } from './pod-templates.ts';
import { pageObjects } from './workspace-objects.ts';

/** The spec of the pods that an object describes. */
export interface PodSpec {
  owner: KubeObject;
  spec: Readonly<Record<string, unknown>>;
  path: FieldPath;
}

/** Reads the spec of an object's pods; undefined when it describes none. */
export function podSpecOf(owner: KubeObject): PodSpec | undefined {
  const path = podSpecPath(owner);
  const spec = path === undefined ? undefined : asRecord(valueAt(owner.value, path));
  return path === undefined || spec === undefined ? undefined : { owner, spec, path };
}

/** The pod specs of all objects of a page. */
export function podSpecs(lesson: Lesson): PodSpec[] {
  return pageObjects(lesson)
    .map(podSpecOf)
    .filter((spec) => spec !== undefined);
}

const memo = new WeakMap<Lesson, PodTemplate[]>();

/** The pods of all objects of a page, with their labels. */
export function pageTemplates(lesson: Lesson): readonly PodTemplate[] {
  const known = memo.get(lesson);
  if (known !== undefined) return known;
  const templates = pageObjects(lesson)
    .map(podTemplateOf)
    .filter((template) => template !== undefined);
  memo.set(lesson, templates);
  return templates;
}

/** Every container of a pod, those that only run at its start included, and where it stands. */
export function allContainers({ spec, path }: PodSpec): { container: Readonly<Record<string, unknown>>; path: FieldPath }[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((field) =>
    asList(spec[field]).flatMap((item, index) => {
      const container = asRecord(item);
      return container === undefined ? [] : [{ container, path: [...path, field, index] }];
    }),
  );
}

/** The items of a list that are mappings, each with its path. */
export function recordsAt(value: unknown, path: FieldPath): { record: Readonly<Record<string, unknown>>; path: FieldPath }[] {
  return asList(valueAt(value, path)).flatMap((item, index) => {
    const record = asRecord(item);
    return record === undefined ? [] : [{ record, path: [...path, index] }];
  });
}
