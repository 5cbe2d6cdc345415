import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { amountOf } from '../scheduler/pod-requests.ts';
import type { ContainerRuntime } from '../images/program.ts';
import type { Container } from './container.ts';
import { expand } from './environment.ts';
import { MountedFiles } from './files.ts';
import type { PodWorker } from './pod-worker.ts';

/** What a container gives the program that runs in it: its files, its variables, its place in the network. */
export function containerRuntime(container: Container, pod: KubeObject, env: Record<string, string>, worker: PodWorker, exit: ContainerRuntime['exit']): ContainerRuntime {
  const { spec, role } = container;
  const { plane, nodeName } = worker.node;
  const ip = worker.ip!;
  const limit = spec.resources?.limits?.memory;
  const hostname = pod['spec'].hostNetwork === true ? nodeName : (pod['spec'].hostname ?? pod.metadata.name);
  const expanded = (list: Decoded): string[] | undefined => (items(list).length === 0 ? undefined : list.map((part: string) => expand(part, env)));
  return {
    clock: plane.clock, random: plane.random, image: spec.image, name: spec.name,
    declaredPorts: items(spec.ports).filter(({ protocol }) => protocol === 'TCP').map(({ containerPort }) => containerPort),
    command: expanded(spec.command), args: expanded(spec.args),
    isTask: role === 'init' || (role === 'main' && pod['spec'].restartPolicy !== 'Always'),
    user: spec.securityContext?.runAsUser ?? pod['spec'].securityContext?.runAsUser,
    workingDir: spec.workingDir, env, hostname, podIp: ip,
    memoryLimit: limit === undefined ? undefined : amountOf('memory', limit),
    files: filesOf(spec, pod, hostname, env, worker), network: plane.network.from(ip, pod.metadata.namespace),
    log: (line) => container.log.push({ at: plane.clock.now, text: line }),
    exit,
  };
}

function filesOf(spec: Decoded, pod: KubeObject, hostname: string, env: Record<string, string>, worker: PodWorker): MountedFiles {
  const mounts = items(spec.volumeMounts).flatMap(({ name, mountPath, subPath, subPathExpr, readOnly }) => {
    const volume = worker.volumes.get(name);
    return volume === undefined ? [] : [{ mountPath, subPath: subPathExpr === undefined ? (subPath ?? '') : expand(subPathExpr, env), readOnly: readOnly === true, volume }];
  });
  const files = new MountedFiles(mounts, spec.securityContext?.readOnlyRootFilesystem === true);
  const aliases = items(pod['spec'].hostAliases).map(({ ip, hostnames }) => `${ip}\t${items(hostnames).join('\t')}\n`).join('');
  files.provide('/etc/hostname', `${hostname}\n`);
  files.provide('/etc/hosts', `# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\nfe00::0\tip6-localnet\nfe00::0\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n${worker.ip}\t${hostname}\n${aliases === '' ? '' : `\n# Entries added by HostAliases.\n${aliases}`}`);
  files.provide('/etc/resolv.conf', `search ${pod.metadata.namespace}.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n`);
  return files;
}
