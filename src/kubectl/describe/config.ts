import { sortedEntries, type KubeObject } from '../../kube/object.ts';
import { formatLabels, formatLabelSelector } from '../print/label-text.ts';
import { writeEvents } from './events.ts';
import { writeHead } from './metadata.ts';
import type { Related } from './related.ts';
import { count, decodedLength } from './values.ts';
import type { DescribeWriter } from './writer.ts';

/** Rule: `ConfigMapDescriber`. */
export function describeConfigMap(w: DescribeWriter, configMap: KubeObject, related: Related): void {
  writeHead(w, configMap);
  w.write(0, '\nData\n====\n');
  for (const [key, value] of sortedEntries(configMap['data'])) w.write(0, `${key}:\n----\n${value}\n\n`);
  w.write(0, '\nBinaryData\n====\n');
  for (const [key, value] of sortedEntries(configMap['binaryData'])) w.line(0, `${key}: ${decodedLength(value)} bytes`);
  w.line(0);
  writeEvents(w, configMap, related);
}

/** Sizes only, but for the token of a service account. Rule: `describeSecret`. */
export function describeSecret(w: DescribeWriter, secret: KubeObject): void {
  writeHead(w, secret);
  w.write(0, `\nType:\t${secret['type'] ?? ''}\n`);
  w.write(0, '\nData\n====\n');
  for (const [key, value] of sortedEntries(secret['data'])) {
    const isToken = key === 'token' && secret['type'] === 'kubernetes.io/service-account-token';
    w.line(0, `${key}:`, isToken ? atob(value) : `${decodedLength(value)} bytes`);
  }
}

/** Rule: `describePriorityClass`. */
export function describePriorityClass(w: DescribeWriter, priorityClass: KubeObject, related: Related): void {
  w.line(0, 'Name:', priorityClass.metadata.name);
  w.line(0, 'Value:', count(priorityClass['value']));
  w.line(0, 'GlobalDefault:', priorityClass['globalDefault'] === true);
  w.line(0, 'PreemptionPolicy:', priorityClass['preemptionPolicy']);
  w.line(0, 'Description:', priorityClass['description']);
  // Also what `kubectl apply` remembers, which ends in a line break.
  w.line(0, 'Annotations:', formatLabels(priorityClass.metadata.annotations));
  writeEvents(w, priorityClass, related);
}

/** Rule: `describePodDisruptionBudgetV1`. */
export function describeDisruptionBudget(w: DescribeWriter, budget: KubeObject, related: Related): void {
  const { metadata, spec, status = {} } = budget;
  w.line(0, 'Name:', metadata.name);
  w.line(0, 'Namespace:', metadata.namespace);
  if (spec?.minAvailable !== undefined) w.line(0, 'Min available:', spec.minAvailable);
  else if (spec?.maxUnavailable !== undefined) w.line(0, 'Max unavailable:', spec.maxUnavailable);
  w.line(0, 'Selector:', spec?.selector ? formatLabelSelector(spec.selector) : '<unset>');
  w.line(0, 'Status:');
  w.line(2, 'Allowed disruptions:', count(status.disruptionsAllowed));
  w.line(2, 'Current:', count(status.currentHealthy));
  w.line(2, 'Desired:', count(status.desiredHealthy));
  w.line(2, 'Total:', count(status.expectedPods));
  writeEvents(w, budget, related);
}
