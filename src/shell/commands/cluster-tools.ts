import { tagged } from '../docker/reference.ts';
import type { CommandIo, ShellCommand } from './command.ts';

/** Makes images of the computer's Docker Engine known to the cluster's nodes. */
async function load(tool: string, names: readonly string[], { computer, err, process }: CommandIo): Promise<number> {
  for (const name of names) {
    if (!computer.docker.has(name)) {
      err(tool === 'kind' ? `ERROR: image: "${tagged(name)}" not present locally\n` : `! Unable to load image ${name}: it is not on this computer\n`);
      return 1;
    }
    await process.sleep(1);
    const image = computer.docker.images.get(tagged(name))!;
    computer.docker.share(name, image, name);
    if (tool === 'kind') err(`Image: "${tagged(name)}" with ID "sha256:${image.id}" not yet present on node "desktop-worker", loading...\n`);
  }
  return 0;
}

const kind: ShellCommand = {
  name: 'kind',
  run(args, io) {
    const names = args.slice(2).filter((arg) => !arg.startsWith('-'));
    if (args[0] === 'load' && args[1] === 'docker-image' && names.length > 0) return load('kind', names, io);
    if (args[0] === 'get' && args[1] === 'clusters') return io.out('desktop\n'), 0;
    io.err(`drydock: "kind ${args.slice(0, 2).join(' ')}" is not simulated here: the cluster is there already; "kind load docker-image" and "kind get clusters" are\n`);
    return 1;
  },
};

const minikube: ShellCommand = {
  name: 'minikube',
  run(args, io) {
    const names = args.slice(2).filter((arg) => !arg.startsWith('-'));
    if (args[0] === 'image' && args[1] === 'load' && names.length > 0) return load('minikube', names, io);
    io.err(`drydock: "minikube ${args.slice(0, 2).join(' ')}" is not simulated here: the cluster is there already; "minikube image load" is\n`);
    return 1;
  },
};

const helm: ShellCommand = {
  name: 'helm',
  run(args, { err, out }) {
    if (args[0] === 'version') return out('version.BuildInfo{Version:"v4.0.0", GitCommit:"", GitTreeState:"clean", GoVersion:"go1.25"}\n'), 0;
    if (args[0] === 'list' || args[0] === 'ls') return out('NAME\tNAMESPACE\tREVISION\tUPDATED\tSTATUS\tCHART\tAPP VERSION\n'), 0;
    err(`drydock: "helm ${args.slice(0, 2).join(' ')}" is not simulated here: no chart is available\n`);
    return 1;
  },
};

/** Tools that make clusters or put things into them; the simulated cluster is there already. */
export const CLUSTER_TOOLS: readonly ShellCommand[] = [kind, minikube, helm];
