import { tagged } from '../../docker/reference.ts';
import type { Container } from '../../docker/container.ts';
import type { CommandIo } from '../command.ts';
import { ago, table } from './table.ts';
import { readFlags, splitOnce, unknownFlag } from './flags.ts';

const RUN_FLAGS = {
  values: {
    name: 'name', p: 'publish', publish: 'publish', e: 'env', env: 'env', v: 'volume', volume: 'volume', network: 'network', m: 'memory', memory: 'memory',
    cpus: 'cpus', restart: 'restart', w: 'workdir', workdir: 'workdir', u: 'user', user: 'user', h: 'hostname', hostname: 'hostname', l: 'label', label: 'label',
    platform: 'platform', pull: 'pull',
  },
  switches: { d: 'detach', detach: 'detach', rm: 'rm', i: 'interactive', interactive: 'interactive', t: 'tty', tty: 'tty', init: 'init', P: 'publish-all' },
};

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { err, out, process, computer: { docker, cluster } } = io;
  const flags = readFlags(args, RUN_FLAGS, false);
  if (flags.unknown !== undefined) return err(unknownFlag('run [OPTIONS] IMAGE [COMMAND] [ARG...]', flags.unknown)), 125;
  const [image, ...command] = flags.args;
  if (image === undefined) return err("docker: 'docker run' requires at least 1 argument\n"), 1;
  const name = flags.values.get('name')?.[0];
  const other = name === undefined ? undefined : docker.find(name);
  if (other !== undefined) {
    err(`docker: Error response from daemon: Conflict. The container name "/${name}" is already in use by container "${other.id}". You have to remove (or rename) that container to be able to reuse that name.\n`);
    return 125;
  }
  if (!docker.has(image)) {
    err(`Unable to find image '${tagged(image)}' locally\n`);
    const pulled = cluster.images.pull(image, 'Always', 'docker');
    if (pulled.kind !== 'pulled' && pulled.kind !== 'present') {
      err(`docker: Error response from daemon: pull access denied for ${image.replace(/:[^/]*$/, '')}, repository does not exist or may require 'docker login'\n`);
      return 125;
    }
    docker.add(image);
  }
  const published = new Map((flags.values.get('publish') ?? []).map(publishedPort));
  const taken = [...published.keys()].find((port) => docker.containers.some((one) => one.running && one.published.has(port)));
  if (taken !== undefined) {
    err(`docker: Error response from daemon: failed to set up container networking: Bind for 0.0.0.0:${taken} failed: port is already allocated\n`);
    return 125;
  }
  const env = Object.fromEntries((flags.values.get('env') ?? []).map((pair) => {
    const [key, value] = splitOnce(pair, '=');
    return [key, value ?? io.env[key] ?? ''];
  }));
  const container = docker.run({ image: tagged(image), name, command, env, published, removeAtEnd: flags.switches.has('rm') });
  if (flags.switches.has('detach')) return out(`${container.id}\n`), 0;
  try {
    await follow(container, io);
    await process.sleep(0);
  } finally {
    if (container.running) container.stop();
    if (container.removeAtEnd) docker.remove(container);
  }
  return container.exitCode ?? 0;
}

/** Prints what a container says until it ends. */
async function follow(container: Container, { out, process }: CommandIo): Promise<void> {
  let shown = 0;
  const show = (): void => {
    for (; shown < container.log.length; shown += 1) out(`${container.log[shown]}\n`);
  };
  for (;;) {
    show();
    if (!container.running) return;
    await process.until(() => !container.running || container.log.length > shown);
  }
}

function publishedPort(text: string): [number, number] {
  const parts = text.replace(/\/(?:tcp|udp)$/, '').split(':');
  const inside = Number(parts.at(-1));
  return [Number(parts.at(-2) ?? inside), inside];
}

export function ps(args: readonly string[], { out, process, computer: { docker } }: CommandIo): number {
  const { switches } = readFlags(args, { values: { filter: 'filter', f: 'filter', format: 'format' }, switches: { a: 'all', all: 'all', q: 'quiet', quiet: 'quiet', l: 'latest' } });
  const shown = docker.containers.filter((one) => one.running || switches.has('all')).reverse();
  if (switches.has('quiet')) return out(shown.map(({ id }) => `${id.slice(0, 12)}\n`).join('')), 0;
  out(table(['CONTAINER ID', 'IMAGE', 'COMMAND', 'CREATED', 'STATUS', 'PORTS', 'NAMES'], shown.map((one) => {
    const age = ago(process.now() - one.created);
    const ports = [...one.published].map(([port, inside]) => `0.0.0.0:${port}->${inside}/tcp`).join(', ');
    return [one.id.slice(0, 12), one.image, `"${one.command.join(' ').slice(0, 19)}"`, `${age} ago`, one.running ? `Up ${age}` : `Exited (${one.exitCode}) ${age} ago`, one.running ? ports : '', one.name];
  })));
  return 0;
}

/** `docker stop` and `docker kill`. */
export async function stop(args: readonly string[], io: CommandIo): Promise<number> {
  const { args: names } = readFlags(args, { values: { t: 'time', time: 'time', s: 'signal', signal: 'signal', timeout: 'time' }, switches: {} });
  return forEach(names, io, async (container) => {
    container.stop();
    await io.process.sleep(0.2);
    if (container.removeAtEnd) io.computer.docker.remove(container);
  });
}

export function removeContainers(args: readonly string[], io: CommandIo): Promise<number> {
  const { args: names, switches } = readFlags(args, { values: {}, switches: { f: 'force', force: 'force', v: 'volumes', volumes: 'volumes' } });
  return forEach(names, io, (container) => {
    if (container.running && !switches.has('force')) {
      throw new Error(`cannot remove container "/${container.name}": container is running: stop the container before removing or force remove`);
    }
    io.computer.docker.remove(container);
  });
}

export async function logs(args: readonly string[], io: CommandIo): Promise<number> {
  const { args: names, switches } = readFlags(args, { values: { tail: 'tail', n: 'tail', since: 'since' }, switches: { f: 'follow', follow: 'follow', t: 'timestamps' } });
  const container = io.computer.docker.find(names[0] ?? '');
  if (container === undefined) return io.err(`Error response from daemon: No such container: ${names[0] ?? ''}\n`), 1;
  if (switches.has('follow')) await follow(container, io);
  else io.out(container.log.map((line) => `${line}\n`).join(''));
  return 0;
}

async function forEach(names: readonly string[], { err, out, computer: { docker } }: CommandIo, act: (container: Container) => Promise<void> | void): Promise<number> {
  let status = 0;
  for (const name of names) {
    const container = docker.find(name);
    try {
      if (container === undefined) throw new Error(`No such container: ${name}`);
      await act(container);
      out(`${name}\n`);
    } catch (error) {
      if ((error as Error).name === 'Interrupted') throw error;
      err(`Error response from daemon: ${(error as Error).message}\n`);
      status = 1;
    }
  }
  return status;
}
