import type { KubeObject } from '../../object.ts';
import type { FieldError } from '../field-error.ts';
import { validateNonNegative, validatePositive } from '../numbers.ts';
import { Path } from '../path.ts';

/**
 * A Lease. The server drops `strategy` and `preferredHolder`, whose feature (`CoordinatedLeaderElection`) is off by
 * default, before it looks. Rule: `coordination/validation.ValidateLeaseSpec`.
 */
export function validateLease({ spec }: KubeObject): FieldError[] {
  const path = Path.root('spec');
  return [
    ...validatePositive(spec?.leaseDurationSeconds, path.child('leaseDurationSeconds')),
    ...validateNonNegative(spec?.leaseTransitions, path.child('leaseTransitions')),
  ];
}
