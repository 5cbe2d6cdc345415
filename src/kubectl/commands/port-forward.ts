import type { Forward } from '../../cluster/kubelet/agents.ts';
import { select } from '../arguments/select.ts';
import type { Command } from '../command.ts';
import { CommandError, UsageError } from '../errors/command-error.ts';
import { logLine } from '../klog.ts';
import { withWarnings } from '../warning-client.ts';
import { attachablePod } from '../workloads/attachable-pod.ts';
import { authorize } from '../workloads/containers.ts';
import { portPairs } from '../workloads/forwarded-ports.ts';

/** `kubectl port-forward`; it stays until the pod is gone or Ctrl-C is pressed. Rule: `PortForwardOptions` of kubectl. */
export const command: Command = {
  path: 'port-forward',
  async run(invocation) {
    const { args, flags, context, out, err } = invocation;
    if (args.length < 2) throw new UsageError('port-forward', 'TYPE/NAME and list of ports are required for port-forward');
    const { client } = withWarnings(invocation);
    const { infos, errors } = select({ client, context }, { namesOf: { type: 'pods', names: args.slice(0, 1) }, namespace: invocation.namespace, continueOnError: true }).infos();
    if (errors.length > 0) throw errors[0];
    const object = infos[0]!.object!;
    const pod = await attachablePod(client, context.waiting, object, flags.seconds('pod-running-timeout'));
    const pairs = portPairs(args.slice(1), object, pod);
    const { phase } = pod['status'] ?? {};
    if (phase !== 'Running') throw new CommandError(`unable to forward port because pod is not running. Current status=${phase}`);
    authorize(client, 'create', pod, 'portforward');
    const forwards: Forward[] = [];
    try {
      for (const { local, remote } of pairs) {
        const forward: Forward = listen(local, () => context.agents.forward(
          pod.metadata.namespace, pod.metadata.name, local, remote, () => out(`Handling connection for ${forward.localPort}\n`),
        ));
        forwards.push(forward);
        for (const address of addressesOf(flags.list('address'))) out(`Forwarding from ${address}:${forward.localPort} -> ${remote}\n`);
      }
      await context.waiting.until(() => forwards.some(({ lost }) => lost));
    } finally {
      for (const forward of forwards) forward.close();
    }
    err(logLine('E', context.waiting.now(), 'portforward.go:385', 'error reading error stream: lost connection to pod'));
    throw new CommandError('lost connection to pod');
  },
};

function addressesOf(addresses: readonly string[]): string[] {
  return addresses.flatMap((address) => (address === 'localhost' ? ['127.0.0.1', '[::1]'] : [address.includes(':') ? `[${address}]` : address]));
}

/** Listens on a port. @throws CommandError when it is taken */
function listen(local: number, forward: () => Forward): Forward {
  try {
    return forward();
  } catch (error) {
    const why = (error as Error).message.replace(/^listen tcp4 \S+ /, '');
    const failed = (listener: string): string => `unable to create listener: Error listen ${listener}:${local}: ${why}`;
    throw new CommandError(`unable to listen on port ${local}: Listeners failed to create with the following errors: [${failed('tcp4 127.0.0.1')} ${failed('tcp6 [::1]')}]`);
  }
}
