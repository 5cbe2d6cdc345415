import { select } from '../arguments/select.ts';
import type { Command } from '../command.ts';
import { CommandError } from '../errors/command-error.ts';
import { withWarnings } from '../warning-client.ts';
import { attach } from '../workloads/attach.ts';
import { attachablePod } from '../workloads/attachable-pod.ts';
import { findContainer } from '../workloads/containers.ts';

/** `kubectl attach`. Rule: `AttachOptions` of kubectl. */
export const command: Command = {
  path: 'attach',
  async run(invocation) {
    const { args, flags, context, err } = invocation;
    if (args.length === 0) throw new CommandError('at least 1 argument is required for attach');
    if (args.length > 2) throw new CommandError(`expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw ${args.length}: [${args.join(' ')}]`);
    const seconds = flags.seconds('pod-running-timeout');
    if (seconds <= 0) throw new CommandError('--pod-running-timeout must be higher than zero');
    const { client } = withWarnings(invocation);
    const namesOf = args.length === 1 ? { type: 'pods', names: args } : { type: args[0]!, names: args.slice(1) };
    const { infos, errors } = select({ client, context }, { namesOf, namespace: invocation.namespace }).infos();
    if (errors.length > 0) throw errors[0];
    const pod = await attachablePod(client, context.waiting, infos[0]!.object!, seconds);
    const { phase } = pod['status'] ?? {};
    if (phase === 'Succeeded' || phase === 'Failed') throw new CommandError(`cannot attach a container in a completed pod; current phase is ${phase}`);
    const quiet = flags.bool('quiet');
    const container = findContainer(pod, flags.text('container'), quiet ? undefined : err);
    if (flags.bool('tty') && container.tty !== true && !quiet) err(`error: Unable to use a TTY - container ${container.name} did not allocate one\n`);
    await attach(client, context, pod, container.name, { quiet, fromStart: false });
    return 0;
  },
};
