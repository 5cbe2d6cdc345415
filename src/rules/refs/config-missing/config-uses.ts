import { formatFieldPath, type FieldPath } from '../../../text/field-path.ts';
import { asRecord, asString, asText, type KubeObject } from '../objects.ts';
import { allContainers, recordsAt, type PodSpec } from '../pod-specs.ts';

/** A use of a ConfigMap or Secret that must be there. */
export interface ConfigUse {
  owner: KubeObject;
  kind: 'ConfigMap' | 'Secret';
  name: string;
  /** The field that holds the name. */
  path: FieldPath;
  /** The keys that it needs, and where each is written. */
  keys: { key: string; path: FieldPath }[];
  /** What uses it: `volume "config" mounts`. */
  does: string;
}

const IN_ENV = [
  ['configMapKeyRef', 'ConfigMap'],
  ['secretKeyRef', 'Secret'],
] as const;
const IN_ENV_FROM = [
  ['configMapRef', 'ConfigMap'],
  ['secretRef', 'Secret'],
] as const;

/** The ConfigMaps and Secrets that pods need to start; what is `optional: true` is left out. */
export function configUses(pod: PodSpec): ConfigUse[] {
  return [...inVolumes(pod), ...inContainers(pod)];
}

function inVolumes({ owner, path }: PodSpec): ConfigUse[] {
  return recordsAt(owner.value, [...path, 'volumes']).flatMap(({ record, path: volumePath }) => {
    const does = `volume ${JSON.stringify(record['name'] ?? '')} mounts`;
    const uses = [
      use(owner, 'ConfigMap', record['configMap'], [...volumePath, 'configMap'], 'name', does),
      use(owner, 'Secret', record['secret'], [...volumePath, 'secret'], 'secretName', does),
    ];
    for (const source of recordsAt(owner.value, [...volumePath, 'projected', 'sources'])) {
      uses.push(
        use(owner, 'ConfigMap', source.record['configMap'], [...source.path, 'configMap'], 'name', does),
        use(owner, 'Secret', source.record['secret'], [...source.path, 'secret'], 'name', does),
      );
    }
    return uses.flat();
  });
}

function inContainers(pod: PodSpec): ConfigUse[] {
  const { owner } = pod;
  return allContainers(pod).flatMap(({ path }) => {
    const uses: ConfigUse[] = [];
    for (const { record, path: entry } of recordsAt(owner.value, [...path, 'env'])) {
      for (const [field, kind] of IN_ENV) {
        const ref = asRecord(asRecord(record['valueFrom'])?.[field]);
        uses.push(...use(owner, kind, ref, [...entry, 'valueFrom', field], 'name', `variable ${asText(record['name'])} comes from`));
      }
    }
    for (const { record, path: entry } of recordsAt(owner.value, [...path, 'envFrom'])) {
      for (const [field, kind] of IN_ENV_FROM) {
        uses.push(...use(owner, kind, record[field], [...entry, field], 'name', `${formatFieldPath(entry.slice(-2))} takes all of`));
      }
    }
    return uses;
  });
}

function use(owner: KubeObject, kind: ConfigUse['kind'], value: unknown, path: FieldPath, field: string, does: string): ConfigUse[] {
  const source = asRecord(value);
  const name = asString(source?.[field]);
  if (source === undefined || name === undefined || source['optional'] === true) return [];
  const keys: ConfigUse['keys'] = [];
  const key = asString(source['key']);
  if (key !== undefined) keys.push({ key, path: [...path, 'key'] });
  for (const item of recordsAt(source, ['items'])) {
    const itemKey = asString(item.record['key']);
    if (itemKey !== undefined) keys.push({ key: itemKey, path: [...path, ...item.path, 'key'] });
  }
  return [{ owner, kind, name, path: [...path, field], keys, does }];
}
