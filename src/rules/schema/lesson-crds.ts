import type { Lesson } from '../../lesson/types.ts';
import { apiVersionOf, type GroupVersionKind } from '../../kube/gvk.ts';
import { checkedDocuments, isMapping } from '../manifest-documents.ts';

/** What a CustomResourceDefinition of the lesson says of one of its versions. */
export interface LessonKind {
  gvk: GroupVersionKind;
  /** The `openAPIV3Schema`; `undefined` when the definition has none. */
  schema: Record<string, unknown> | undefined;
}

const memo = new WeakMap<Lesson, ReadonlyMap<string, LessonKind>>();

/** The kinds that CustomResourceDefinitions of the lesson define, by `lessonKindKey`. */
export function lessonKinds(lesson: Lesson): ReadonlyMap<string, LessonKind> {
  const known = memo.get(lesson);
  if (known !== undefined) return known;
  const kinds = new Map<string, LessonKind>();
  for (const { value } of checkedDocuments(lesson)) {
    for (const kind of definedBy(value)) kinds.set(lessonKindKey(apiVersionOf(kind.gvk), kind.gvk.kind), kind);
  }
  memo.set(lesson, kinds);
  return kinds;
}

/** The key of a kind in `lessonKinds`. */
export function lessonKindKey(apiVersion: string, kind: string): string {
  return `${apiVersion} ${kind}`;
}

function definedBy(value: unknown): LessonKind[] {
  if (!isMapping(value) || value.kind !== 'CustomResourceDefinition' || !isMapping(value.spec)) return [];
  const { group, names, versions } = value.spec;
  const kind = isMapping(names) ? names.kind : undefined;
  if (typeof group !== 'string' || typeof kind !== 'string' || !Array.isArray(versions)) return [];
  return versions.flatMap((version) => {
    if (!isMapping(version) || typeof version.name !== 'string') return [];
    const schema = isMapping(version.schema) ? version.schema.openAPIV3Schema : undefined;
    return [{ gvk: { group, version: version.name, kind }, schema: isMapping(schema) ? schema : undefined }];
  });
}
