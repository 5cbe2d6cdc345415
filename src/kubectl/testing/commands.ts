import { testCluster, type TestCluster } from '../../cluster/testing/cluster.ts';
import { clusterContext } from './cluster-context.ts';
import { runLine } from './session.ts';

/** A cluster and a shell in front of it, for tests of commands. */
export interface Shell {
  cluster: TestCluster;
  /** Runs a command. @returns what it printed, with `? N` behind it when it ended with another status than 0 */
  run(line: string, options?: { stdin?: string; interruptAfter?: number }): Promise<string>;
  files: Record<string, string>;
}

/** @param manifests applied before, without the annotation of `kubectl apply` */
export function shell(manifests = ''): Shell {
  const cluster = testCluster();
  if (manifests !== '') cluster.apply(manifests);
  const files: Record<string, string> = {};
  return {
    cluster,
    files,
    async run(line, options = {}) {
      const { output, status } = await runLine(line, clusterContext(cluster, { files, ...options }));
      return status === 0 ? output : `${output}? ${status}\n`;
    },
  };
}

/** A Pod of one container. */
export const POD = `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels: {app: web}
spec:
  containers:
  - name: web
    image: api:0.1.0
`;

/** A Deployment with two replicas. */
export const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
      - name: web
        image: api:0.1.0
`;

/** A ConfigMap of one entry. */
export const configMap = (name: string, value: string, more = ''): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
${more}data:
  a: "${value}"
`;
