import type { ApiClient } from '../../cluster/api/requests.ts';
import { StatusError } from '../../cluster/api/status-error.ts';
import { parseImageReference } from '../../kube/image-reference.ts';
import { environmentVariableName } from '../../kube/names.ts';
import type { KubeObject } from '../../kube/object.ts';
import { resourceForType } from '../arguments/resource-type.ts';
import type { Command, Invocation } from '../command.ts';
import { CommandError, Exit, UsageError } from '../errors/command-error.ts';
import { exposedService } from '../generators/exposed-service.ts';
import { generate, generation, send, type Generation } from '../generators/generate.ts';
import { parseLabels, parsePort } from '../generators/key-values.ts';
import { overridden } from '../generators/overrides.ts';
import { attach } from '../workloads/attach.ts';
import { printLog } from '../workloads/log-stream.ts';

const RESTART_POLICIES = new Set(['Always', 'OnFailure', 'Never']);
const PULL_POLICIES = new Set(['', 'Always', 'IfNotPresent', 'Never']);

/** `kubectl run`. Rule: `RunOptions` of kubectl. */
export const command: Command = {
  path: 'run',
  async run(invocation) {
    const { args, argsBeforeDash, flags } = invocation;
    const given = generation(invocation);
    if (args.length === 0 || argsBeforeDash === 0) throw new UsageError('run', 'NAME is required for run');
    const attaches = flags.changed('attach') ? flags.bool('attach') : flags.bool('stdin');
    check(invocation, attaches, given);
    const pod = overridden(invocation, podOf(invocation));
    if (attaches) return runAttached(invocation, pod);
    if (given.dryRun === 'client') {
      exposeTo(invocation, given, pod);
      generate(invocation, given, pod);
      return 0;
    }
    // The pod is made before its Service, but told of after it.
    const lines: (() => void)[] = [];
    const late: Generation = { ...given, output: { ...given.output, print: (...printed) => void lines.push(() => given.output.print(...printed)) } };
    generate(invocation, late, pod);
    try {
      exposeTo(invocation, given, pod);
    } finally {
      for (const print of lines) print();
    }
    return 0;
  },
};

/** Rule: `RunOptions.Validate`. */
function check({ flags }: Invocation, attaches: boolean, { dryRun }: Generation): void {
  const usage = (message: string): UsageError => new UsageError('run', message);
  const image = flags.text('image');
  if (image === '') throw new CommandError('--image is required');
  if (parseImageReference(image) === undefined) throw new CommandError(`Invalid image name ${JSON.stringify(image)}: invalid reference format`);
  if (flags.bool('tty') && !flags.bool('stdin')) throw usage('-i/--stdin is required for containers with -t/--tty=true');
  if (flags.bool('expose') && flags.text('port') === '') throw usage('--port must be set when exposing a service');
  if (!RESTART_POLICIES.has(flags.text('restart'))) throw usage(`invalid restart policy: ${flags.text('restart')}`);
  if (flags.bool('rm') && !attaches) throw usage('--rm should only be used for attached containers');
  if (attaches && dryRun !== 'none') throw usage("--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)");
  if (!PULL_POLICIES.has(flags.text('image-pull-policy'))) throw usage(`invalid image pull policy: ${flags.text('image-pull-policy')}`);
}

/** Rule: `BasicPod.Generate` of kubectl's `generate/versioned`. */
function podOf({ args, flags }: Invocation): KubeObject {
  const name = args[0]!;
  const words = args.slice(1);
  const env = flags.list('env').map(envVar);
  const [port, pullPolicy] = [flags.text('port'), flags.text('image-pull-policy')];
  const annotations = Object.fromEntries(flags.list('annotations').map(annotation));
  const stdin = flags.bool('stdin');
  const container = {
    name, image: flags.text('image'),
    ...(words.length === 0 ? {} : { [flags.bool('command') ? 'command' : 'args']: words }),
    ...(port === '' ? {} : { ports: [{ containerPort: parsePort(port, true) }] }),
    ...(env.length === 0 ? {} : { env }),
    resources: {},
    ...(pullPolicy === '' ? {} : { imagePullPolicy: pullPolicy }),
    ...(flags.bool('privileged') ? { securityContext: { privileged: true } } : {}),
    ...(stdin ? { stdin } : {}), ...(stdin && !flags.bool('leave-stdin-open') ? { stdinOnce: true } : {}),
    ...(flags.bool('tty') ? { tty: true } : {}),
  };
  return {
    apiVersion: 'v1', kind: 'Pod',
    metadata: { name, labels: parseLabels(flags.text('labels')) ?? { run: name }, ...(Object.keys(annotations).length === 0 ? {} : { annotations }) },
    spec: { containers: [container], restartPolicy: flags.text('restart'), dnsPolicy: 'ClusterFirst' },
    status: {},
  };
}

function envVar(text: string): { name: string; value?: string } {
  const at = text.indexOf('=');
  const name = text.slice(0, Math.max(0, at));
  if (at < 1 || environmentVariableName(name).length > 0) throw new CommandError(`invalid env: ${text}`);
  const value = text.slice(at + 1);
  return value === '' ? { name } : { name, value };
}

function annotation(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new CommandError(`invalid annotations format: ${text}`);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** The Service of `--expose`. */
function exposeTo(invocation: Invocation, given: Generation, { metadata }: KubeObject): void {
  const { flags } = invocation;
  if (!flags.bool('expose')) return;
  const service = exposedService({ name: metadata.name, labels: parseLabels(flags.text('labels')), selector: flags.text('labels') || `run=${metadata.name}`, ports: flags.text('port'), protocols: {} });
  generate(invocation, given, service);
  // Rule: `generateService`, which parts the two itself.
  if (flags.text('output') === 'yaml') invocation.out('---\n');
}

/** Runs a pod in the foreground; its exit status is the command's when it is not restarted. */
async function runAttached(invocation: Invocation, pod: KubeObject): Promise<number> {
  const { flags, context, client, namespace, out, err } = invocation;
  let failure: { text: string; status: number } | undefined;
  const resource = resourceForType(client.resources(), 'pods');
  const { name } = pod.metadata;
  const at = { resource, namespace, name };
  send(invocation, pod, 'none');
  if (flags.bool('expose')) exposeTo(invocation, generation(invocation), pod);
  const container = pod['spec'].containers[0].name;
  const seconds = flags.seconds('pod-running-timeout');
  try {
    const started = await waitForPod(invocation, client, at, seconds, (phase, isReady) => isReady || phase === 'Succeeded' || phase === 'Failed');
    const everything = { previous: false, timestamps: false, tail: -1, since: 0, limitBytes: 0 };
    if (started['status'].phase === 'Running') await attach(client, context, started, container, { quiet: flags.bool('quiet'), fromStart: true });
    else printLog(context.agents, { request: { namespace, pod: name, container }, prefix: '' }, everything, out);
    const restart = flags.text('restart');
    if (restart === 'Always' || flags.bool('leave-stdin-open')) return 0;
    const ended = await waitForPod(invocation, client, at, seconds, (phase) => phase === 'Succeeded' || (phase === 'Failed' && restart === 'Never'));
    if (ended['status'].phase === 'Succeeded') return 0;
    const { terminated } = ended['status'].containerStatuses?.[0]?.state ?? {};
    if (!terminated?.exitCode) throw new CommandError(`pod ${namespace}/${name} failed with unknown exit code`);
    failure = { text: `pod ${namespace}/${name} terminated (${terminated.reason})\n${terminated.message ? `${terminated.message}\n` : ''}`, status: terminated.exitCode };
  } finally {
    if (flags.bool('rm')) remove(invocation, at);
  }
  err(failure.text);
  throw new Exit(failure.status);
}

async function waitForPod(
  { context }: Invocation, client: ApiClient, at: { resource: ReturnType<typeof resourceForType>; namespace: string; name: string }, seconds: number,
  isReached: (phase: string, isReady: boolean) => boolean,
): Promise<KubeObject> {
  let pod = client.get(at);
  const look = (): boolean => {
    pod = client.get(at);
    const { phase, conditions = [] } = pod['status'];
    return isReached(phase, phase === 'Running' && conditions.some(({ type, status }: { type: string; status: string }) => type === 'Ready' && status === 'True'));
  };
  if (await context.waiting.until(look, seconds)) return pod;
  throw new CommandError('timed out waiting for the condition');
}

/** Rule: `removeCreatedObjects`: deleted without waiting. */
function remove({ client, flags, out, namespace }: Invocation, at: { resource: ReturnType<typeof resourceForType>; namespace: string; name: string }): void {
  try {
    client.delete(at);
  } catch (error) {
    if (error instanceof StatusError && error.reason === 'NotFound') return;
    throw error;
  }
  if (!flags.bool('quiet')) out(`pod "${at.name}" deleted from ${namespace} namespace\n`);
}
