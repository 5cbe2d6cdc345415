import { items, type Decoded } from '../../kube/object.ts';
import { timeText } from './values.ts';
import type { DescribeWriter } from './writer.ts';

/** Type, status and reason, as replica controllers and Deployments show their conditions. */
export function writeReasons(w: DescribeWriter, conditions: Decoded): void {
  if (items(conditions).length === 0) return;
  w.write(0, 'Conditions:\n  Type\tStatus\tReason\n');
  w.line(1, '----', '------', '------');
  for (const { type, status, reason } of items(conditions)) w.line(1, `${type} `, status, reason);
}

/** Type, status, time of the last change, reason and message. */
export function writeTransitions(w: DescribeWriter, conditions: Decoded): void {
  w.line(0, 'Conditions:');
  w.line(1, 'Type', 'Status', 'LastTransitionTime', 'Reason', 'Message');
  w.line(1, '----', '------', '------------------', '------', '-------');
  for (const { type, status, lastTransitionTime, reason, message } of items(conditions)) {
    w.line(1, type, status, timeText(lastTransitionTime), reason, message);
  }
}

/** The same with the time of the last probe or heartbeat, whose title is given with the line below it. */
export function writeProbedConditions(w: DescribeWriter, conditions: Decoded, title: string, field: string): void {
  if (items(conditions).length === 0) return;
  w.line(0, 'Conditions:');
  w.line(1, 'Type', 'Status', title, 'LastTransitionTime', 'Reason', 'Message');
  w.line(1, '----', '------', '-----------------', '------------------', '------', '-------');
  for (const condition of items(conditions)) {
    const { type, status, lastTransitionTime, reason = '', message } = condition;
    w.line(1, `${type} `, `${status} `, `${timeText(condition[field])} `, `${timeText(lastTransitionTime)} `, `${reason} `, message);
  }
}
