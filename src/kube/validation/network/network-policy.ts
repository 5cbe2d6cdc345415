import { isStrictSubset, parseCidr } from '../../cidr.ts';
import { portName } from '../../names.ts';
import { items, type Decoded, type KubeObject } from '../../object.ts';
import { forbidden, invalid, notSupported, required, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { validateLabelSelector } from '../labels.ts';
import { validateOneOf } from '../one-of.ts';
import { Path } from '../path.ts';
import { validatePortNumber } from '../pod/ports.ts';
import { validateCidr } from './addresses.ts';

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
const TYPES = ['Ingress', 'Egress'];

/** A NetworkPolicy. Rule: `networking/validation.ValidateNetworkPolicySpec`. */
export function validateNetworkPolicy({ spec }: KubeObject, options: ValidationOptions): FieldError[] {
  const path = Path.root('spec');
  return [
    ...validateLabelSelector(spec.podSelector, path.child('podSelector')),
    ...validateRules(spec.ingress, 'from', path.child('ingress'), options),
    ...validateRules(spec.egress, 'to', path.child('egress'), options),
    ...validateTypes(items(spec.policyTypes), path.child('policyTypes')),
  ];
}

function validateRules(rules: Decoded, peers: 'from' | 'to', path: Path, options: ValidationOptions): FieldError[] {
  return items(rules).flatMap((rule, index) => {
    const at = path.index(index);
    return [
      ...items(rule.ports).flatMap((port, portIndex) => validatePort(port, at.child('ports').index(portIndex))),
      ...items(rule[peers]).flatMap((peer, peerIndex) => validatePeer(peer, at.child(peers).index(peerIndex), options)),
    ];
  });
}

/** Rule: `ValidateNetworkPolicyPort`. */
function validatePort({ protocol, port, endPort }: Decoded, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  const end = path.child('endPort');
  if (!PROTOCOLS.includes(protocol)) errors.push(notSupported(path.child('protocol'), protocol, PROTOCOLS));
  if (typeof port === 'string') {
    if (endPort !== undefined) errors.push(invalid(end, endPort, 'may not be specified when `port` is non-numeric'));
    errors.push(...validateFormat(port, path.child('port'), portName));
  } else if (port !== undefined) {
    errors.push(...validatePortNumber(port, path.child('port')));
    if (endPort !== undefined && endPort < port) errors.push(invalid(end, endPort, 'must be greater than or equal to `port`'));
    if (endPort !== undefined) errors.push(...validatePortNumber(endPort, end));
  } else if (endPort !== undefined) {
    errors.push(invalid(end, endPort, 'may not be specified when `port` is not specified'));
  }
  return errors;
}

/** Rule: `ValidateNetworkPolicyPeer`. */
function validatePeer({ podSelector, namespaceSelector, ipBlock }: Decoded, path: Path, options: ValidationOptions): FieldError[] {
  const kinds = [podSelector, namespaceSelector, ipBlock].filter((kind) => kind !== undefined);
  const errors = [
    ...validateLabelSelector(podSelector, path.child('podSelector')),
    ...validateLabelSelector(namespaceSelector, path.child('namespaceSelector')),
    ...(ipBlock === undefined ? [] : validateIpBlock(ipBlock, path.child('ipBlock'), options)),
  ];
  if (kinds.length === 0) errors.push(required(path, 'must specify a peer'));
  else if (kinds.length > 1 && ipBlock !== undefined) errors.push(forbidden(path, 'may not specify both ipBlock and another peer'));
  return errors;
}

/** Rule: `ValidateIPBlock`. */
function validateIpBlock(block: Decoded, path: Path, options: ValidationOptions): FieldError[] {
  if (!block.cidr) return [required(path.child('cidr'))];
  const errors = validateCidr(block.cidr, path.child('cidr'), options);
  const outer = parseCidr(block.cidr);
  if (outer === undefined) return errors;
  items(block.except).forEach((except: string, index) => {
    const at = path.child('except').index(index);
    errors.push(...validateCidr(except, at, options));
    const inner = parseCidr(except);
    if (inner !== undefined && !isStrictSubset(inner, outer)) errors.push(invalid(at, except, 'must be a strict subset of `cidr`'));
  });
  return errors;
}

function validateTypes(types: string[], path: Path): FieldError[] {
  if (types.length > TYPES.length) return [invalid(path, types, 'may not specify more than two policyTypes')];
  return types.flatMap((type, index) => validateOneOf(type, TYPES, path.index(index)));
}
