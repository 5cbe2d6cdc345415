/**
 * Instructions that stand among the fields of a strategic merge patch.
 * Rule: https://github.com/kubernetes/community/blob/main/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 */
export const DIRECTIVE = '$patch';
/** Fields that are not in this list go. */
export const RETAIN_KEYS = '$retainKeys';
/** With the name of a list of plain values: what is taken from it. */
export const DELETE_FROM_LIST = '$deleteFromPrimitiveList/';
/** With the name of a list: the order of its items. */
export const ORDER = '$setElementOrder/';

export const isDirective = (field: string): boolean =>
  field === DIRECTIVE || field === RETAIN_KEYS || field.startsWith(DELETE_FROM_LIST) || field.startsWith(ORDER);
