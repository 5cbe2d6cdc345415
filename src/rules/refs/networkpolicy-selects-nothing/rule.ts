import type { Rule } from '../../types.ts';
import { unmatchedSelector } from '../unmatched-selector.ts';
import { pageObjects } from '../workspace-objects.ts';

/** A NetworkPolicy has pods to which it applies. */
export const rule: Rule = {
  id: 'refs/networkpolicy-selects-nothing',
  severity: 'warning',
  summary: 'A NetworkPolicy selects no pod that the page shows.',
  why: `A NetworkPolicy whose \`podSelector\` matches no pod restricts nothing, and nothing says so: the traffic that it
should stop goes on. The labels that count are those of the pods. An empty \`podSelector\` selects every pod of the
namespace and is left alone. It is a warning: the policy is valid, and may wait for pods that come later.`,
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  check({ lesson, report }) {
    for (const object of pageObjects(lesson)) {
      if (object.kind !== 'NetworkPolicy' || object.apiVersion !== 'networking.k8s.io/v1') continue;
      const finding = unmatchedSelector(lesson, object, ['spec', 'podSelector']);
      if (finding !== undefined) report(finding);
    }
  },
};
