import type { ApiClient } from '../../cluster/api/requests.ts';
import type { KubeObject } from '../../kube/object.ts';
import { resourceForType } from '../arguments/resource-type.ts';
import type { Command, Invocation } from '../command.ts';
import { CommandError, Exit } from '../errors/command-error.ts';
import { withWarnings } from '../warning-client.ts';
import { findContainer } from '../workloads/containers.ts';
import { runInContainer } from '../workloads/run-in-container.ts';

/** A file here, or in a pod. */
interface FileSpec {
  namespace: string | undefined;
  /** Undefined for a file of this computer. */
  pod: string | undefined;
  path: string;
}

/** A container whose files are read or written. */
interface Place {
  invocation: Invocation;
  client: ApiClient;
  pod: KubeObject;
  container: string;
  image: string;
}

/**
 * `kubectl cp`. Rule: `CopyOptions` of kubectl. Files travel through a shell in the container, where kubectl needs `tar`;
 * an image has both or none in most cases.
 */
export const command: Command = {
  path: 'cp',
  async run(invocation) {
    const { args } = invocation;
    if (args.length !== 2) throw new CommandError('source and destination are required');
    const [from, to] = args.map(fileSpec) as [FileSpec, FileSpec];
    if (from.pod !== undefined && to.pod !== undefined) throw new CommandError('one of src or dest must be a local file specification');
    if (from.path === '' || to.path === '') throw new CommandError('filepath can not be empty');
    if (from.pod !== undefined) await copyFromPod(place(invocation, from), from.path, to.path);
    else if (to.pod !== undefined) await copyToPod(invocation, from.path, to);
    else throw new CommandError('one of src or dest must be a remote file specification');
    return 0;
  },
};

/** Rule: `extractFileSpec` there: `[[namespace/]pod:]path`. */
function fileSpec(text: string): FileSpec {
  const at = text.indexOf(':');
  if (at < 0) return { namespace: undefined, pod: undefined, path: text };
  const [first = '', second, ...more] = text.slice(0, at).split('/');
  if (at === 0 || more.length > 0) throw new CommandError('filespec must match the canonical format: [[namespace/]pod:]file/path');
  const path = text.slice(at + 1);
  return second === undefined ? { namespace: undefined, pod: first, path } : { namespace: first, pod: second, path };
}

function place(invocation: Invocation, { namespace, pod: name }: FileSpec): Place {
  const { client } = withWarnings(invocation);
  const pod = client.get({ resource: resourceForType(client.resources(), 'pods'), namespace: namespace ?? invocation.namespace, name: name! });
  const { phase } = pod['status'] ?? {};
  if (phase === 'Succeeded' || phase === 'Failed') throw new CommandError(`cannot exec into a container in a completed pod; current phase is ${phase}`);
  const { name: container, image } = findContainer(pod, invocation.flags.text('container'), invocation.err);
  return { invocation, client, pod, container, image };
}

/** Runs a script with arguments in the container. @throws Exit when it fails and `must` is set */
async function script({ invocation, client, pod, container }: Place, text: string, words: readonly string[], must: boolean, stdin = ''): Promise<{ stdout: string; ok: boolean }> {
  const result = await runInContainer(client, invocation.context, { pod, container, words: ['sh', '-c', text, 'sh', ...words], stdin });
  if (result.exitCode === 0 || !must) return { stdout: result.stdout, ok: result.exitCode === 0 };
  invocation.err(`${result.stderr}command terminated with exit code ${result.exitCode}\n`);
  throw new Exit(result.exitCode);
}

async function copyToPod(invocation: Invocation, source: string, target: FileSpec): Promise<void> {
  const { files } = invocation.context;
  if (!files.isDirectory(source) && files.read(source) === undefined) throw new CommandError(`${source} doesn't exist in local filesystem`);
  const to = place(invocation, target);
  const isFolder = (await script(to, 'test -d "$1"', [target.path], false)).ok;
  const path = isFolder ? joined(target.path, lastPart(source)) : target.path;
  for (const [name, text] of localFiles(files, source)) {
    const whole = name === '' ? path : joined(path, name);
    await script(to, 'mkdir -p "$1" && cat > "$2"', [whole.slice(0, whole.lastIndexOf('/')) || (whole.startsWith('/') ? '/' : '.'), whole], true, text);
  }
}

/** The files below a path, by their place in it; the empty string for a file itself. */
function* localFiles(files: Invocation['context']['files'], path: string, inside = ''): Generator<[string, string]> {
  if (!files.isDirectory(path)) return yield [inside, files.read(path) ?? ''];
  for (const name of files.list(path)) yield* localFiles(files, joined(path, name), inside === '' ? name : `${inside}/${name}`);
}

async function copyFromPod(from: Place, source: string, target: string): Promise<void> {
  const { invocation, image } = from;
  const { context, err } = invocation;
  const isBusyBox = /alpine|busybox/.test(image);
  if (source.startsWith('/')) err(isBusyBox ? "tar: removing leading '/' from member names\n" : "tar: Removing leading `/' from member names\n");
  const { ok } = await script(from, 'test -e "$1"', [source], false);
  if (!ok) {
    err(isBusyBox
      ? `tar: ${source}: No such file or directory\ntar: error exit delayed from previous errors\ncommand terminated with exit code 1\n`
      : `tar: ${source}: Cannot stat: No such file or directory\ntar: Exiting with failure status due to previous errors\ncommand terminated with exit code 2\n`);
    throw new Exit(isBusyBox ? 1 : 2);
  }
  // A file is written under the name that is given, even where that is a folder's. Rule: `untarAll`.
  if (context.files.isDirectory(target) && !(await script(from, 'test -d "$1"', [source], false)).ok) throw new CommandError(`open ${target.replace(/(?<=.)\/+$/, '')}: is a directory`);
  await copyTree(from, source, target);
}

async function copyTree(from: Place, source: string, target: string): Promise<void> {
  const { files } = from.invocation.context;
  if (!(await script(from, 'test -d "$1"', [source], false)).ok) return files.write(target, (await script(from, 'cat "$1"', [source], true)).stdout);
  const { stdout } = await script(from, 'ls -1 "$1"', [source], true);
  for (const name of stdout.split('\n').filter((line) => line !== '')) await copyTree(from, joined(source, name), joined(target, name));
}

const joined = (path: string, name: string): string => `${path.replace(/\/+$/, '')}/${name}`;
const lastPart = (path: string): string => path.replace(/\/+$/, '').split('/').at(-1)!;
