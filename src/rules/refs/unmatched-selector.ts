import type { Lesson } from '../../lesson/types.ts';
import { formatFieldPath, type FieldPath } from '../../text/field-path.ts';
import { otherSources } from '../other-sources.ts';
import type { RuleReport } from '../types.ts';
import { arePodsElsewhere } from './elsewhere.ts';
import { inventoryOf } from './known-objects.ts';
import { formatSelector, isEmptySelector, meetsSelector, readLabelSelector } from './label-selectors.ts';
import { describePlace, mayShareNamespace, placeOf, relatedPlace, valueAt, type KubeObject } from './objects.ts';
import { pageTemplates } from './pod-specs.ts';
import { formatLabels, hasPlaceholder, likeness } from './selectors.ts';
import { wholeOf } from './sentences.ts';

/** Outside of our own lessons, nothing less alike than this is taken for the labels that were meant. */
const CLEARLY_MEANT = 4;

/** The nearest labels are looked for among so many pods. */
const MOST_COMPARED = 200;

/**
 * What is wrong with an object's label selector that should select pods of the page and selects
 * none of them; undefined where it selects some, where the page shows none, or where they may be elsewhere.
 */
export function unmatchedSelector(lesson: Lesson, object: KubeObject, path: FieldPath): RuleReport | undefined {
  const selector = readLabelSelector(valueAt(object.value, path));
  if (selector === undefined || isEmptySelector(selector)) return undefined;
  const others = otherSources(lesson);
  if (others.unknownObjects || others.labels.some((labels) => meetsSelector(selector, labels))) return undefined;
  const templates = pageTemplates(lesson).filter((template) => mayShareNamespace(template.owner, object));
  if (templates.some(({ labels }) => hasPlaceholder(labels) || meetsSelector(selector, labels))) return undefined;
  if (arePodsElsewhere(lesson, object, (labels) => meetsSelector(selector, labels))) return undefined;
  const ranked = templates
    .slice(0, MOST_COMPARED)
    .map((template) => ({ template, score: likeness(selector.matchLabels, template.labels) }))
    .toSorted((a, b) => b.score - a.score);
  const [nearest] = ranked;
  const { complete } = inventoryOf(lesson);
  if (nearest === undefined || (!complete && nearest.score < CLEARLY_MEANT)) return undefined;
  const { owner, labels, labelsPath } = nearest.template;
  const hasLabels = Object.keys(labels).length > 0;
  const at = hasLabels ? labelsPath : ['metadata', 'name'];
  const place = describePlace(owner, at, 'key');
  return {
    range: placeOf(object, path, 'key'),
    path: formatFieldPath(path),
    message: `the selector ${formatSelector(selector)} of ${object.kind} ${object.name} matches no pod ${wholeOf(lesson).of}; ${place} labels its pods ${hasLabels ? formatLabels(labels) : 'with nothing'}`,
    help: 'write labels of the pods into the selector (those of spec.template.metadata.labels)',
    related: [relatedPlace(owner, at, 'the pods that are most alike', 'key')],
    ...(complete ? {} : { severity: 'warning' as const }),
  };
}
