import { SERVER_SIDE_MANAGER } from '../apply/migrate.ts';
import { prune, pruneResources } from '../apply/prune.ts';
import { fileOptions, requireFiles } from '../arguments/file-flags.ts';
import { select } from '../arguments/select.ts';
import type { Command, Invocation } from '../command.ts';
import { fileName, statesOf, type States } from '../diff/states.ts';
import { unifiedDiff } from '../diff/unified.ts';
import { CommandError, Exit, UsageError } from '../errors/command-error.ts';
import { failureOf } from '../errors/error-text.ts';
import { withoutManagedFields } from '../print/list.ts';
import { printYaml } from '../print/yaml.ts';
import { withWarnings } from '../warning-client.ts';

/** How it ends when there are differences, and when something went wrong. */
const DIFFERENT = 1;
const FAILED = 2;

/** `kubectl diff`. Rule: `DiffOptions` of kubectl. */
export const command: Command = {
  path: 'diff',
  async run(invocation) {
    try {
      return await diff(invocation);
    } catch (error) {
      const { text } = failureOf(error);
      invocation.err(text);
      throw new Exit(FAILED);
    }
  },
};

async function diff(invocation: Invocation): Promise<number> {
  const { flags, args, out, context } = invocation;
  if (args.length > 0) throw new UsageError('diff', `Unexpected args: [${args.join(' ')}]`);
  requireFiles(flags);
  const serverSide = flags.bool('server-side');
  if (flags.bool('force-conflicts') && !serverSide) throw new CommandError('--force-conflicts only works with --server-side');
  const warned = withWarnings(invocation);
  const { client } = warned;
  const manager = serverSide && !flags.changed('field-manager') ? SERVER_SIDE_MANAGER : flags.text('field-manager');
  const showManagedFields = flags.bool('show-managed-fields');
  const options = { client, write: { dryRun: true, fieldManager: manager }, serverSide, force: flags.bool('force-conflicts'), showManagedFields };
  const states = new Map<string, States>();
  const namespaces = new Set<string>();
  const visited = new Set<string>();
  const { namespace, enforceNamespace } = invocation;
  await select(warned, { ...fileOptions(flags), selector: flags.text('selector'), namespace, enforceNamespace }).visit((info) => {
    const found = statesOf(info, options);
    states.set(fileName(info), found);
    if (info.namespace !== undefined) namespaces.add(info.namespace);
    visited.add(`${info.resource.kind} ${info.namespace ?? ''} ${info.name}`);
  });
  if (flags.bool('prune')) addPruned(states, invocation, client, namespaces, visited);
  const changed = [...states].filter(([, { live, merged }]) => live !== merged).sort(([a], [b]) => (a < b ? -1 : 1));
  const folders = temporaryFolders(context.waiting.now());
  const stamp = fileTime(context.waiting.now());
  for (const [name, { live, merged }] of changed) {
    const [before, after] = [`/tmp/LIVE-${folders.live}/${name}`, `/tmp/MERGED-${folders.merged}/${name}`];
    out(`diff -u -N ${before} ${after}\n--- ${before}\t${stamp}\n+++ ${after}\t${stamp}\n${unifiedDiff(live, merged)}`);
  }
  return changed.length === 0 ? 0 : DIFFERENT;
}

/** What `apply --prune` would delete is gone afterwards. */
function addPruned(states: Map<string, States>, { flags }: Invocation, client: Parameters<typeof pruneResources>[0], namespaces: ReadonlySet<string>, visited: ReadonlySet<string>): void {
  const resources = pruneResources(client, flags.list('prune-allowlist'));
  prune({
    client, resources, namespaces: [...namespaces], selector: flags.text('selector'), visited: new Set(), deletion: {}, pretends: true,
    print(object) {
      const { namespace = '', name } = object.metadata;
      if (visited.has(`${object.kind} ${namespace} ${name}`)) return;
      states.set(`${object.apiVersion.replace('/', '.')}.${object.kind}.${namespace}.${name}`, { live: printYaml(withoutManagedFields(object)), merged: '' });
    },
  });
}

/** Numbers as the system gives them to temporary folders; made of the time, so that a run repeats itself. */
function temporaryFolders(now: number): { live: number; merged: number } {
  const mixed = (salt: number): number => Math.imul(Math.floor(now) ^ salt, 0x9e3779b1) >>> 0;
  return { live: mixed(0x51ed270b), merged: mixed(0x2545f491) };
}

/** `2026-11-21 03:07:03.578000000 +0000`, as GNU diff writes the time of a file. */
function fileTime(now: number): string {
  return `${new Date(now).toISOString().slice(0, 23).replace('T', ' ')}000000 +0000`;
}
