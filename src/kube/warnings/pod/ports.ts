import { items, type Decoded } from '../../object.ts';
import { isReleaseBefore } from '../../removed-apis.ts';
import type { Path } from '../../validation/path.ts';
import { quoted, warnAt, type ObjectWarning } from '../warning.ts';
import { visitContainers, type PodParts } from './parts.ts';

interface Port {
  path: Path;
  name: string;
  hostIP: string;
  hostPort: number;
  containerPort: number;
  protocol: string;
}

/** Ports that containers of the Pod state twice, by number or by name. Rule: `warningsForPodSpecAndMeta`. */
export function portWarnings(pod: PodParts): ObjectWarning[] {
  const ports = visitContainers(pod).flatMap(({ container, path }) =>
    items(container.ports).map((port, index): Port => readPort(port, path.child('ports').index(index))),
  );
  const byNumber = ports.flatMap((port, index) => [
    ...(port.hostIP !== '' && port.hostPort === 0 ? [warnAt(port.path, `hostIP set without hostPort: ${shown(port)}`)] : []),
    ...ports.slice(0, index).flatMap((other) => collision(port, other)),
  ]);
  // The earliest release in which this has been seen.
  return isReleaseBefore(pod.version, '1.33') ? byNumber : [...byNumber, ...nameWarnings(ports)];
}

function readPort(port: Decoded, path: Path): Port {
  const { name = '', hostIP = '', hostPort = 0, containerPort = 0, protocol = 'TCP' } = port;
  return { path, name, hostIP, hostPort, containerPort, protocol };
}

function collision(port: Port, other: Port): ObjectWarning[] {
  if (port.containerPort !== other.containerPort || port.protocol !== other.protocol) return [];
  const what = kindOfCollision(port, other);
  return what === undefined ? [] : [{ ...warnAt(port.path, `${what} port definition with ${other.path}`), other: other.path }];
}

function kindOfCollision(port: Port, other: Port): string | undefined {
  if (port.hostIP === other.hostIP && port.hostPort === other.hostPort) return 'duplicate';
  if (port.hostPort === 0 || other.hostPort === 0) return 'overlapping';
  // One is open on a single address of the node, the other on all of them.
  const isOpenOnAll = (port.hostIP === '') !== (other.hostIP === '');
  return port.hostPort === other.hostPort && isOpenOnAll ? 'dangerously ambiguous' : undefined;
}

function nameWarnings(ports: readonly Port[]): ObjectWarning[] {
  const first = new Map<string, Path>();
  return ports.flatMap(({ name, path }) => {
    const other = first.get(name);
    if (name === '') return [];
    if (other !== undefined) {
      const detail = `duplicate port name ${quoted(name)} with ${other}, services and probes that select ports by name will use ${other}`;
      return [{ path: path.child('name'), message: `${path}: ${detail}`, other: other.child('name') }];
    }
    first.set(name, path);
    return [];
  });
}

/** The port as Go prints a struct. */
function shown({ name, hostPort, containerPort, protocol, hostIP }: Port): string {
  return `{Name:${name} HostPort:${hostPort} ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}}`;
}
