import { nearestName } from '../../../kube/nearest.ts';
import type { Lesson } from '../../../lesson/types.ts';
import { formatFieldPath } from '../../../text/field-path.ts';
import { otherSources } from '../../other-sources.ts';
import type { Rule, RuleReport } from '../../types.ts';
import { isElsewhere } from '../elsewhere.ts';
import { inventoryOf, type Inventory } from '../known-objects.ts';
import { missingObjects } from '../missing-objects.ts';
import { asRecord, describePlace, placeOf, relatedPlace, type KubeObject } from '../objects.ts';
import { podSpecs } from '../pod-specs.ts';
import { listOf } from '../sentences.ts';
import { tellsOfFailure } from '../told-failure.ts';
import { configUses, type ConfigUse } from './config-uses.ts';

/** Pods need the ConfigMaps and Secrets that they name, and the keys that they name. */
export const rule: Rule = {
  id: 'refs/config-missing',
  severity: 'error',
  summary: 'Pods use a ConfigMap or Secret, or a key of one, that nothing on the page creates.',
  why: `The API server accepts a pod whose ConfigMap or Secret does not exist. The pod then hangs: in
\`ContainerCreating\` when a volume needs it, in \`CreateContainerConfigError\` when a variable does. The same
happens when the object is there but lacks the key. References with \`optional: true\` are left alone.

\`kubectl create configmap\` and \`kubectl create secret\` count as well as manifests. In a lesson that shows all it
uses, this is an error; elsewhere a warning, given only where a much alike name, or an unused object beside it,
shows what was meant.`,
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
  check({ lesson, report }) {
    const uses = podSpecs(lesson).flatMap(configUses);
    const references = uses.map((use) => ({
      object: use.owner,
      path: use.path,
      kind: use.kind,
      name: use.name,
      namespace: { of: 'namespace' as const, name: use.owner.namespace },
      does: use.does,
      consequence: 'the containers cannot start',
    }));
    for (const finding of missingObjects(lesson, references)) report(finding);
    if (otherSources(lesson).unknownObjects) return;
    const inventory = inventoryOf(lesson);
    for (const use of uses) for (const finding of missingKeys(lesson, inventory, use)) report(finding);
  },
};

/** The keys that no version of the named object has; none when one of them may have more than the page shows. */
function missingKeys(lesson: Lesson, inventory: Inventory, use: ConfigUse): RuleReport[] {
  const named = inventory.known.filter(
    ({ kind, name, namespace }) =>
      kind === use.kind &&
      (name === use.name || name === undefined) &&
      (namespace === undefined || use.owner.namespace === undefined || namespace === use.owner.namespace),
  );
  // Another file that may be applied with this one has an object of that name, perhaps with the key.
  if (isElsewhere(lesson, use.kind, use.name, use.owner.namespace)) return [];
  const keys = new Set<string>();
  let shown: KubeObject | undefined;
  let line: number | undefined;
  for (const { object, keys: made, line: typed } of named) {
    const its = object === undefined ? made : dataKeys(object);
    if (its === undefined) return [];
    for (const key of its) keys.add(key);
    if (object !== undefined) shown = object;
    else line = typed;
  }
  if (keys.size === 0 || (shown === undefined && line === undefined)) return [];
  const place = shown === undefined ? `the command in line ${line}` : describePlace(shown, ['metadata', 'name']);
  const related = shown === undefined ? undefined : [relatedPlace(shown, ['metadata', 'name'], `${use.kind} ${use.name}`)];
  return use.keys
    .filter(({ key }) => !keys.has(key) && /^[-._a-zA-Z0-9]+$/.test(key) && !tellsOfFailure(lesson, /non-existent|find key|not found/, key))
    .map(({ key, path }) => {
      const nearest = nearestName(key, keys) ?? (keys.size === 1 ? [...keys][0] : undefined);
      return {
        range: placeOf(use.owner, path),
        path: formatFieldPath(path),
        message: `${use.does} the key ${key} of ${use.kind} ${use.name}, but ${place} gives it the ${keys.size === 1 ? 'key' : 'keys'} ${listOf([...keys].slice(0, 8))}`,
        help: nearest === undefined ? `add the key to the ${use.kind}` : `write ${nearest}, or add ${key} to the ${use.kind}`,
        ...(related === undefined ? {} : { related }),
        ...(inventory.complete ? {} : { severity: 'warning' as const }),
      };
    });
}

/** The keys of a ConfigMap or Secret; undefined for one that has none, because something else fills it. */
function dataKeys({ value }: KubeObject): string[] | undefined {
  const keys = ['data', 'binaryData', 'stringData'].flatMap((field) => Object.keys(asRecord(value[field]) ?? {}));
  return keys.length === 0 ? undefined : keys;
}
