import type { ApiModel, TypeExpr } from './definition.ts';
import { definitionName } from './build-model.ts';
import type { Model } from './read-models.ts';

/**
 * Adds what only `kubernetes-models` knows: closed sets of strings, and which strings are quantities.
 * The packages describe 1.36; applied to an older release an enum may allow a value that came later
 * (facts/enums.ts takes those away again), it never rejects one.
 */
export function overlayModels(model: ApiModel, models: ReadonlyMap<string, Model>): void {
  const byName = new Map([...models.values()].map((entry) => [definitionName(entry), entry]));
  for (const definition of model.definitions.values()) {
    const entry = byName.get(definition.name) ?? byName.get(stableTwin(definition.name));
    for (const member of entry?.members ?? []) {
      const field = definition.fields.get(member.name);
      if (field !== undefined) field.type = overlayType(field.type, member.type);
    }
  }
}

/** `resource.v1beta2.DeviceCounter` is declared as the stable `resource.v1.DeviceCounter` only. */
function stableTwin(name: string): string {
  return name.replace(/\.(v\d+)(?:alpha|beta)\d+\./, '.v1.');
}

function overlayType(type: TypeExpr, from: TypeExpr): TypeExpr {
  if (type.kind === 'list' && from.kind === 'list') return { ...type, items: overlayType(type.items, from.items) };
  if (type.kind === 'map' && from.kind === 'map') return { ...type, values: overlayType(type.values, from.values) };
  if (type.kind !== 'scalar' || type.scalar !== 'string') return type;
  if (from.kind === 'enum') return { ...from };
  if (from.kind === 'scalar' && (from.scalar === 'quantity' || from.scalar === 'int-or-string')) return { ...from };
  return type;
}
