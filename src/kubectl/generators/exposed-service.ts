import type { KubeObject } from '../../kube/object.ts';
import { CommandError } from '../errors/command-error.ts';
import { parseLabels } from './key-values.ts';

/** What a Service for something that runs is made of; texts as their flags give them. */
export interface ExposeParameters {
  name: string;
  labels: Readonly<Record<string, string>> | undefined;
  selector: string;
  /** `80`, or several with commas. */
  ports: string;
  /** The protocol of each port of the exposed object. */
  protocols: Readonly<Record<string, string>>;
  /** Each the empty string when its flag is not given. */
  protocol?: string;
  targetPort?: string;
  externalIp?: string;
  type?: string;
  loadBalancerIp?: string;
  sessionAffinity?: string;
  clusterIp?: string;
}

/**
 * The Service that `kubectl expose` and `kubectl run --expose` make.
 * @throws CommandError
 * Rule: `generateService` of kubectl's `generate/versioned`.
 */
export function exposedService(given: ExposeParameters): KubeObject {
  const { protocol = '', targetPort = '', externalIp = '', type = '', loadBalancerIp = '', sessionAffinity = '', clusterIp = '' } = given;
  const numbers = given.ports === '' ? [] : given.ports.split(',');
  if (sessionAffinity !== '' && !['None', 'ClientIP'].includes(sessionAffinity)) throw new CommandError(`unknown session affinity: ${sessionAffinity}`);
  const ports = numbers.map((text, index) => {
    if (!/^[+-]?\d+$/.test(text)) throw new CommandError(`strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
    const port = Number(text);
    return {
      ...(numbers.length > 1 ? { name: `port-${index + 1}` } : {}), protocol: protocol || given.protocols[text] || 'TCP', port,
      targetPort: targetPort === '' ? port : /^[+-]?\d+$/.test(targetPort) ? Number(targetPort) : targetPort,
    };
  });
  const selector = parseLabels(given.selector);
  return {
    apiVersion: 'v1', kind: 'Service',
    metadata: { name: given.name, ...(given.labels === undefined || Object.keys(given.labels).length === 0 ? {} : { labels: given.labels }) },
    spec: {
      ...(ports.length === 0 ? {} : { ports }), ...(selector === undefined ? {} : { selector }), ...(clusterIp === '' ? {} : { clusterIP: clusterIp }),
      ...(type === '' ? {} : { type }), ...(externalIp === '' ? {} : { externalIPs: [externalIp] }), ...(sessionAffinity === '' ? {} : { sessionAffinity }),
      ...(type === 'LoadBalancer' && loadBalancerIp !== '' ? { loadBalancerIP: loadBalancerIp } : {}),
    },
    status: { loadBalancer: {} },
  };
}
