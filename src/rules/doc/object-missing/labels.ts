import type { Lesson, Word } from '../../../lesson/types.ts';
import { partOfWord } from '../../command-words.ts';
import { kindOfType } from '../../../kube/resources/resource-types.ts';
import { lineFlag, type KubectlLine } from '../../kubectl/read-line.ts';
import { otherSources } from '../../other-sources.ts';
import { asRecord, valueAt } from '../../refs/objects.ts';
import { labelsOf, podTemplateOf } from '../../refs/pod-templates.ts';
import { pageObjects } from '../../refs/workspace-objects.ts';

/** A pair `name=value` of `-l`. */
export interface SelectedLabel {
  name: string;
  value: Word;
  /** The name where it is written. */
  key: Word;
}

const WITH_SELECTOR = /^(?:get|delete|describe|logs|wait|top pod|scale|rollout \w+)$/;

/**
 * The equality pairs by which a command selects objects that a page may make; nodes and the like have
 * labels of their own.
 */
export function selectedLabels(line: KubectlLine): SelectedLabel[] {
  const selector = lineFlag(line, 'selector')?.value;
  if (selector === undefined || selector.dynamic || !WITH_SELECTOR.test(line.command.path) || line.unsure) return [];
  const types = line.operands[0]?.value.split(',') ?? [];
  if (line.command.path !== 'logs' && line.command.path !== 'top pod' && !types.every((type) => OWN.has(kindOfType(type) ?? ''))) return [];
  const pairs: SelectedLabel[] = [];
  let start = 0;
  for (const part of selector.value.split(',')) {
    const match = /^(\s*[\w./-]+?\s*==?\s*)([\w.-]+)\s*$/.exec(part);
    if (match !== null) {
      const name = match[1]!.replace(/[=\s]/g, '');
      const from = start + match[1]!.length;
      const first = start + match[1]!.search(/\S/);
      pairs.push({ name, value: partOfWord(selector, from, from + match[2]!.length), key: partOfWord(selector, first, first + name.length) });
    }
    start += part.length + 1;
  }
  return pairs;
}

const OWN = new Set(['Pod', 'Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Service', 'ReplicationController']);

/** The values that a label has on the page's objects and pods; undefined when commands may give it others. */
export function valuesOfLabel(lesson: Lesson, name: string): string[] | undefined {
  if (otherSources(lesson).unknownObjects) return undefined;
  return [...new Set(labelSets(lesson).flatMap((labels) => (Object.hasOwn(labels, name) ? [labels[name]!] : [])))];
}

/** The names of the labels that have a value on the page's objects and pods. */
export function namesOfLabel(lesson: Lesson, value: string): string[] {
  return [...new Set(labelSets(lesson).flatMap((labels) => Object.keys(labels).filter((name) => labels[name] === value)))];
}

function labelSets(lesson: Lesson): Readonly<Record<string, string>>[] {
  const objects = pageObjects(lesson).flatMap((object) => {
    const labels = labelsOf(valueAt(object.value, ['metadata', 'labels']));
    return [labels, podTemplateOf(object)?.labels ?? {}, labelsOf(asRecord(valueAt(object.value, ['spec', 'selector'])))];
  });
  return [...objects, ...otherSources(lesson).labels];
}
