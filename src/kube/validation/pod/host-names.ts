import { byteLength, dns1123Label, dns1123Subdomain, dns1123SubdomainWithUnderscore } from '../../names.ts';
import { items, type Decoded } from '../../object.ts';
import { forbidden, invalid, required, tooLong, type FieldError } from '../field-error.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { validateIp } from '../network/addresses.ts';
import { requireOneOf } from '../one-of.ts';
import type { Path } from '../path.ts';

const DNS_POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];
const MAX_NAMESERVERS = 3;
const MAX_SEARCH_PATHS = 32;
const MAX_SEARCH_CHARACTERS = 2048;
const MAX_HOST_NAME = 64;

/** How a pod resolves names. Rules: `validateDNSPolicy`, `validatePodDNSConfig`. */
export function validateDns({ dnsPolicy, dnsConfig }: Decoded, options: ValidationOptions, path: Path): FieldError[] {
  return [
    ...requireOneOf(dnsPolicy, DNS_POLICIES, path.child('dnsPolicy')),
    ...validateDnsConfig(dnsConfig, dnsPolicy, options, path.child('dnsConfig')),
  ];
}

function validateDnsConfig(config: Decoded, policy: string, options: ValidationOptions, path: Path): FieldError[] {
  const nameservers = items(config?.nameservers);
  const searches = items(config?.searches);
  if (policy === 'None') {
    if (!config) return [required(path, 'must provide `dnsConfig` when `dnsPolicy` is None')];
    if (nameservers.length === 0) {
      return [required(path.child('nameservers'), 'must provide at least one DNS nameserver when `dnsPolicy` is None')];
    }
  }
  const errors: FieldError[] = [];
  const at = path.child('searches');
  if (nameservers.length > MAX_NAMESERVERS) {
    errors.push(invalid(path.child('nameservers'), nameservers, `must not have more than ${MAX_NAMESERVERS} nameservers`));
  }
  errors.push(...nameservers.flatMap((server, index) => validateIp(server, path.child('nameservers').index(index), options)));
  if (searches.length > MAX_SEARCH_PATHS) errors.push(invalid(at, searches, `must not have more than ${MAX_SEARCH_PATHS} search paths`));
  if (byteLength(searches.join(' ')) > MAX_SEARCH_CHARACTERS) {
    errors.push(invalid(at, searches, `must not have more than ${MAX_SEARCH_CHARACTERS} characters (including spaces) in the search list`));
  }
  errors.push(...searches.flatMap((search, index) => validateSearch(search, at.index(index))));
  for (const [index, { name }] of items(config?.options).entries()) {
    if (!name) errors.push(required(path.child('options').index(index), 'must not be empty'));
  }
  return errors;
}

/** A domain in which names are looked for; the root and a dot at the end are allowed. */
function validateSearch(search: string, path: Path): FieldError[] {
  if (search === '.') return [];
  const domain = search.endsWith('.') ? search.slice(0, -1) : search;
  return dns1123SubdomainWithUnderscore(domain).map((detail) => invalid(path, domain, detail));
}

/** Lines of the pod's hosts file. Rule: `ValidateHostAliases`. */
export function validateHostAliases(aliases: Decoded, options: ValidationOptions, path: Path): FieldError[] {
  return items(aliases).flatMap(({ ip, hostnames }, index) => [
    ...validateIp(ip ?? '', path.index(index).child('ip'), options),
    ...items(hostnames).flatMap((name, at) =>
      dns1123Subdomain(name).map((detail) => invalid(path.index(index).child('hostnames').index(at), name, detail)),
    ),
  ]);
}

/** The name that a pod has for itself. Rule: `validatePodHostName`. */
export function validateHostnameOverride(spec: Decoded, path: Path): FieldError[] {
  const name = spec.hostnameOverride;
  if (name === undefined) return [];
  const errors: FieldError[] = [];
  if (spec.setHostnameAsFQDN) errors.push(forbidden(path, 'may not be specified when setHostnameAsFQDN is true'));
  if (spec.hostNetwork) errors.push(forbidden(path, 'may not be specified when hostNetwork is true'));
  if (byteLength(name) > MAX_HOST_NAME) errors.push(tooLong(path, MAX_HOST_NAME));
  return [...errors, ...dns1123Subdomain(name).map((detail) => invalid(path, name, detail))];
}

/** `hostname` and `subdomain`; empty is unset. */
export function validateHostLabel(name: string | undefined, path: Path): FieldError[] {
  return name ? dns1123Label(name).map((detail) => invalid(path, name, detail)) : [];
}
