import { formatQuantity, type Quantity } from '../../kube/quantity-value.ts';
import type { KubeObject } from '../../kube/object.ts';
import { addAmounts, amountsOf, podAmounts, type Amounts, type Side } from './pod-resources.ts';
import type { Related } from './related.ts';
import type { DescribeWriter } from './writer.ts';

const ZERO: Quantity = { nano: 0n, format: 'DecimalSI' };
const MILLION = 1_000_000n;
const BILLION = 1_000_000_000n;
const STANDARD = ['cpu', 'memory', 'ephemeral-storage'];

/** The pods of a node with what they ask for, and the sums. Rule: `describeNodeResource`. */
export function writeNodeResources(w: DescribeWriter, { status }: KubeObject, pods: readonly KubeObject[], related: Related): void {
  const allocatable = amountsOf(Object.keys(status?.allocatable ?? {}).length > 0 ? status.allocatable : status?.capacity);
  w.line(0, 'Non-terminated Pods:', `(${pods.length} in total)`);
  w.line(1, 'Namespace', 'Name', '', 'CPU Requests', 'CPU Limits', 'Memory Requests', 'Memory Limits', 'Age');
  w.line(1, '---------', '----', '', '------------', '----------', '---------------', '-------------', '---');
  for (const pod of pods) {
    const requests = podAmounts(pod, 'requests', true);
    const limits = podAmounts(pod, 'limits', true);
    const cells = ['cpu', 'memory'].flatMap((name) => [requests, limits].map((amounts) => shareText(name, amounts, allocatable)));
    w.line(1, pod.metadata.namespace, pod.metadata.name, '', ...cells, related.age(pod.metadata.creationTimestamp));
  }
  w.write(0, 'Allocated resources:\n  (Total limits may be over 100 percent, i.e., overcommitted.)\n');
  w.line(1, 'Resource', 'Requests', 'Limits');
  w.line(1, '--------', '--------', '------');
  const sums = [sumOf(pods, 'requests'), sumOf(pods, 'limits')];
  const names = [...allocatable.keys()].sort();
  for (const name of [...STANDARD, ...names.filter(isHugePages)]) w.line(1, name, ...sums.map((sum) => shareText(name, sum, allocatable)));
  for (const name of names.filter((other) => !STANDARD.includes(other) && !isHugePages(other) && other !== 'pods')) {
    w.line(1, name, ...sums.map((sum) => formatQuantity(sum.get(name) ?? ZERO)));
  }
}

function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}

/** The sums do not look at the status, other than the rows. Rule: `getPodsTotalRequestsAndLimits`. */
function sumOf(pods: readonly KubeObject[], side: Side): Amounts {
  const sum: Amounts = new Map();
  for (const pod of pods) addAmounts(sum, podAmounts(pod, side, false));
  return sum;
}

/** `500m (6%)`: an amount with the part that it is of the node, rounded down. */
function shareText(name: string, amounts: Amounts, allocatable: Amounts): string {
  const quantity = amounts.get(name) ?? ZERO;
  const unit = name === 'cpu' ? MILLION : BILLION;
  const units = ({ nano }: Quantity): number => Number((nano + unit - 1n) / unit);
  const all = units(allocatable.get(name) ?? ZERO);
  return `${formatQuantity(quantity)} (${all === 0 ? 0 : Math.trunc((units(quantity) / all) * 100)}%)`;
}
