import { objectIn } from '../../kube/schema/object-in.ts';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import type { ObjectType } from '../../kube/schema/types.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import type { FieldDocs } from '../../kubectl/context.ts';

/**
 * All that a source says of the types of a release and of their fields, by `core.v1.Container` and `core.v1.Container.image`.
 * Custom resources are left out: they are described by the definitions in the cluster.
 */
export function fieldTexts(version: KubernetesVersion, docs: FieldDocs): Record<string, string> {
  const texts: Record<string, string> = {};
  const seen = new Set<string>();
  const add = (key: string, text: string | undefined): void => {
    if (text !== undefined && text !== '') texts[key] = text;
  };
  const visit = (type: ObjectType): void => {
    if (seen.has(type.name)) return;
    seen.add(type.name);
    add(type.name, docs.describe(type.name));
    for (const field of type.fields.values()) {
      add(`${type.name}.${field.name}`, docs.describe(type.name, field.name));
      const inner = objectIn(field.type);
      if (inner !== undefined) visit(inner);
    }
  };
  const schemas = schemaSet(version, { customResources: false });
  for (const kind of schemas.kinds()) visit(schemas.root(kind)!);
  return texts;
}
