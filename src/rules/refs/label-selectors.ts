import { selects as selectsLabels } from '../../kube/selector.ts';
import { asList, asRecord, asText, valueAt, type KubeObject } from './objects.ts';
import { labelsOf } from './pod-templates.ts';
import { formatLabels, hasPlaceholder } from './selectors.ts';

/** A label selector as workloads, budgets and policies have it. */
export interface LabelSelector {
  matchLabels: Readonly<Record<string, string>>;
  matchExpressions: readonly Expression[];
}

interface Expression {
  key: string;
  operator: string;
  values: string[];
}

/** Reads `matchLabels` and `matchExpressions`; undefined for something else, or where a placeholder stands in it. */
export function readLabelSelector(value: unknown): LabelSelector | undefined {
  const selector = asRecord(value);
  if (selector === undefined) return undefined;
  const matchLabels = labelsOf(selector['matchLabels']);
  const matchExpressions: Expression[] = [];
  for (const item of asList(selector['matchExpressions'])) {
    const { key, operator, values } = asRecord(item) ?? {};
    if (typeof key !== 'string' || typeof operator !== 'string') return undefined;
    matchExpressions.push({ key, operator, values: asList(values).map(asText) });
  }
  return hasPlaceholder(matchLabels) ? undefined : { matchLabels, matchExpressions };
}

/** Whether it has no condition at all, so that it selects everything. */
export function isEmptySelector({ matchLabels, matchExpressions }: LabelSelector): boolean {
  return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
}

/** Whether labels meet all conditions of a selector. */
export function meetsSelector(selector: LabelSelector, labels: Readonly<Record<string, string>>): boolean {
  return selectsLabels(selector, labels);
}

/** A selector as kubectl writes it: `app=api,tier in (web,api)`. */
export function formatSelector({ matchLabels, matchExpressions }: LabelSelector): string {
  const words: Record<string, string> = { In: 'in', NotIn: 'notin' };
  const expressions = matchExpressions.map(({ key, operator, values }) => {
    if (operator === 'Exists') return key;
    if (operator === 'DoesNotExist') return `!${key}`;
    return `${key} ${words[operator] ?? operator} (${values.join(',')})`;
  });
  return [formatLabels(matchLabels), ...expressions].filter((text) => text !== '').join(',');
}

const CONTROLLERS = new Set(['DaemonSet', 'Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet']);

/** The selector by which a controller knows its pods; undefined for another kind, or without one. */
export function controllerSelector(object: KubeObject): LabelSelector | undefined {
  if (!CONTROLLERS.has(object.kind)) return undefined;
  const selector = valueAt(object.value, ['spec', 'selector']);
  const read = readLabelSelector(object.kind === 'ReplicationController' ? { matchLabels: selector } : selector);
  return read === undefined || isEmptySelector(read) ? undefined : read;
}
