import { parseIp } from '../../ip.ts';
import { dns1123Subdomain, wildcardDns1123Subdomain } from '../../names.ts';
import { items, type Decoded, type KubeObject } from '../../object.ts';
import { invalid, notSupported, required, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { Path } from '../path.ts';
import { validateIngressBackend } from './ingress-backend.ts';

const PATH_TYPES = ['Exact', 'ImplementationSpecific', 'Prefix'];
const FORBIDDEN_SEQUENCES = ['//', '/./', '/../', '%2f', '%2F'];
const FORBIDDEN_ENDS = ['/..', '/.'];
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/** An Ingress. Rule: `networking/validation.ValidateIngressCreate`. */
export function validateIngress(ingress: KubeObject, options: ValidationOptions): FieldError[] {
  const { spec } = ingress;
  const path = Path.root('spec');
  const errors: FieldError[] = [];
  if (items(spec.rules).length === 0 && !spec.defaultBackend) {
    errors.push(invalid(path, spec.rules, 'either `defaultBackend` or `rules` must be specified'));
  }
  if (spec.defaultBackend) errors.push(...validateIngressBackend(spec.defaultBackend, path.child('defaultBackend'), options));
  errors.push(...items(spec.rules).flatMap((rule, index) => validateRule(rule, path.child('rules').index(index), options)));
  errors.push(...items(spec.tls).flatMap((tls, index) => validateTls(tls, path.child('tls').index(index))));
  if (spec.ingressClassName !== undefined) {
    errors.push(...validateFormat(spec.ingressClassName, path.child('ingressClassName'), dns1123Subdomain));
  }
  return [...errors, ...validateClassAnnotation(ingress)];
}

/** The old way to name the class must agree with the new one; the server's path is short of `metadata`. */
function validateClassAnnotation({ metadata, spec }: KubeObject): FieldError[] {
  const annotation = metadata?.annotations?.[CLASS_ANNOTATION];
  if (annotation === undefined || spec.ingressClassName === undefined || annotation === spec.ingressClassName) return [];
  const path = Path.root('annotations').child(CLASS_ANNOTATION);
  return [invalid(path, annotation, 'must match `ingressClassName` when both are specified')];
}

/** Rule: `validateIngressRules`. */
function validateRule(rule: Decoded, path: Path, options: ValidationOptions): FieldError[] {
  const errors: FieldError[] = [];
  if (rule.host) {
    const at = path.child('host');
    if (parseIp(rule.host)) errors.push(invalid(at, rule.host, 'must be a DNS name, not an IP address'));
    errors.push(...validateHost(rule.host, at));
  }
  if (!rule.http) return errors;
  const paths = path.child('http').child('paths');
  if (items(rule.http.paths).length === 0) errors.push(required(paths));
  return [...errors, ...items(rule.http.paths).flatMap((entry, index) => validatePath(entry, paths.index(index), options))];
}

function validateHost(host: string, path: Path): FieldError[] {
  return validateFormat(host, path, host.includes('*') ? wildcardDns1123Subdomain : dns1123Subdomain);
}

/** Rule: `validateHTTPIngressPath`. */
function validatePath(entry: Decoded, path: Path, options: ValidationOptions): FieldError[] {
  if (entry.pathType === undefined) return [required(path.child('pathType'), 'pathType must be specified')];
  return [
    ...validatePathText(entry.path ?? '', entry.pathType, path),
    ...validateIngressBackend(entry.backend ?? {}, path.child('backend'), options),
  ];
}

function validatePathText(text: string, type: string, path: Path): FieldError[] {
  if (!PATH_TYPES.includes(type)) return [notSupported(path.child('pathType'), type, PATH_TYPES)];
  const isSpecific = type === 'ImplementationSpecific';
  const at = path.child('path');
  const errors: FieldError[] = [];
  if (!text.startsWith('/') && !(isSpecific && text === '')) errors.push(invalid(at, text, 'must be an absolute path'));
  if (isSpecific) return errors;
  for (const sequence of FORBIDDEN_SEQUENCES) if (text.includes(sequence)) errors.push(invalid(at, text, `must not contain '${sequence}'`));
  for (const end of FORBIDDEN_ENDS) if (text.endsWith(end)) errors.push(invalid(at, text, `cannot end with '${end}'`));
  return errors;
}

/** Rule: `validateIngressTLS`. */
function validateTls(tls: Decoded, path: Path): FieldError[] {
  return [
    ...items(tls.hosts).flatMap((host, index) => validateHost(host, path.child('hosts').index(index))),
    ...(tls.secretName ? validateFormat(tls.secretName, path.child('secretName'), dns1123Subdomain) : []),
  ];
}
