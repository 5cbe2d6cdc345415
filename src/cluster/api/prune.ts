import type { FieldPath } from '../../text/field-path.ts';

/** A copy of a value without the fields at `paths`; the rest is shared. */
export function prune(value: unknown, paths: readonly FieldPath[]): unknown {
  return paths.reduce<unknown>((pruned, path) => without(pruned, path, 0), value);
}

function without(value: unknown, path: FieldPath, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const step = path[depth]!;
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? without(item, path, depth + 1) : item));
  const { [step]: inner, ...rest } = value as Record<string, unknown>;
  return depth === path.length - 1 || inner === undefined ? rest : { ...value, [step]: without(inner, path, depth + 1) };
}
