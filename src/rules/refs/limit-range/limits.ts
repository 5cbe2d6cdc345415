import type { FieldPath } from '../../../text/field-path.ts';
import { asRecord, asText, type KubeObject } from '../objects.ts';
import { recordsAt } from '../pod-specs.ts';

/** What a LimitRange says of one resource of one container, or of a claim. */
export interface ResourceLimit {
  type: string;
  resource: string;
  min?: unknown;
  max?: unknown;
  /** The limit of a container that has none. */
  defaultLimit?: unknown;
  /** Where it is written. */
  path: FieldPath;
}

/**
 * Reads a LimitRange.
 * Rule: the limit of a container that has none is `default`, else `max` (`SetDefaults_LimitRangeItem`).
 */
export function limitsOf(range: KubeObject): ResourceLimit[] {
  return recordsAt(range.value, ['spec', 'limits']).flatMap(({ record, path }) => {
    const field = (name: string): Readonly<Record<string, unknown>> => asRecord(record[name]) ?? {};
    const [min, max, standard] = [field('min'), field('max'), field('default')];
    const resources = new Set([...Object.keys(min), ...Object.keys(max), ...Object.keys(standard)]);
    return [...resources].map((resource) => ({
      type: asText(record['type']),
      resource,
      min: min[resource],
      max: max[resource],
      defaultLimit: standard[resource] ?? max[resource],
      path,
    }));
  });
}
