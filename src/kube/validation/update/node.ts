import { podCidrsOf } from '../cluster/node.ts';
import { forbidden, type FieldError } from '../field-error.ts';
import { Path } from '../path.ts';
import { unchanged } from './immutable.ts';
import type { Update } from './update-rule.ts';

/** Where a node is and which addresses it gives out is decided once. Rule: `ValidateNodeUpdate`. */
export function validateNodeChanges({ now, before }: Update): FieldError[] {
  const path = Path.root('spec');
  const [spec, old] = [now['spec'], before['spec']];
  const ranges = podCidrsOf(old);
  const from = (field: string): string => `node updates may not change ${field} except from "" to valid`;
  return [
    ...(ranges.length > 0 && String(ranges) !== String(podCidrsOf(spec)) ? [forbidden(path.child('podCIDRs'), from('podCIDR'))] : []),
    ...(old.providerID ? unchanged(spec.providerID, old.providerID, path.child('providerID'), from('providerID')) : []),
    ...unchanged(spec.externalID, old.externalID, path.child('externalID'), 'may not be updated'),
  ];
}
