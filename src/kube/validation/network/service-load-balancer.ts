import { qualifiedName } from '../../names.ts';
import { items, type KubeObject } from '../../object.ts';
import { forbidden, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { Path } from '../path.ts';
import { validateCidr } from './addresses.ts';

const SOURCE_RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges';
const ONLY_FOR_LOAD_BALANCERS = "may only be used when `type` is 'LoadBalancer'";

/** What only load balancers have. Rules: `ValidateService`, `validateLoadBalancerClassField`. */
export function validateLoadBalancerFields(service: KubeObject, path: Path, options: ValidationOptions): FieldError[] {
  const { spec } = service;
  const isLoadBalancer = spec.type === 'LoadBalancer';
  const errors = validateSourceRanges(service, path, options);
  if (spec.allocateLoadBalancerNodePorts !== undefined && !isLoadBalancer) {
    errors.push(forbidden(path.child('allocateLoadBalancerNodePorts'), ONLY_FOR_LOAD_BALANCERS));
  }
  if (spec.loadBalancerClass !== undefined) {
    const at = path.child('loadBalancerClass');
    if (isLoadBalancer) errors.push(...validateFormat(spec.loadBalancerClass, at, qualifiedName));
    else errors.push(forbidden(at, ONLY_FOR_LOAD_BALANCERS));
  }
  return errors;
}

/** Who may connect: a field, whose path the server writes with a capital letter, or an annotation. */
function validateSourceRanges({ metadata, spec }: KubeObject, path: Path, options: ValidationOptions): FieldError[] {
  const ranges: string[] = items(spec.loadBalancerSourceRanges);
  const annotation: string | undefined = metadata?.annotations?.[SOURCE_RANGES];
  const errors: FieldError[] = [];
  if (ranges.length > 0) {
    const at = path.child('LoadBalancerSourceRanges');
    if (spec.type !== 'LoadBalancer') errors.push(forbidden(at, ONLY_FOR_LOAD_BALANCERS));
    errors.push(...ranges.flatMap((range, index) => validateCidr(range.trim(), at.index(index), options)));
  } else if (annotation !== undefined) {
    const at = Path.root('metadata').child('annotations').key(SOURCE_RANGES);
    if (spec.type !== 'LoadBalancer') errors.push(forbidden(at, ONLY_FOR_LOAD_BALANCERS));
    const listed = annotation.trim() === '' ? [] : annotation.trim().split(',');
    errors.push(...listed.flatMap((range) => validateCidr(range.trim(), at, options)));
  }
  return errors;
}
