import { Path } from '../../../kube/validation/path.ts';
import { invalid } from '../../../kube/validation/field-error.ts';
import { missedLabels } from '../template-labels.ts';
import type { HelpContext, HelpRow } from './types.ts';

/** Rules: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector and labels. */
export const selectorHelp: readonly HelpRow[] = [
  { message: /`selector` does not match template `labels`/, help: unmatched },
  {
    field: /selector$/,
    message: /empty selector is invalid/,
    help: 'an empty selector would take every Pod of the namespace for its own; write the labels of the template below matchLabels',
  },
  {
    field: /operator$/,
    message: /not a valid (?:selector|pod selector|node selector) operator|not a valid label selector operator/,
    help: ({ field }) => (field.includes('nodeAffinity') ? 'the operators are In, NotIn, Exists, DoesNotExist, Gt and Lt' : 'the operators are In, NotIn, Exists and DoesNotExist'),
  },
  {
    field: /values$/,
    message: /must be specified when `operator` is 'In' or 'NotIn'/,
    help: 'In and NotIn compare with values; list them, or write operator: Exists',
  },
  {
    field: /values$/,
    message: /may not be specified when `operator` is/,
    help: 'Exists and DoesNotExist ask for the key alone; delete values, or write operator: In',
  },
  {
    field: /values$/,
    message: /must be specified single value when `operator` is 'Lt' or 'Gt'/,
    help: 'Gt and Lt compare with one number; write one value, in quotes',
  },
  {
    field: /selector$/,
    message: /invalid label selector/,
    help: 'the selector cannot be read; the errors of its fields say why',
  },
];

function unmatched({ object }: HelpContext, match: RegExpExecArray): string {
  const missed = missedLabels(object, invalid(Path.root('labels'), null, match[0])) ?? [];
  const why = 'the Pods of the template would not be found again by the selector';
  const [first] = missed;
  if (first === undefined) return `${why}; give the template the labels that the selector asks for`;
  const label = missed.map(({ key, wanted }) => `${key}: ${wanted}`).join(', ');
  return `${why}; write the same in both, such as ${label} in the labels of the template`;
}
