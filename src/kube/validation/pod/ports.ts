import { portName, portNumber } from '../../names.ts';
import { items, type Decoded } from '../../object.ts';
import { duplicate, invalid, required, type FieldError } from '../field-error.ts';
import { requireOneOf } from '../one-of.ts';
import type { Path } from '../path.ts';

const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

/** The ports of one container. Rule: `validateContainerPorts`. */
export function validateContainerPorts(ports: Decoded, path: Path): FieldError[] {
  const names = new Set<string>();
  return items(ports).flatMap((port, index) => {
    const at = path.index(index);
    const errors: FieldError[] = [];
    if (port.name) {
      const details = portName(port.name);
      errors.push(...details.map((detail) => invalid(at.child('name'), port.name, detail)));
      if (details.length === 0 && names.has(port.name)) errors.push(duplicate(at.child('name'), port.name));
      names.add(port.name);
    }
    if (!port.containerPort) errors.push(required(at.child('containerPort')));
    else errors.push(...validatePortNumber(port.containerPort, at.child('containerPort')));
    if (port.hostPort) errors.push(...validatePortNumber(port.hostPort, at.child('hostPort')));
    errors.push(...validateProtocol(port.protocol, at.child('protocol')));
    return errors;
  });
}

/** A port number from 1 to 65535. */
export function validatePortNumber(port: number, path: Path): FieldError[] {
  return portNumber(port).map((detail) => invalid(path, port, detail));
}

/** A port as a number or as the name of a container's port. Rule: `ValidatePortNumOrName`. */
export function validatePortNumberOrName(port: Decoded, path: Path): FieldError[] {
  if (typeof port === 'string') return portName(port).map((detail) => invalid(path, port, detail));
  return validatePortNumber(port ?? 0, path);
}

/** A protocol that a port can have. */
export function validateProtocol(protocol: string | undefined, path: Path): FieldError[] {
  return requireOneOf(protocol, PROTOCOLS, path);
}

/** Containers that run at the same time cannot have the same port of the node. Rule: `checkHostPortConflicts`. */
export function validateHostPorts(containers: { container: Decoded; path: Path }[]): FieldError[] {
  const taken = new Set<string>();
  return containers.flatMap(({ container, path }) =>
    items(container.ports).flatMap((port, index) => {
      if (!port.hostPort) return [];
      const key = `${port.protocol ?? ''}/${port.hostIP ?? ''}/${port.hostPort}`;
      if (taken.has(key)) return [duplicate(path.child('ports').index(index).child('hostPort'), key)];
      taken.add(key);
      return [];
    }),
  );
}

/**
 * With the node's network, a container's port is the node's port; a template may leave it out, the
 * pod gets it later. Rule: `validatePodHostNetworkDeps`.
 */
export function validateHostNetworkPorts(spec: Decoded, isPod: boolean, path: Path): FieldError[] {
  if (!spec.hostNetwork) return [];
  return items(spec.containers).flatMap((container, index) =>
    items(container.ports).flatMap(({ hostPort = 0, containerPort = 0 }, at) => {
      if (hostPort === containerPort || (hostPort === 0 && !isPod)) return [];
      const field = path.child('containers').index(index).child('ports').index(at).child('hostPort');
      return [invalid(field, hostPort, 'must match `containerPort` when `hostNetwork` is true')];
    }),
  );
}
