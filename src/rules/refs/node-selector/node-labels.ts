import type { Lesson } from '../../../lesson/types.ts';
import { readKubectl } from '../../kubectl-arguments.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import { asRecord, asText, valueAt } from '../objects.ts';
import { labelsOf } from '../pod-templates.ts';
import { resourceKind } from '../resource-kinds.ts';

/** A label that a page gives to nodes. */
export interface NodeLabel {
  key: string;
  value: string;
  line: number;
}

/**
 * The labels that the commands of a page (`kubectl label nodes NAME key=value`) and the Node
 * manifests in it give to nodes; undefined where something else may label them: a word that the
 * shell fills in, or the configuration of a local cluster.
 */
export function nodeLabels(lesson: Lesson): NodeLabel[] | undefined {
  const labels: NodeLabel[] = [];
  for (const block of lesson.blocks) {
    for (const { value } of block.yaml?.documents ?? []) {
      const kind = asRecord(value)?.['kind'];
      if (['Cluster', 'ClusterConfig', 'Simple', 'NodePool', 'MachineDeployment'].includes(asText(kind))) return undefined;
      if (kind !== 'Node') continue;
      for (const [key, label] of Object.entries(labelsOf(valueAt(value, ['metadata', 'labels'])))) {
        labels.push({ key, value: label, line: block.range.start.line });
      }
    }
  }
  for (const { simple } of simpleCommands(lesson)) {
    if (simple.words.some(({ value }) => /node-?labels?\b/i.test(value))) return undefined;
    const kubectl = readKubectl(simple);
    const [first] = kubectl?.operands ?? [];
    if (kubectl?.verb !== 'label' || first === undefined || resourceKind(first.value.split('/')[0]!) !== 'Node') continue;
    for (const { value, dynamic, range } of kubectl.operands.slice(1)) {
      const equals = value.indexOf('=');
      if (equals < 0) continue;
      if (dynamic || /[<>{}]/.test(value)) return undefined;
      labels.push({ key: value.slice(0, equals), value: value.slice(equals + 1), line: range.start.line });
    }
  }
  return labels;
}
