import type { GroupVersionKind } from '../../kube/gvk.ts';
import { typeAt } from '../../kube/schema/field-info.ts';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import type { FieldPath } from '../../text/field-path.ts';

/** The fields below a path, by name. */
export type NamedFields = ReadonlyMap<string, unknown>;

/** The fields below a path of a kind; `undefined` when the kind is not known, or any name may stand there. */
export function namedFields(version: KubernetesVersion, gvk: GroupVersionKind, path: FieldPath): NamedFields | undefined {
  const root = schemaSet(version).root(gvk);
  const type = root && typeAt(root, path);
  return type?.kind === 'ref' ? type.type.fields : undefined;
}
