import { splitApiVersion, type GroupVersionKind } from '../../kube/gvk.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import { formatFieldPath, type FieldPath } from '../../text/field-path.ts';
import { identityOf } from '../manifest-documents.ts';
import { namedFields } from './field-names.ts';

/** Deep enough for `spec.jobTemplate.spec.template.spec.containers` and one step more. */
const DEEPEST = 6;
/** Fields that the server fills in, and other lists of containers: nobody means these. */
const NOT_SEARCHED = new Set(['status', 'managedFields', 'initContainers', 'ephemeralContainers']);

/**
 * Where in the same kind of object a field of this name belongs: the nearest parent of its place that
 * has such a field (it is indented too deep), or else the uppermost places below it (what leads
 * there is missing). Several places of the same depth are all returned; an empty list means none.
 */
export function homesOf(version: KubernetesVersion, value: unknown, path: FieldPath): FieldPath[] {
  const { apiVersion, kind } = identityOf(value);
  const name = path.at(-1);
  if (apiVersion === undefined || kind === undefined || typeof name !== 'string') return [];
  const gvk = { ...splitApiVersion(apiVersion), kind };
  const parent = path.slice(0, -1);
  for (let length = parent.length - 1; length >= 0; length -= 1) {
    const ancestor = parent.slice(0, length);
    if (namedFields(version, gvk, ancestor)?.has(name)) return [ancestor];
  }
  return uppermostBelow(version, gvk, parent, name);
}

function uppermostBelow(version: KubernetesVersion, gvk: GroupVersionKind, start: FieldPath, name: string): FieldPath[] {
  let level: FieldPath[] = [start];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    const next = level.flatMap((path) =>
      [...(namedFields(version, gvk, path)?.keys() ?? [])]
        .filter((field) => !NOT_SEARCHED.has(field))
        .map((field) => intoList(version, gvk, [...path, field])),
    );
    const homes = next.filter((path) => namedFields(version, gvk, path)?.has(name));
    if (homes.length > 0) return homes;
    level = next;
  }
  return [];
}

/** The path itself, or that of an item where it leads to a list. */
function intoList(version: KubernetesVersion, gvk: GroupVersionKind, path: FieldPath): FieldPath {
  return namedFields(version, gvk, path) === undefined ? [...path, 0] : path;
}

/** A home in words: `under spec.template.spec`. */
export function homeName(home: FieldPath): string {
  if (home.length === 0) return 'at the top of the object';
  return typeof home.at(-1) === 'number' ? `in an item of ${formatFieldPath(home.slice(0, -1))}` : `under ${formatFieldPath(home)}`;
}
