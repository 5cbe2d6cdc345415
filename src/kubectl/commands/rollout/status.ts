import type { ApiClient } from '../../../cluster/api/requests.ts';
import type { Info } from '../../arguments/info.ts';
import { fileOptions } from '../../arguments/file-flags.ts';
import { select } from '../../arguments/select.ts';
import type { Command, Invocation } from '../../command.ts';
import { CommandError } from '../../errors/command-error.ts';
import { groupKind } from '../../rollout/history.ts';
import { checkNamed } from '../../rollout/select.ts';
import { STATUS_VIEWERS } from '../../rollout/status.ts';
import { withWarnings } from '../../warning-client.ts';

/** `kubectl rollout status`. Rule: `RolloutStatusOptions` of kubectl. */
export const command: Command = {
  path: 'rollout status',
  async run(invocation) {
    const { args, flags, err } = invocation;
    checkNamed(invocation);
    const revision = flags.int('revision');
    if (revision < 0) throw new CommandError(`revision must be a positive integer: ${revision}`);
    const { client } = withWarnings(invocation);
    const { infos, errors } = select({ client, context: invocation.context }, {
      args, ...fileOptions(flags), selector: flags.text('selector'), allowEmptySelector: true, singleType: true, latest: true,
      namespace: invocation.namespace, enforceNamespace: invocation.enforceNamespace,
    }).infos();
    if (errors.length > 0) throw errors[0];
    if (infos.length === 0) err(`No resources found in ${invocation.namespace} namespace.\n`);
    if (infos.length > 1) throw new CommandError(`rollout status is only supported on individual resources and resource collections - ${infos.length} resources were found`);
    for (const info of infos) await watch(invocation, client, info);
    return 0;
  },
};

/** Prints the status at once and after every change of the workload, until the rollout is done. */
async function watch({ flags, context, out }: Invocation, client: ApiClient, info: Info): Promise<void> {
  const viewer = info.resource.group === 'apps' ? STATUS_VIEWERS[info.resource.kind] : undefined;
  if (viewer === undefined) throw new CommandError(`no status viewer has been implemented for ${groupKind(info)}`);
  const { resource, namespace, name } = info;
  let isOver = false;
  let failure: unknown;
  const show = (object: Parameters<typeof viewer>[0]): void => {
    if (isOver) return;
    try {
      const { text, done } = viewer(object, flags.int('revision'));
      out(text);
      isOver = done || !flags.bool('watch');
    } catch (error) {
      failure = error;
      isOver = true;
    }
  };
  const stop = client.watch({ resource, namespace }, { fieldSelector: `metadata.name=${name}` }, ({ type, object }) => {
    if (type !== 'DELETED') return show(object);
    failure ??= new CommandError('object has been deleted');
    isOver = true;
  });
  try {
    show(client.get({ resource, namespace, name }));
    const seconds = flags.seconds('timeout');
    const isInTime = await context.waiting.until(() => isOver, seconds === 0 ? undefined : seconds);
    if (failure !== undefined) throw failure;
    if (!isInTime) throw new CommandError('timed out waiting for the condition');
  } finally {
    stop();
  }
}
