import { KIND_ABBREVIATIONS } from '../../kube/abbreviations.ts';

/** Kinds without a short name that lessons name on kubectl's command line. */
const OTHERS = ['ClusterRole', 'ClusterRoleBinding', 'IngressClass', 'Job', 'Role', 'RoleBinding', 'Rollout', 'Secret'];

const BY_NAME = new Map<string, string>(Object.entries(KIND_ABBREVIATIONS));
for (const kind of [...Object.values(KIND_ABBREVIATIONS), ...OTHERS]) {
  const singular = kind.toLowerCase();
  BY_NAME.set(singular, kind);
  BY_NAME.set(pluralOf(singular), kind);
}

/** Rule: the plural of a built-in kind is the English one, in lower case (`kubectl api-resources`, NAME). */
function pluralOf(singular: string): string {
  if (/(?:s|x|ch)$/.test(singular)) return singular.endsWith('endpoints') ? singular : `${singular}es`;
  return singular.endsWith('y') ? `${singular.slice(0, -1)}ies` : `${singular}s`;
}

/**
 * The kind that a resource argument of kubectl means (`deploy`, `deployments.apps`); undefined for
 * one that is not known.
 */
export function resourceKind(name: string): string | undefined {
  return BY_NAME.get(name.toLowerCase().split('.', 1)[0]!);
}
