import { dns1123Subdomain, portName, portNumber } from '../../../kube/names.ts';
import type { Command } from '../../command.ts';
import { CommandError } from '../../errors/command-error.ts';
import { generate, generation, nameOf } from '../../generators/generate.ts';
import { parsePort } from '../../generators/key-values.ts';

type ServiceType = 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';

/** One of the `kubectl create service` commands. Rule: `ServiceOptions` of kubectl's `cmd/create`. */
function serviceCommand(type: ServiceType): Command {
  return {
    path: `create service ${type.toLowerCase()}`,
    run(invocation) {
      const { flags } = invocation;
      const name = nameOf(invocation);
      const given = generation(invocation);
      const tcp = flags.list('tcp');
      const clusterIP = flags.has('clusterip') ? flags.text('clusterip') : '';
      if (clusterIP !== 'None' && tcp.length === 0 && type !== 'ExternalName') throw new CommandError('at least one tcp port specifier must be provided');
      const nodePort = flags.has('node-port') ? flags.int('node-port') : 0;
      const ports = tcp.map((text) => ({ ...servicePort(text), ...(nodePort === 0 ? {} : { nodePort }) }));
      const externalName = type === 'ExternalName' ? flags.text('external-name') : '';
      if (type === 'ExternalName' && dns1123Subdomain(externalName).length > 0) throw new CommandError(`invalid service external name ${externalName}`);
      const labels = { app: name };
      generate(invocation, given, {
        apiVersion: 'v1', kind: 'Service', metadata: { name, labels },
        spec: {
          ...(ports.length === 0 ? {} : { ports }), selector: labels,
          ...(clusterIP === '' ? {} : { clusterIP }), type, ...(externalName === '' ? {} : { externalName }),
        },
        status: { loadBalancer: {} },
      }, { failed: `failed to create ${type} service: ` });
      return 0;
    },
  };
}

/** `80:8000` or `80`. Rule: `parsePorts` there. */
function servicePort(text: string): object {
  const [left = '', right] = text.split(/:(.*)/s) as [string, string?];
  const port = parsePort(left, true);
  return { name: text.replaceAll(':', '-'), protocol: 'TCP', port, targetPort: right === undefined ? port : target(right) };
}

function target(text: string): number | string {
  const port = /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
  const wrong = port === undefined ? portName(text) : portNumber(port);
  if (wrong.length > 0) throw new CommandError(wrong.join(','));
  return port ?? text;
}

export const clusterIp = serviceCommand('ClusterIP');
export const nodePort = serviceCommand('NodePort');
export const loadBalancer = serviceCommand('LoadBalancer');
export const externalName = serviceCommand('ExternalName');
