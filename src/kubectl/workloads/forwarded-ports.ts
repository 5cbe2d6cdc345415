import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { CommandError } from '../errors/command-error.ts';

/** A port of this computer and the port of a pod behind it; 0 stands for any free one. */
export interface PortPair {
  local: number;
  remote: number;
}

interface WrittenPair {
  local: string;
  remote: string;
}

const splitPair = (text: string): WrittenPair => {
  const parts = text.split(':');
  return parts.length === 2 ? { local: parts[0]!, remote: parts[1]! } : { local: parts[0]!, remote: parts[0]! };
};

const isNumber = (text: string): boolean => /^[+-]?\d+$/.test(text);

/**
 * What `8080:80`, `80`, `:80`, `http` mean for a pod, or for a Service in front of it.
 * @throws CommandError in kubectl's words
 * Rule: `PortForwardOptions.Complete` of kubectl, and `parsePorts` of client-go's portforward.
 */
export function portPairs(texts: readonly string[], object: KubeObject, pod: KubeObject): PortPair[] {
  const written = texts.map((text) => (object.kind === 'Service' ? ofService(splitPair(text), object, pod) : ofPod(splitPair(text), pod)));
  return written.map(({ local, remote }) => ({ local: portNumber(local, 'local'), remote: portNumber(remote, 'remote') })).map(({ local, remote }) => {
    if (remote === 0) throw new CommandError('remote port must be > 0');
    return { local, remote };
  });
}

function portNumber(text: string, which: string): number {
  if (text === '' && which === 'local') return 0;
  const why = !/^\d+$/.test(text) ? 'invalid syntax' : Number(text) > 65535 ? 'value out of range' : undefined;
  if (why !== undefined) throw new CommandError(`error parsing ${which} port '${text}': strconv.ParseUint: parsing ${JSON.stringify(text)}: ${why}`);
  return Number(text);
}

const containerPorts = ({ spec }: KubeObject): Decoded[] => spec.containers.flatMap(({ ports }: Decoded) => items(ports));

/** @throws CommandError when all that is there under the number is UDP. Rule: `checkUDPPorts`. */
function refuseUdp(port: number, remote: string, ports: readonly { number: number; protocol?: string }[]): void {
  const protocols = new Set(ports.filter(({ number }) => number === port).map(({ protocol = 'TCP' }) => protocol));
  if (protocols.has('UDP') && !protocols.has('TCP')) throw new CommandError(`UDP protocol is not supported for ${remote}`);
}

function ofPod({ local, remote }: WrittenPair, pod: KubeObject): WrittenPair {
  if (remote === '') throw new CommandError('remote port cannot be empty');
  const ports = containerPorts(pod);
  const number = isNumber(remote) ? Number(remote) : ports.find(({ name }) => name === remote)?.containerPort;
  if (number === undefined) throw new CommandError(`Pod '${pod.metadata.name}' does not have a named port '${remote}'`);
  refuseUdp(number, remote, ports.map(({ containerPort, protocol }) => ({ number: containerPort, protocol })));
  return { local: local === remote ? String(number) : local, remote: String(number) };
}

function ofService({ local, remote }: WrittenPair, service: KubeObject, pod: KubeObject): WrittenPair {
  const ports = items(service['spec'].ports);
  const named = isNumber(remote) ? undefined : ports.find(({ name }: Decoded) => name === remote);
  if (!isNumber(remote) && named === undefined) throw new CommandError(`Service '${service.metadata.name}' does not have a named port '${remote}'`);
  const number = named?.port ?? Number(remote);
  refuseUdp(number, remote, ports.map(({ port, protocol }: Decoded) => ({ number: port, protocol })));
  const found = ports.find(({ port }: Decoded) => port === number);
  if (found === undefined) throw new CommandError(`Service ${service.metadata.name} does not have a service port ${number}`);
  const target = service['spec'].clusterIP === 'None' ? number : targetOf(found, pod);
  return { local: local === remote ? String(number) : local, remote: String(target) };
}

/** Rule: `LookupContainerPortNumberByServicePort` of kubectl's `util`. */
function targetOf({ port, targetPort }: Decoded, pod: KubeObject): number {
  if (typeof targetPort === 'number') return targetPort === 0 ? port : targetPort;
  if (targetPort === undefined || targetPort === '') return port;
  const found = containerPorts(pod).find(({ name }) => name === targetPort);
  if (found === undefined) throw new CommandError(`Pod '${pod.metadata.name}' does not have a named port '${targetPort}'`);
  return found.containerPort;
}
