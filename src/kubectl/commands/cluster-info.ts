import type { Command } from '../command.ts';
import { discoveryLog } from '../config/connection.ts';

const SERVICES = 'kubernetes.io/cluster-service=true';
const HINT = "\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n";

/** `kubectl cluster-info`. Rule: `ClusterInfoOptions.Run` of kubectl. */
export const command: Command = {
  path: 'cluster-info',
  run({ connect, context, flags, out, err }) {
    const connection = connect();
    if (connection.client === undefined) {
      err(discoveryLog(connection.server, context.waiting.now()));
      out(HINT);
      throw connection.refused;
    }
    const { client, server } = connection;
    const services = client.resources().find(({ group, plural }) => group === '' && plural === 'services')!;
    const namespace = flags.text('namespace') || 'kube-system';
    const lines = client.list({ resource: services, namespace }, { labelSelector: SERVICES }).items.map(({ metadata, spec }) => {
      const name = metadata.labels['kubernetes.io/name'] || metadata.name;
      const port = spec.ports?.[0] ?? {};
      const scheme = port.port === 443 || port.name === 'https' ? 'https:' : '';
      const target = `${scheme}${metadata.name}${port.name ? `:${port.name}` : ''}`;
      return `${name} is running at ${server}/api/v1/namespaces/${metadata.namespace}/services/${target}/proxy\n`;
    });
    out(`Kubernetes control plane is running at ${server}\n${lines.join('')}${HINT}`);
    return 0;
  },
};
