import type { Command, Invocation } from '../command.ts';
import { parseLabelSelector } from '../../cluster/api/label-selector.ts';
import type { ApiClient } from '../../cluster/api/requests.ts';
import { removePods } from '../drain/evict-pods.ts';
import { cordonNodes, DRY_RUN_SUFFIX, nodesOf } from '../drain/nodes.ts';
import { podsToDelete } from '../drain/pods-to-delete.ts';
import { dryRunFlag } from '../dry-run.ts';
import { CommandError, ErrorList } from '../errors/command-error.ts';
import { Interrupted } from '../context.ts';
import { errorMessage } from '../errors/error-text.ts';
import type { DryRun } from '../flags/strategies.ts';
import { nameLine } from '../print/name.ts';
import { withWarnings } from '../warning-client.ts';

/** `kubectl drain`. Rule: `DrainCmdOptions.RunDrain` of kubectl. */
export const command: Command = {
  path: 'drain',
  async run(invocation) {
    const { flags, out, err } = invocation;
    const dryRun = dryRunFlag(invocation);
    checkPodSelector(flags.text('pod-selector'));
    const nodes = nodesOf(invocation);
    cordonNodes(invocation, nodes, true, dryRun);
    const { client } = withWarnings(invocation);
    const failures = new Map<string, unknown>();
    for (const { name, object } of nodes) {
      try {
        await drainNode(invocation, client, name, dryRun);
        out(nameLine(object!, `drained${DRY_RUN_SUFFIX[dryRun]}`));
      } catch (error) {
        if (error instanceof Interrupted) throw error;
        failures.set(name, error);
        err(`error: unable to drain node ${JSON.stringify(name)} due to error: ${errorMessage(error)}, continuing command...\n`);
      }
    }
    if (failures.size === 0) return 0;
    err(`There are pending nodes to be drained:\n${[...failures.keys()].map((name) => ` ${name}\n`).join('')}`);
    const errors = [...failures.values()].flatMap((error) => (error instanceof ErrorList ? error.errors : [error]));
    throw errors.length === 1 ? errors[0] : new ErrorList(errors);
  },
};

function checkPodSelector(text: string): void {
  try {
    parseLabelSelector(text);
  } catch {
    throw new CommandError('--pod-selector=<pod_selector> must be a valid label selector');
  }
}

/** Rule: `deleteOrEvictPodsSimple`. */
async function drainNode(invocation: Invocation, client: ApiClient, node: string, dryRun: DryRun): Promise<void> {
  const { flags, context, out, err } = invocation;
  const found = podsToDelete(client, node, flags, context.waiting.now());
  if (found.errors.length > 0) throw found.errors.length === 1 ? found.errors[0] : new ErrorList(found.errors);
  if (found.warnings !== '') err(`Warning: ${found.warnings}\n`);
  if (dryRun === 'client') {
    for (const { metadata: { namespace, name } } of found.pods) out(`evicting pod ${namespace}/${name} (dry run)\n`);
    return;
  }
  try {
    await removePods(invocation, client, found.pods, dryRun);
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    const { pods, errors } = podsToDelete(client, node, flags, context.waiting.now());
    if (pods.length > 0) {
      err(`There are pending pods in node ${JSON.stringify(node)} when an error occurred: ${errorMessage(error)}\n${pods.map(({ metadata }) => `pod/${metadata.name}\n`).join('')}`);
    }
    if (errors.length > 0) err(`Following errors occurred while getting the list of pods to delete:\n${errorMessage(new ErrorList(errors))}`);
    throw error;
  }
}
