import type { ApiClient } from '../../cluster/api/requests.ts';
import { Random } from '../../cluster/random.ts';
import { parseImageReference } from '../../kube/image-reference.ts';
import type { Decoded, KubeObject } from '../../kube/object.ts';
import { resourceForType } from '../arguments/resource-type.ts';
import { select } from '../arguments/select.ts';
import type { Command, Invocation } from '../command.ts';
import { CommandError } from '../errors/command-error.ts';
import { withWarnings } from '../warning-client.ts';
import { attach } from '../workloads/attach.ts';
import { containerState } from '../workloads/run-in-container.ts';

/** Seconds for which a container that is to be attached to may take to start. */
const PATIENCE = 60;

/** `kubectl debug`: a copy of a pod, or a pod on a node. Rule: `DebugOptions` of kubectl. */
export const command: Command = {
  path: 'debug',
  async run(invocation) {
    const { args, argsBeforeDash = args.length, flags, context } = invocation;
    const words = args.slice(argsBeforeDash);
    const names = args.slice(0, argsBeforeDash);
    check(invocation, names, words);
    const { client } = withWarnings(invocation);
    const selection = select({ client, context }, {
      ...(flags.text('filename') === '' ? { namesOf: { type: 'pods', names } } : { filenames: [flags.text('filename')], latest: true }), namespace: invocation.namespace,
    });
    await selection.visit(async ({ object, resource }) => {
      if (resource.kind === 'Node') return attached(invocation, client, onNode(invocation, client, object!, words));
      if (resource.kind !== 'Pod') throw new CommandError(`"${resource.group === '' ? '' : resource.group}/${resource.version}, Kind=${resource.kind}" not supported by debug`);
      if (flags.text('copy-to') === '') throw new CommandError('ephemeral containers are not simulated here; copy the pod with --copy-to=NAME');
      await attached(invocation, client, asCopy(invocation, client, object!, words));
    });
    return 0;
  },
};

/** A pod to debug in, and the container to attach to. */
interface Debugged {
  pod: KubeObject;
  container: string;
}

/** Rule: `DebugOptions.Validate`. */
function check({ flags }: Invocation, names: readonly string[], words: readonly string[]): void {
  const [image, copyTo, setImages] = [flags.text('image'), flags.text('copy-to'), flags.list('set-image')];
  const invalid = (one: string): boolean => parseImageReference(one) === undefined;
  if (flags.changed('attach') && flags.bool('attach') && image === '' && flags.text('container') === '') {
    throw new CommandError('you must specify --container or create a new container using --image in order to attach.');
  }
  if (copyTo !== '') {
    if (image === '' && setImages.length === 0 && words.length === 0) throw new CommandError('you must specify --image, --set-image or command arguments.');
    if (words.length > 0 && flags.text('container') === '' && image === '') throw new CommandError('you must specify an existing container or a new image when specifying args.');
  } else {
    const only = ['replace', 'same-node'].find((flag) => flags.bool(flag)) ?? (setImages.length > 0 ? 'set-image' : undefined);
    if (only !== undefined) throw new CommandError(`--${only} may only be used with --copy-to.`);
    if (image === '') throw new CommandError('you must specify --image when not using --copy-to.');
  }
  if (image !== '' && invalid(image)) throw new CommandError(`invalid image name ${JSON.stringify(image)}: invalid reference format`);
  if (names.length === 0 && flags.text('filename') === '') throw new CommandError('NAME or filename is required for debug');
  if (!['', 'Always', 'IfNotPresent', 'Never'].includes(flags.text('image-pull-policy'))) throw new CommandError(`invalid image pull policy: ${flags.text('image-pull-policy')}`);
  for (const [name, value] of pairs(setImages)) if (invalid(value)) throw new CommandError(`invalid image name ${JSON.stringify(value)} for container ${JSON.stringify(name)}: invalid reference format`);
  if (flags.text('target') !== '' && copyTo !== '') throw new CommandError('--target is incompatible with --copy-to. Use --share-processes instead.');
  if (flags.bool('tty') && !flags.bool('stdin')) throw new CommandError('-i/--stdin is required for containers with -t/--tty=true');
}

const pairs = (texts: readonly string[]): [string, string][] => texts.map((text) => [text.split('=', 1)[0]!, text.slice(text.indexOf('=') + 1)]);

/** What the debugging container is given by the flags. */
function container({ flags }: Invocation, name: string, words: readonly string[]): Decoded {
  const [policy, env] = [flags.text('image-pull-policy'), pairs(flags.list('env')).map(([key, value]) => ({ name: key, value }))];
  const isCommand = !flags.bool('arguments-only');
  return {
    name, image: flags.text('image'), ...(policy === '' ? {} : { imagePullPolicy: policy }), ...(env.length === 0 ? {} : { env }),
    ...(words.length === 0 ? {} : { [isCommand ? 'command' : 'args']: words }),
    ...(flags.bool('stdin') ? { stdin: true } : {}), ...(flags.bool('tty') ? { tty: true } : {}),
    terminationMessagePolicy: 'File', securityContext: { capabilities: { add: ['SYS_PTRACE'] } },
  };
}

const suffix = (invocation: Invocation): string => new Random(invocation.context.waiting.now()).nameSuffix();

/** A pod on a node that sees all of it. Rule: `generateNodeDebugPod`. */
function onNode(invocation: Invocation, client: ApiClient, node: KubeObject, words: readonly string[]): Debugged {
  const { flags, namespace, out } = invocation;
  const name = `node-debugger-${node.metadata.name}-${suffix(invocation)}`;
  const containerName = flags.text('container') || 'debugger';
  if (!flags.bool('quiet')) out(`Creating debugging pod ${name} with container ${containerName} on node ${node.metadata.name}.\n`);
  const { securityContext: _privileges, ...plain } = container(invocation, containerName, words);
  const { object } = client.create({ resource: resourceForType(client.resources(), 'pods'), namespace }, {
    apiVersion: 'v1', kind: 'Pod', metadata: { name, labels: { 'app.kubernetes.io/managed-by': 'kubectl-debug' } },
    spec: {
      containers: [{ ...plain, volumeMounts: [{ name: 'host-root', mountPath: '/host' }] }], hostIPC: true, hostNetwork: true, hostPID: true,
      nodeName: node.metadata.name, restartPolicy: 'Never', tolerations: [{ operator: 'Exists' }], volumes: [{ name: 'host-root', hostPath: { path: '/' } }],
    },
  });
  return { pod: object, container: containerName };
}

/** A copy of a pod with a container more, or with one changed. Rule: `generatePodCopyWithDebugContainer`. */
function asCopy(invocation: Invocation, client: ApiClient, pod: KubeObject, words: readonly string[]): Debugged {
  const { flags, out } = invocation;
  const images = new Map(pairs(flags.list('set-image')));
  const everyImage = images.get('*');
  const probes = new Set(['liveness', 'readiness', 'startup'].filter((kind) => !flags.bool(`keep-${kind}`)).map((kind) => `${kind}Probe`));
  let containers: Decoded[] = pod['spec'].containers.map((one: Decoded) => ({
    ...Object.fromEntries(Object.entries(one).filter(([field]) => !probes.has(field))), image: images.get(one.name) ?? everyImage ?? one.image,
  }));
  let name = flags.text('container');
  if (name !== '' && containers.some((one) => one.name === name)) {
    const { image, name: _name, terminationMessagePolicy: _policy, ...given } = container(invocation, name, words);
    containers = containers.map((one) => (one.name === name ? { ...one, ...given, ...(image === '' ? {} : { image }), ...(words.length === 0 || flags.bool('arguments-only') ? {} : { args: undefined }) } : one));
  } else if (flags.text('image') !== '') {
    if (name === '') {
      name = `debugger-${suffix(invocation)}`;
      if (!flags.bool('quiet')) out(`Defaulting debug container name to ${name}.\n`);
    }
    containers = [...containers, container(invocation, name, words)];
  }
  const { nodeName, ephemeralContainers: _ephemeral, initContainers, ...spec } = pod['spec'];
  const { namespace, labels, annotations } = pod.metadata;
  const resource = resourceForType(client.resources(), 'pods');
  const { object } = client.create({ resource, namespace }, {
    apiVersion: 'v1', kind: 'Pod',
    metadata: { name: flags.text('copy-to'), namespace, ...(flags.bool('keep-labels') ? { labels } : {}), ...(flags.bool('keep-annotations') ? { annotations } : {}) },
    spec: {
      ...spec, containers, ...(initContainers !== undefined && flags.bool('keep-init-containers') ? { initContainers } : {}),
      ...(flags.bool('same-node') ? { nodeName } : {}), ...(flags.bool('share-processes') ? { shareProcessNamespace: true } : {}),
    },
  });
  if (flags.bool('replace')) client.delete({ resource, namespace, name: pod.metadata.name }, { gracePeriodSeconds: 0 });
  return { pod: object, container: name };
}

/** Attaches to the container once it runs, when that is asked for. */
async function attached(invocation: Invocation, client: ApiClient, { pod, container: name }: Debugged): Promise<void> {
  const { flags, context } = invocation;
  if (!(flags.changed('attach') ? flags.bool('attach') : flags.bool('stdin')) || name === '') return;
  const at = { resource: resourceForType(client.resources(), 'pods'), namespace: pod.metadata.namespace, name: pod.metadata.name };
  let current = pod;
  const isStarted = (): boolean => {
    current = client.get(at);
    const { running, terminated } = containerState(current, name) ?? {};
    return running !== undefined || terminated !== undefined;
  };
  if (!(await context.waiting.until(isStarted, PATIENCE))) throw new CommandError('timed out waiting for the condition');
  await attach(client, context, current, name, { quiet: flags.bool('quiet'), fromStart: true });
}
