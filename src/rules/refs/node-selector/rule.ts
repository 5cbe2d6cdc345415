import { nearestName } from '../../../kube/nearest.ts';
import { formatFieldPath } from '../../../text/field-path.ts';
import type { Rule } from '../../types.ts';
import { inventoryOf } from '../known-objects.ts';
import { placeOf } from '../objects.ts';
import { labelsOf } from '../pod-templates.ts';
import { podSpecs } from '../pod-specs.ts';
import { hasPlaceholder } from '../selectors.ts';
import { tellsOfFailure } from '../told-failure.ts';
import { nodeLabels, type NodeLabel } from './node-labels.ts';

/** Pods that ask for a label of their node need a node that has it. */
export const rule: Rule = {
  id: 'refs/node-selector',
  severity: 'error',
  summary: 'A nodeSelector asks for a label that no node has and no command gives.',
  why: `A pod whose \`nodeSelector\` no node satisfies stays \`Pending\`: \`node(s) didn't match Pod's node
affinity/selector\`. Nodes get labels of one's own by \`kubectl label nodes NAME key=value\`.

Keys with a prefix (\`kubernetes.io/arch\`, \`topology.kubernetes.io/zone\`) usually come with the cluster and are reported
only where the page gives that key another value. On pages other than lessons the same holds for every key.`,
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/assign-pods-nodes/',
  check({ lesson, report }) {
    const inventory = inventoryOf(lesson);
    const given = nodeLabels(lesson);
    if (inventory.open || given === undefined || tellsOfFailure(lesson, /didn't match Pod's node affinity|node affinity\/selector/)) return;
    for (const { owner, spec, path } of podSpecs(lesson)) {
      const selector = labelsOf(spec['nodeSelector']);
      if (hasPlaceholder(selector)) continue;
      for (const [key, value] of Object.entries(selector)) {
        if (given.some((label) => label.key === key && label.value === value)) continue;
        const meant = probablyMeant(given, key, value);
        if (meant === undefined && (!inventory.complete || key.includes('/'))) continue;
        const at = [...path, 'nodeSelector', key];
        const says = meant === undefined ? '' : `; line ${meant.line} gives a node ${meant.key}=${meant.value}`;
        report({
          range: placeOf(owner, at, 'key'),
          path: formatFieldPath(at),
          message: `the pods need a node with the label ${key}=${value}, which nothing on this page gives to one${says}`,
          help:
            meant === undefined
              ? `label a node first: kubectl label nodes NAME ${key}=${value}`
              : `write ${meant.key}: ${meant.value} here, or give a node the label ${key}=${value}`,
          ...(inventory.complete ? {} : { severity: 'warning' as const }),
        });
      }
    }
  },
};

/** The label that was meant: the same key with another value, or the same value under a key that is nearly the same. */
function probablyMeant(given: readonly NodeLabel[], key: string, value: string): NodeLabel | undefined {
  const sameKey = given.find((label) => label.key === key);
  if (sameKey !== undefined) return sameKey;
  const nearest = nearestName(key, given.map((label) => label.key));
  return given.find((label) => label.key === nearest && label.value === value);
}
