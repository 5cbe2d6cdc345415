import { formatFieldPath } from '../../../text/field-path.ts';
import { asString, placeOf, valueAt } from '../../refs/objects.ts';
import { recordsAt } from '../../refs/pod-specs.ts';
import type { Rule } from '../../types.ts';
import { finalObjects } from '../final-objects.ts';
import { workloads } from '../workloads.ts';

/** Sockets of container runtimes, and the folders that hold them. */
const RUNTIME_SOCKET = /^(?:\/var)?\/run\/(?:docker|containerd\/containerd|crio\/crio)\.sock$/;

/** A pod must not work on the files of its node. */
export const rule: Rule = {
  id: 'practice/host-path',
  severity: 'warning',
  summary: 'A volume is a folder of the node, or the socket of its container runtime.',
  why: `A \`hostPath\` volume is a piece of the node that the pod happens to run on. On another node there is another
folder, or none; and a pod that can write to the node's files can often take over the node. Use a claim for data that
must stay, an \`emptyDir\` for data that need not, a ConfigMap for configuration.

The socket of a container runtime (\`/var/run/docker.sock\`) is worse: through it one starts a container with all rights.

For a DaemonSet, which is what reads logs and watches nodes, another \`hostPath\` than such a socket is an info.`,
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const { object, pod } of workloads(lesson)) {
      for (const { record, path: volume } of recordsAt(object.value, [...pod.path, 'volumes'])) {
        const folder = asString(valueAt(record, ['hostPath', 'path']));
        if (folder === undefined) continue;
        const path = [...volume, 'hostPath', 'path'];
        const isSocket = RUNTIME_SOCKET.test(folder);
        const name = asString(record['name']) ?? '';
        report({
          range: placeOf(object, path),
          path: formatFieldPath(path),
          message: isSocket
            ? `the volume ${name} is ${folder}, the socket of the container runtime: through it the pod can start a container with all rights on its node`
            : `the volume ${name} is the folder ${folder} of the node: the pod reaches the node's files, and on another node finds others`,
          help: isSocket ? 'build images with a tool that needs no runtime, such as BuildKit without root' : 'use persistentVolumeClaim for data that must stay, emptyDir for data that need not',
          ...(object.kind === 'DaemonSet' && !isSocket ? { severity: 'info' as const } : {}),
        });
      }
    }
    for (const object of finalObjects(lesson)) {
      if (object.kind !== 'PersistentVolume') continue;
      const path = ['spec', 'hostPath', 'path'];
      const folder = asString(valueAt(object.value, path));
      if (folder === undefined) continue;
      report({
        range: placeOf(object, path),
        path: path.join('.'),
        message: `PersistentVolume ${object.name} is the folder ${folder} of a node: in a cluster of several nodes a pod that moves finds another folder there`,
        help: 'let a StorageClass make volumes, or use local: {path: …} with a nodeAffinity that names the node',
      });
    }
  },
};
