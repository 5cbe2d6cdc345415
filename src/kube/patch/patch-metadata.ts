import type { FieldType, ObjectType } from '../schema/types.ts';

/** Lists of plain values that are merged like sets. Rule: `patchStrategy=merge` of the types in k8s.io/api. */
const MERGED_SETS = new Set(['finalizers', 'podCIDRs']);

/** Fields whose maps lose what is not in them any more. Rule: `patchStrategy=retainKeys` there. */
const RETAINING = new Set(['apps.v1.DeploymentSpec.strategy', 'core.v1.PodSpec.volumes']);

/** Maps that patches always replace. Rule: `patchStrategy=replace` there. */
const REPLACED = new Set(['policy.v1.PodDisruptionBudgetSpec.selector']);

/** How a field is patched. */
export interface PatchStrategy {
  /** The type of a map, or of the items of a list of maps. */
  type: ObjectType | undefined;
  /** What tells the items of a list apart; undefined for a list that is replaced as a whole. */
  mergeKey: string | undefined;
  /** A list of plain values to which some are added, or from which some are taken. */
  isSet: boolean;
  retainsKeys: boolean;
  /** A map that is not merged: the patch holds all of it, whether it changes or not. */
  isReplaced: boolean;
}

/**
 * How a field of a type is patched.
 * @param type undefined where nothing is known: its lists are replaced
 * Rule: `PatchMetaFromStruct` of apimachinery's strategicpatch.
 */
export function patchStrategy(type: ObjectType | undefined, field: string): PatchStrategy {
  const known: FieldType | undefined = type?.fields.get(field);
  const value = known?.type;
  const inner = value?.kind === 'list' ? value.items : value;
  return {
    type: inner?.kind === 'ref' ? inner.type : undefined,
    mergeKey: value?.kind === 'list' && inner?.kind === 'ref' ? known?.keys?.mergeKey : undefined,
    isSet: MERGED_SETS.has(field) && (type === undefined || value?.kind === 'list'),
    isReplaced: type !== undefined && REPLACED.has(`${type.name}.${field}`),
    retainsKeys: type !== undefined && RETAINING.has(`${type.name}.${field}`),
  };
}
