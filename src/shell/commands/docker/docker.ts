import { build } from './build.ts';
import { images, pull, push, removeImages, tag } from './images.ts';
import { logs, ps, removeContainers, run, stop } from './containers.ts';
import type { CommandIo, ShellCommand } from '../command.ts';

type Subcommand = (args: readonly string[], io: CommandIo) => Promise<number> | number;

const SUBCOMMANDS: Readonly<Record<string, Subcommand>> = {
  build, images, pull, push, tag, run, ps, stop, logs,
  kill: stop,
  rm: removeContainers,
  rmi: removeImages,
  version: (_args, { out }) => (out('Client:\n Version:           29.0.0\n\nServer: Docker Desktop\n Engine:\n  Version:          29.0.0\n'), 0),
};

/** The same under the names of the groups: `docker image ls`. */
const GROUPED: Readonly<Record<string, string>> = {
  'image build': 'build', 'image ls': 'images', 'image list': 'images', 'image pull': 'pull', 'image push': 'push', 'image tag': 'tag', 'image rm': 'rmi',
  'container run': 'run', 'container ls': 'ps', 'container list': 'ps', 'container stop': 'stop', 'container kill': 'kill', 'container rm': 'rm',
  'container logs': 'logs', 'buildx build': 'build',
};

export const docker: ShellCommand = {
  name: 'docker',
  seconds: 0.1,
  run(args, io) {
    const grouped = GROUPED[args.slice(0, 2).join(' ')];
    const name = grouped ?? args[0] ?? '';
    const subcommand = Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined;
    if (subcommand !== undefined) return subcommand(args.slice(grouped === undefined ? 1 : 2), io);
    if (name === '--version' || name === '-v') return io.out('Docker version 29.0.0, build 3d4129b\n'), 0;
    io.err(`drydock: "docker ${name}" is not simulated here: ${Object.keys(SUBCOMMANDS).join(', ')} are\n`);
    return 1;
  },
};
