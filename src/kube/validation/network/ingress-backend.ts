import { dns1035Label, dns1123Label, dns1123Subdomain, pathSegmentName, portName } from '../../names.ts';
import type { Decoded } from '../../object.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import type { Path } from '../path.ts';
import { validatePortNumber } from '../pod/ports.ts';
import { serviceNamesAreRelaxed } from './releases.ts';

/** Where an Ingress sends requests: a Service or another resource. Rule: `validateIngressBackend`. */
export function validateIngressBackend(backend: Decoded, path: Path, options: ValidationOptions): FieldError[] {
  const { service, resource } = backend;
  if (resource && service) return [invalid(path, '', 'cannot set both resource and service backends')];
  if (resource) return validateTypedReference(resource, path.child('resource'));
  if (service) return validateServiceBackend(service, path, options);
  return [invalid(path, '', 'resource or service backend is required')];
}

/** A missing port is reported on the backend, not on the port. */
function validateServiceBackend(service: Decoded, path: Path, options: ValidationOptions): FieldError[] {
  const at = path.child('service');
  const { name, number } = service.port ?? {};
  const errors: FieldError[] = [];
  if (!service.name) errors.push(required(at.child('name')));
  else errors.push(...validateFormat(service.name, at.child('name'), serviceNamesAreRelaxed(options) ? dns1123Label : dns1035Label));
  if (name && number) errors.push(invalid(path, '', 'cannot set both port name & port number'));
  else if (name) errors.push(...validateFormat(name, at.child('port').child('name'), portName));
  else if (number) errors.push(...validatePortNumber(number, at.child('port').child('number')));
  else errors.push(required(path, 'port name or number is required'));
  return errors;
}

/** An object of any kind. Rule: `validateIngressTypedLocalObjectReference`. */
export function validateTypedReference(reference: Decoded, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  if (reference.apiGroup !== undefined) errors.push(...validateFormat(reference.apiGroup, path.child('apiGroup'), dns1123Subdomain));
  for (const field of ['kind', 'name']) {
    if (!reference[field]) errors.push(required(path.child(field)));
    else errors.push(...validateFormat(reference[field], path.child(field), pathSegmentName));
  }
  return errors;
}
