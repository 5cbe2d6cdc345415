import type { ApiClient } from '../../cluster/api/requests.ts';
import type { KubeObject } from '../../kube/object.ts';
import { select } from '../arguments/select.ts';
import type { Command, Invocation } from '../command.ts';
import { CommandError, Exit } from '../errors/command-error.ts';
import { withWarnings } from '../warning-client.ts';
import { attachablePod } from '../workloads/attachable-pod.ts';
import { findContainer } from '../workloads/containers.ts';
import { runInContainer } from '../workloads/run-in-container.ts';

/** `kubectl exec`. Rule: `ExecOptions` of kubectl. */
export const command: Command = {
  path: 'exec',
  async run(invocation) {
    const { args, argsBeforeDash, flags, context, out, err } = invocation;
    const files = flags.list('filename');
    let [name, words]: [string, readonly string[]] = [argsBeforeDash === 0 ? '' : (args[0] ?? ''), []];
    if (argsBeforeDash !== undefined) words = args.slice(argsBeforeDash);
    else if (args.length > 1) throw new CommandError("exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead.\nSee 'kubectl exec -h' for help and examples");
    else if (args.length > 0 && files.length > 0) [name, words] = ['', args];
    if (name === '' && files.length === 0) throw new CommandError('pod, type/name or --filename must be specified');
    if (words.length === 0) throw new CommandError('you must specify at least one command for the container');
    const { client } = withWarnings(invocation);
    const pod = await attachablePod(client, context.waiting, namedObject(invocation, client, name), flags.seconds('pod-running-timeout'));
    const { phase } = pod['status'] ?? {};
    if (phase === 'Succeeded' || phase === 'Failed') throw new CommandError(`cannot exec into a container in a completed pod; current phase is ${phase}`);
    const container = findContainer(pod, flags.text('container'), flags.bool('quiet') ? undefined : err).name;
    const stdin = flags.bool('stdin') ? context.stdin : undefined;
    const result = await runInContainer(client, context, { pod, container, words, ...(stdin === undefined ? {} : { stdin, tty: flags.bool('tty') }) });
    out(result.stdout);
    err(result.stderr);
    if (result.exitCode === 0) return 0;
    err(`command terminated with exit code ${result.exitCode}\n`);
    throw new Exit(result.exitCode);
  },
};

/** The object that a name, or `-f`, leads to. */
function namedObject(invocation: Invocation, client: ApiClient, name: string): KubeObject {
  const { flags, context } = invocation;
  const { infos, errors } = select({ client, context }, {
    ...(name === '' ? { filenames: flags.list('filename'), latest: true } : { namesOf: { type: 'pods', names: [name] } }),
    namespace: invocation.namespace, enforceNamespace: invocation.enforceNamespace,
  }).infos();
  if (errors.length > 0) throw errors[0];
  return infos[0]!.object!;
}
