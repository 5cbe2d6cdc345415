import { BUILT_IN_RESOURCES } from './built-in-resources.ts';

const byName = new Map<string, string>();
const byShortName = new Map<string, string>();
for (const { plural, kind, singular, shortNames } of BUILT_IN_RESOURCES) {
  for (const name of [plural, singular]) byName.set(name, kind);
  for (const name of shortNames) byShortName.set(name, kind);
}

/** Every name that kubectl takes for a built-in type: plurals, singulars and short names. */
export const TYPE_NAMES: readonly string[] = [...byName.keys(), ...byShortName.keys()];

/**
 * The kind that a type on kubectl's command line means: `deploy`, `deployments`, `Deployment`,
 * `deployments.apps`, `deployments.v1.apps`; undefined when it is no built-in one.
 * Rule: the mapper of `k8s.io/apimachinery` does not mind upper case, its short names do (`DEPLOY` is no type).
 */
export function kindOfType(type: string): string | undefined {
  const name = type.split('.', 1)[0]!;
  return byName.get(name.toLowerCase()) ?? byShortName.get(name);
}
