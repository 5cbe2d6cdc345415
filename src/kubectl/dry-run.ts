import type { Invocation } from './command.ts';
import { dryRunOf, type DryRun } from './flags/strategies.ts';
import { logLine } from './klog.ts';

/**
 * What `--dry-run` says; its old forms are remarked upon in kubectl's log.
 * @throws CommandError
 */
export function dryRunFlag({ flags, context }: Invocation): DryRun {
  return dryRunOf(flags, (text) => context.err(logLine('W', context.waiting.now(), 'helpers.go:733', text)));
}
