import { labelValue } from '../names.ts';
import { items, type Decoded } from '../object.ts';
import type { Path } from '../validation/path.ts';
import { warnAt, type ObjectWarning } from './warning.ts';

/** Rule: `deprecatedNodeLabels` in `pkg/api/node/util.go`. */
const DEPRECATED_LABELS: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region': 'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone': 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type': 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
  'app.kubernetes.io/created-by': 'deprecated since v1.9',
  'scheduler.alpha.kubernetes.io/preferAvoidPods': 'deprecated since v1.22; use Taints and Tolerations instead',
  'node-role.kubernetes.io/master': 'use "node-role.kubernetes.io/control-plane" instead',
};

/** What the server says of a label of nodes that is out of use; `undefined` for all others. */
export function deprecatedNodeLabel(key: unknown): string | undefined {
  return typeof key === 'string' && Object.hasOwn(DEPRECATED_LABELS, key) ? DEPRECATED_LABELS[key] : undefined;
}

/**
 * A term that selects nodes, by labels that are out of use or by values that no label can have. The values are looked
 * at where validation lets them pass, in preferences. Rule: `GetWarningsForNodeSelectorTerm`.
 */
export function nodeSelectorTermWarnings(term: Decoded, path: Path, checkValues: boolean): ObjectWarning[] {
  return items(term?.matchExpressions).flatMap((expression, index) => {
    const at = path.child('matchExpressions').index(index);
    const deprecated = deprecatedNodeLabel(expression.key);
    const warnings = deprecated === undefined ? [] : [warnAt(at.child('key'), `${expression.key} is ${deprecated}`)];
    if (!checkValues) return warnings;
    for (const [position, value] of items(expression.values).entries()) {
      for (const problem of labelValue(value)) warnings.push(warnAt(at.child('values').index(position), `${value} is invalid, ${problem}`));
    }
    return warnings;
  });
}
