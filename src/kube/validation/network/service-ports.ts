import { dns1123Label, qualifiedName } from '../../names.ts';
import { items, type Decoded } from '../../object.ts';
import { duplicate, forbidden, required, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import type { Path } from '../path.ts';
import { validatePortNumber, validatePortNumberOrName, validateProtocol } from '../pod/ports.ts';

/** The ports of a Service, each by itself and then against the others. Rules: `ValidateService`, `validateServicePort`. */
export function validateServicePorts(spec: Decoded, path: Path): FieldError[] {
  const ports = items(spec.ports);
  const names = new Set<string>();
  return [
    ...ports.flatMap((port, index) => validateServicePort(port, ports.length > 1, names, path.index(index))),
    ...(spec.type === 'ClusterIP' ? ports.flatMap((port, index) => forbidNodePort(port, path.index(index))) : []),
    ...validateDuplicates(ports, path),
  ];
}

function validateServicePort(port: Decoded, needsName: boolean, names: Set<string>, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  if (port.name) {
    errors.push(...validateFormat(port.name, path.child('name'), dns1123Label));
    if (names.has(port.name)) errors.push(duplicate(path.child('name'), port.name));
    names.add(port.name);
  } else if (needsName) {
    errors.push(required(path.child('name')));
  }
  errors.push(
    ...validatePortNumber(port.port ?? 0, path.child('port')),
    ...validateProtocol(port.protocol, path.child('protocol')),
    ...validatePortNumberOrName(port.targetPort, path.child('targetPort')),
  );
  if (port.appProtocol !== undefined) errors.push(...validateFormat(port.appProtocol, path.child('appProtocol'), qualifiedName));
  return errors;
}

function forbidNodePort(port: Decoded, path: Path): FieldError[] {
  return port.nodePort ? [forbidden(path.child('nodePort'), "may not be used when `type` is 'ClusterIP'")] : [];
}

/** No two ports of one protocol have the same number, and none the same node port. */
function validateDuplicates(ports: Decoded[], path: Path): FieldError[] {
  const nodePorts = new Set<string>();
  const numbers = new Set<string>();
  const errors: FieldError[] = [];
  for (const [index, { protocol, nodePort }] of ports.entries()) {
    if (!nodePort) continue;
    const key = `${protocol}/${nodePort}`;
    if (nodePorts.has(key)) errors.push(duplicate(path.index(index).child('nodePort'), nodePort));
    nodePorts.add(key);
  }
  for (const [index, { protocol, port }] of ports.entries()) {
    const key = `${protocol}/${port}`;
    if (numbers.has(key)) errors.push(duplicate(path.index(index), { protocol, port }));
    numbers.add(key);
  }
  return errors;
}
