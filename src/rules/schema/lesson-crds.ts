import { splitApiVersion } from '../../kube/gvk.ts';
import type { KubeObject } from '../../kube/object.ts';
import { customResourceTypes, type CustomResourceType } from '../../kube/validation/apiextensions/custom-resources.ts';
import type { Lesson } from '../../lesson/types.ts';
import { checkedDocuments, identityOf, isMapping, objectsOf } from '../manifest-documents.ts';

/** A kind that CustomResourceDefinitions of the lesson define. */
export interface LessonKind {
  /** In the version that was asked for: one for each state of the definition on the page; none when it lacks or does not serve that version. */
  types: readonly CustomResourceType[];
  /** The versions that clients can use. */
  served: readonly string[];
}

const memo = new WeakMap<Lesson, ReadonlyMap<string, readonly CustomResourceType[]>>();

/** What the lesson's own definitions say of the kind of an object; `undefined` when none defines it. */
export function lessonKindOf(lesson: Lesson, value: unknown): LessonKind | undefined {
  const { apiVersion, kind } = identityOf(value);
  if (apiVersion === undefined || kind === undefined) return undefined;
  const { group, version } = splitApiVersion(apiVersion);
  const types = lessonTypes(lesson).get(keyOf(group, kind));
  if (types === undefined) return undefined;
  const served = types.filter((type) => type.served);
  return {
    types: served.filter((type) => type.gvk.version === version),
    served: [...new Set(served.map((type) => type.gvk.version))],
  };
}

function keyOf(group: string, kind: string): string {
  return `${group} ${kind}`;
}

function lessonTypes(lesson: Lesson): ReadonlyMap<string, readonly CustomResourceType[]> {
  const known = memo.get(lesson);
  if (known !== undefined) return known;
  const types = new Map<string, CustomResourceType[]>();
  const own = checkedDocuments(lesson)
    .flatMap(objectsOf)
    .map(({ value }) => value);
  for (const value of [...own, ...(lesson.surroundings?.definitions ?? [])]) {
    if (!isMapping(value) || value.kind !== 'CustomResourceDefinition') continue;
    for (const type of customResourceTypes(value as KubeObject)) {
      const key = keyOf(type.gvk.group, type.gvk.kind);
      types.set(key, [...(types.get(key) ?? []), type]);
    }
  }
  memo.set(lesson, types);
  return types;
}
