import { splitTag, tagged } from '../../docker/reference.ts';
import type { CommandIo } from '../command.ts';
import { ago, table } from './table.ts';
import { readFlags } from './flags.ts';

export function images(args: readonly string[], { out, computer, process }: CommandIo): number {
  const { args: names, switches } = readFlags(args, { values: { filter: 'filter', f: 'filter', format: 'format' }, switches: { q: 'quiet', quiet: 'quiet', a: 'all', all: 'all' } });
  const rows = [...computer.docker.images].filter(([name]) => names.length === 0 || names.some((wanted) => name === tagged(wanted) || splitTag(name)[0] === wanted));
  if (switches.has('quiet')) return out(rows.map(([, { id }]) => `${id.slice(0, 12)}\n`).join('')), 0;
  out(table(['REPOSITORY', 'TAG', 'IMAGE ID', 'CREATED', 'SIZE'], rows.map(([name, { id, created }]) => [...splitTag(name), id.slice(0, 12), `${ago(process.now() - created)} ago`, '142MB'])));
  return 0;
}

export function tag(args: readonly string[], { err, computer: { docker } }: CommandIo): number {
  const [source, target] = args;
  if (source === undefined || target === undefined) return err("docker: 'docker tag' requires 2 arguments\n"), 1;
  const image = docker.images.get(tagged(source));
  if (image === undefined) return err(`Error response from daemon: No such image: ${tagged(source)}\n`), 1;
  docker.share(target, image, source);
  return 0;
}

export async function pull(args: readonly string[], { err, out, computer, process }: CommandIo): Promise<number> {
  const { args: [name] } = readFlags(args, { values: { platform: 'platform' }, switches: { q: 'quiet', quiet: 'quiet' } });
  if (name === undefined) return err("docker: 'docker pull' requires 1 argument\n"), 1;
  const result = computer.cluster.images.pull(name, 'Always', 'docker');
  if (result.kind !== 'pulled' && result.kind !== 'present') {
    err(`Error response from daemon: pull access denied for ${splitTag(tagged(name))[0]}, repository does not exist or may require 'docker login'\n`);
    return 1;
  }
  await process.sleep(result.kind === 'pulled' ? result.seconds : 1);
  const image = computer.docker.add(name);
  const [repository, version] = splitTag(tagged(name));
  const full = withRegistry(repository);
  out(`${version}: Pulling from ${full.replace(/^docker\.io\//, '')}\nDigest: sha256:${image.id}\nStatus: Downloaded newer image for ${tagged(name)}\n${full}:${version}\n`);
  return 0;
}

/** Pushing makes an image one that the nodes can pull; nothing leaves the simulated computer. */
export async function push(args: readonly string[], { err, out, computer: { docker, cluster }, process }: CommandIo): Promise<number> {
  const name = args.find((arg) => !arg.startsWith('-'));
  if (name === undefined) return err("docker: 'docker push' requires 1 argument\n"), 1;
  const image = docker.images.get(tagged(name));
  const [repository, version] = splitTag(tagged(name));
  if (image === undefined) return err(`An image does not exist locally with the tag: ${repository}\n`), 1;
  await process.sleep(2);
  cluster.images.push(tagged(name));
  out(`The push refers to repository [${withRegistry(repository)}]\n${image.id.slice(0, 12)}: Pushed\n${version}: digest: sha256:${image.id} size: 1786\n`);
  return 0;
}

function withRegistry(repository: string): string {
  return /^[^/]*[.:]|^localhost/.test(repository.split('/', 1)[0]!) && repository.includes('/') ? repository : `docker.io/${repository.includes('/') ? '' : 'library/'}${repository}`;
}

export function removeImages(args: readonly string[], { err, out, computer: { docker, cluster } }: CommandIo): number {
  let status = 0;
  for (const name of args.filter((arg) => !arg.startsWith('-'))) {
    const image = docker.images.get(tagged(name));
    if (image === undefined) {
      err(`Error response from daemon: No such image: ${tagged(name)}\n`);
      status = 1;
      continue;
    }
    docker.images.delete(tagged(name));
    cluster.images.remove(tagged(name));
    out(`Untagged: ${tagged(name)}\n`);
    if (![...docker.images.values()].includes(image)) out(`Deleted: sha256:${image.id}\n`);
  }
  return status;
}
