import { notFound } from '../../cluster/api/status-error.ts';
import type { Usage } from '../../cluster/kubelet/agents.ts';
import type { KubeObject } from '../../kube/object.ts';
import { parseQuantity } from '../../kube/quantity-value.ts';
import type { Command } from '../command.ts';
import { CommandError, UsageError } from '../errors/command-error.ts';
import { NO_METRICS, sortUsage, usageTable } from '../top/usage-table.ts';

/** What the metrics API calls its nodes. */
const METRICS = { group: 'metrics.k8s.io', plural: 'nodemetrics' };

/** `kubectl top node`. Rule: `TopNodeOptions` of kubectl. */
export const command: Command = {
  path: 'top node',
  run({ args, flags, out, err, context, client }) {
    if (args.length > 1) throw new UsageError('top node', `[${args.join(' ')}]`);
    const sortBy = flags.text('sort-by');
    if (!['', 'cpu', 'memory'].includes(sortBy)) throw new CommandError('--sort-by accepts only cpu or memory');
    const [name] = args;
    if (name !== undefined && flags.text('selector') !== '') throw new CommandError('only one of NAME or --selector can be provided');
    const measured = context.agents.nodeUsage();
    if (measured === undefined) throw new CommandError(NO_METRICS);
    const resource = client.resources().find(({ group, plural }) => group === '' && plural === 'nodes')!;
    const nodes = client.list({ resource }, { labelSelector: flags.text('selector') }).items.filter(({ metadata }) => name === undefined || metadata.name === name);
    if (name !== undefined && nodes.length === 0) throw notFound(METRICS, name);
    const rows = nodes.flatMap((node) => {
      const found = measured.find((one) => one.node === node.metadata.name);
      return found === undefined ? [] : [{ names: [found.node], usage: found.usage, capacity: capacityOf(node, flags.bool('show-capacity')) }];
    });
    if (rows.length === 0) {
      err('No resources found\n');
      return 0;
    }
    const headers = ['NAME', 'CPU(cores)', 'CPU(%)', 'MEMORY(bytes)', 'MEMORY(%)'];
    out(usageTable(headers, sortUsage(rows, sortBy), { noHeaders: flags.bool('no-headers') }));
    return 0;
  },
};

function capacityOf({ status }: KubeObject, whole: boolean): Usage {
  const { cpu = '0', memory = '0' } = (whole ? status?.capacity : status?.allocatable) ?? {};
  return { milliCpu: numberOf(cpu) * 1000, bytes: numberOf(memory) };
}

function numberOf(text: string): number {
  return Number(parseQuantity(text)?.nano ?? 0n) / 1e9;
}
