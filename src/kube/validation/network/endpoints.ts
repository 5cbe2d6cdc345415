import { dns1123Label, dns1123Subdomain, qualifiedName } from '../../names.ts';
import { items, type Decoded, type KubeObject } from '../../object.ts';
import { required, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { Path } from '../path.ts';
import { validatePortNumber, validateProtocol } from '../pod/ports.ts';
import { validateIp, validateNonSpecialIp } from './addresses.ts';

/** Endpoints. Rules: `ValidateEndpoints`, `validateEndpointSubsets`. */
export function validateEndpoints(endpoints: KubeObject, options: ValidationOptions): FieldError[] {
  const path = Path.root('subsets');
  return items(endpoints['subsets']).flatMap((subset, index) => validateSubset(subset, path.index(index), options));
}

function validateSubset(subset: Decoded, path: Path, options: ValidationOptions): FieldError[] {
  const ready = items(subset.addresses);
  const notReady = items(subset.notReadyAddresses);
  const ports = items(subset.ports);
  return [
    ...(ready.length === 0 && notReady.length === 0 ? [required(path, 'must specify `addresses` or `notReadyAddresses`')] : []),
    ...ready.flatMap((address, index) => validateAddress(address, path.child('addresses').index(index), options)),
    ...notReady.flatMap((address, index) => validateAddress(address, path.child('notReadyAddresses').index(index), options)),
    ...ports.flatMap((port, index) => validatePort(port, ports.length > 1, path.child('ports').index(index))),
  ];
}

/** Rule: `validateEndpointAddress`. */
function validateAddress(address: Decoded, path: Path, options: ValidationOptions): FieldError[] {
  const ip = address.ip ?? '';
  return [
    ...validateIp(ip, path.child('ip'), options),
    ...(address.hostname ? validateFormat(address.hostname, path.child('hostname'), dns1123Label) : []),
    ...(address.nodeName === undefined ? [] : validateFormat(address.nodeName, path.child('nodeName'), dns1123Subdomain)),
    ...validateNonSpecialIp(ip, path.child('ip')),
  ];
}

/** Rule: `validateEndpointPort`. */
function validatePort(port: Decoded, needsName: boolean, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  if (port.name) errors.push(...validateFormat(port.name, path.child('name'), dns1123Label));
  else if (needsName) errors.push(required(path.child('name')));
  errors.push(...validatePortNumber(port.port ?? 0, path.child('port')), ...validateProtocol(port.protocol, path.child('protocol')));
  if (port.appProtocol !== undefined) errors.push(...validateFormat(port.appProtocol, path.child('appProtocol'), qualifiedName));
  return errors;
}
