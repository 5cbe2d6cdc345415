import { items, type Decoded } from '../../kube/object.ts';
import { formatLabelSelector } from '../print/label-text.ts';
import { writeContainers } from './containers.ts';
import { writeAnnotations, writeLabels, writeRows } from './metadata.ts';
import { sortedBy } from './values.ts';
import { writeVolumes } from './volumes.ts';
import type { DescribeWriter } from './writer.ts';

/** The template of a workload's pods. Rule: `DescribePodTemplate`. */
export function writePodTemplate(w: DescribeWriter, template: Decoded): void {
  w.line(0, 'Pod Template:');
  if (!template) {
    w.write(1, '<unset>');
    return;
  }
  const { metadata, spec = {} } = template;
  const indent = '  ';
  writeLabels(w, '  Labels', metadata?.labels);
  if (Object.keys(metadata?.annotations ?? {}).length > 0) writeAnnotations(w, '  Annotations', metadata.annotations);
  if (spec.serviceAccountName) w.line(1, 'Service Account:', spec.serviceAccountName);
  if (items(spec.initContainers).length > 0) writeContainers(w, 'Init Containers', spec.initContainers, { indent });
  writeContainers(w, 'Containers', spec.containers, { indent });
  writeVolumes(w, spec.volumes, indent);
  writeTopologySpread(w, spec.topologySpreadConstraints, indent);
  if (spec.priorityClassName) w.line(1, 'Priority Class Name:', spec.priorityClassName);
  writePlacement(w, spec, indent);
  writeSchedulingGroup(w, spec.schedulingGroup, indent);
}

/** Node selector and tolerations. */
export function writePlacement(w: DescribeWriter, { nodeSelector, tolerations }: Decoded, indent = ''): void {
  writeLabels(w, `${indent}Node-Selectors`, nodeSelector);
  writeRows(w, `${indent}Tolerations`, sortedBy(items(tolerations), ({ key }) => key ?? '').map(tolerationText));
}

/** Rule: `describeSchedulingGroup`. */
export function writeSchedulingGroup(w: DescribeWriter, group: Decoded, indent = ''): void {
  if (!group) return;
  w.line(0, `${indent}SchedulingGroup:`);
  w.line(1, 'PodGroupName:', group.podGroupName);
}

/** Rule: `printTolerationsMultilineWithIndent`. */
function tolerationText({ key = '', operator, value = '', effect = '', tolerationSeconds }: Decoded): string {
  let text = key;
  if (value !== '') text += `=${value}`;
  if (effect !== '') text += `:${effect}`;
  if (operator === 'Exists' && value === '') text += key !== '' || effect !== '' ? ' op=Exists' : 'op=Exists';
  return typeof tolerationSeconds === 'number' ? `${text} for ${tolerationSeconds}s` : text;
}

/** Rule: `describeTopologySpreadConstraints`. */
export function writeTopologySpread(w: DescribeWriter, constraints: Decoded, indent = ''): void {
  const rows = sortedBy(items(constraints), ({ topologyKey }) => topologyKey).map(
    ({ topologyKey, whenUnsatisfiable, maxSkew, labelSelector }) =>
      `${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded` +
      (labelSelector ? ` for selector ${formatLabelSelector(labelSelector)}` : ''),
  );
  if (rows.length > 0) writeRows(w, 'Topology Spread Constraints', rows, indent);
}
