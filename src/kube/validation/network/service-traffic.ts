import { items, type Decoded } from '../../object.ts';
import { invalid, notSupported, type FieldError } from '../field-error.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { validateOneOf } from '../one-of.ts';
import type { Path } from '../path.ts';
import { validatePortNumber } from '../pod/ports.ts';
import { hasSameZoneTraffic } from './releases.ts';

const POLICIES = ['Cluster', 'Local'];

/** Which endpoints traffic goes to, from outside and from inside. */
export function validateTrafficFields(spec: Decoded, path: Path, options: ValidationOptions): FieldError[] {
  return [
    ...validateExternalTraffic(spec, path),
    ...validateInternalTraffic(spec.internalTrafficPolicy, path.child('internalTrafficPolicy')),
    ...validateDistribution(spec.trafficDistribution, path.child('trafficDistribution'), options),
  ];
}

/** Rule: `apiservice.ExternallyAccessible`. */
function isExternallyAccessible(spec: Decoded): boolean {
  return spec.type === 'LoadBalancer' || spec.type === 'NodePort' || (spec.type === 'ClusterIP' && items(spec.externalIPs).length > 0);
}

/** Rule: `validateServiceExternalTrafficPolicy`. */
function validateExternalTraffic(spec: Decoded, path: Path): FieldError[] {
  const { externalTrafficPolicy: policy, healthCheckNodePort } = spec;
  const errors: FieldError[] = [];
  const at = path.child('externalTrafficPolicy');
  if (!isExternallyAccessible(spec)) {
    if (policy) errors.push(invalid(at, policy, 'may only be set for externally-accessible services'));
  } else if (!POLICIES.includes(policy)) {
    errors.push(notSupported(at, policy, POLICIES));
  }
  if (!healthCheckNodePort) return errors;
  const healthCheck = path.child('healthCheckNodePort');
  if (spec.type === 'LoadBalancer' && policy === 'Local') errors.push(...validatePortNumber(healthCheckNodePort, healthCheck));
  else {
    errors.push(invalid(healthCheck, healthCheckNodePort, "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"));
  }
  return errors;
}

/** Rule: `validateServiceInternalTrafficFieldsValue`. */
function validateInternalTraffic(policy: string | undefined, path: Path): FieldError[] {
  return validateOneOf(policy, POLICIES, path);
}

/** Rule: `validateServiceTrafficDistribution`. */
function validateDistribution(distribution: string | undefined, path: Path, options: ValidationOptions): FieldError[] {
  const allowed = hasSameZoneTraffic(options) ? ['PreferClose', 'PreferSameZone', 'PreferSameNode'] : ['PreferClose'];
  return validateOneOf(distribution, allowed, path);
}
