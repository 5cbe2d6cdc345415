import { notFound } from '../../cluster/api/status-error.ts';
import type { Usage } from '../../cluster/kubelet/agents.ts';
import type { Command, Invocation } from '../command.ts';
import { CommandError, UsageError } from '../errors/command-error.ts';
import { NO_METRICS, sortUsage, usageTable, type UsageRow } from '../top/usage-table.ts';

/** What the metrics API calls its pods. */
const METRICS = { group: 'metrics.k8s.io', plural: 'podmetrics' };

type PodUsage = NonNullable<ReturnType<Invocation['context']['agents']['podUsage']>>[number];

/** `kubectl top pod`. Rule: `TopPodOptions` of kubectl. */
export const command: Command = {
  path: 'top pod',
  run(invocation) {
    const { args, flags, out, err, context } = invocation;
    if (args.length > 1) throw new UsageError('top pod', `[${args.join(' ')}]`);
    const sortBy = flags.text('sort-by');
    if (!['', 'cpu', 'memory'].includes(sortBy)) throw new CommandError('--sort-by accepts only cpu or memory');
    const [name] = args;
    if (name !== undefined && (flags.text('selector') !== '' || flags.text('field-selector') !== '')) {
      throw new CommandError('only one of NAME or selector can be provided');
    }
    invocation.client.resources();
    const everywhere = flags.bool('all-namespaces');
    const namespace = everywhere ? undefined : invocation.namespace;
    const measured = context.agents.podUsage(namespace, { labelSelector: flags.text('selector'), fieldSelector: flags.text('field-selector') });
    if (measured === undefined) throw new CommandError(NO_METRICS);
    const pods = measured.filter(({ pod }) => name === undefined || pod === name);
    if (name !== undefined && pods.length === 0) throw notFound(METRICS, `${invocation.namespace}/${name}`);
    if (pods.length === 0) {
      err(everywhere ? 'No resources found\n' : `No resources found in ${invocation.namespace} namespace.\n`);
      return 0;
    }
    const perContainer = flags.bool('containers');
    const headers = [...(everywhere ? ['NAMESPACE'] : []), ...(perContainer ? ['POD'] : []), 'NAME', 'CPU(cores)', 'MEMORY(bytes)'];
    const rows = pods.flatMap((pod) => rowsOf(pod, everywhere, perContainer));
    out(usageTable(headers, sortUsage(rows, sortBy), { noHeaders: flags.bool('no-headers'), sum: flags.bool('sum') }));
    return 0;
  },
};

function rowsOf({ namespace, pod, containers }: PodUsage, everywhere: boolean, perContainer: boolean): UsageRow[] {
  const names = [...(everywhere ? [namespace] : []), pod];
  if (perContainer) return Object.entries(containers).map(([container, usage]) => ({ names: [...names, container], usage }));
  const usage = Object.values(containers).reduce<Usage>((sum, one) => ({ milliCpu: sum.milliCpu + one.milliCpu, bytes: sum.bytes + one.bytes }), { milliCpu: 0, bytes: 0 });
  return [{ names, usage }];
}
