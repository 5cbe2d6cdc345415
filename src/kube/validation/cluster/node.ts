import { labelValue, qualifiedName } from '../../names.ts';
import { items, sortedEntries, type Decoded, type KubeObject } from '../../object.ts';
import { parseCidr } from '../../cidr.ts';
import { parseQuantity } from '../../quantity-value.ts';
import { duplicate, invalid, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { validateCidr } from '../network/addresses.ts';
import { requireOneOf } from '../one-of.ts';
import { Path } from '../path.ts';
import { validateAmount } from '../pod/resources.ts';
import { validateUnique } from '../unique.ts';

const EFFECTS = ['NoExecute', 'NoSchedule', 'PreferNoSchedule'];

/** A Node. Its annotations of former times (taints and pods to avoid) are not read. Rule: `ValidateNode`. */
export function validateNode(node: KubeObject, options: ValidationOptions): FieldError[] {
  const ranges = podCidrsOf(node['spec']);
  return [
    // The server puts the taints under metadata.
    ...validateTaints(node['spec'].taints, Path.root('metadata').child('taints')),
    ...validateResources(node['status']),
    ...validatePodCidrs(ranges, Path.root('spec').child('podCIDRs'), options),
  ];
}

/** Rule: `validateNodeTaints`. */
export function validateTaints(taints: Decoded, path: Path): FieldError[] {
  const seen = new Set<string>();
  return items(taints).flatMap((taint, index) => {
    const at = path.index(index);
    const { key = '', value = '', effect = '' } = taint;
    const problems = labelValue(value);
    const errors = [
      ...validateFormat(key, at.child('key'), qualifiedName),
      ...(problems.length === 0 ? [] : [invalid(at.child('value'), value, problems.join(';'))]),
      ...requireOneOf(effect, EFFECTS, at.child('effect')),
    ];
    const pair = `${key} ${effect}`;
    if (seen.has(pair)) errors.push(twice(at, taint));
    seen.add(pair);
    return errors;
  });
}

function twice(path: Path, taint: Decoded): FieldError {
  const error = duplicate(path, taint);
  return { ...error, message: `${error.message}: taints must be unique by key and effect pair` };
}

/** The status may be given together with the node. Rule: `ValidateNodeResources`. */
function validateResources(status: Decoded): FieldError[] {
  return ['capacity', 'allocatable'].flatMap((list) =>
    sortedEntries(status?.[list]).flatMap(([name, value]) => {
      const quantity = parseQuantity(value);
      return quantity === undefined ? [] : validateAmount(name, quantity, Path.root('status').child(list).child(name));
    }),
  );
}

/** The addresses of the node's pods; one range alone may stand in a field of its own. Rule: `Convert_v1_NodeSpec_To_core_NodeSpec`. */
export function podCidrsOf(spec: Decoded): string[] {
  const list = items(spec?.podCIDRs);
  return spec?.podCIDR && spec.podCIDR !== list[0] ? [spec.podCIDR] : list;
}

function validatePodCidrs(ranges: string[], path: Path, options: ValidationOptions): FieldError[] {
  const errors = ranges.flatMap((range, index) => validateCidr(range, path.index(index), options));
  if (ranges.length < 2) return errors;
  const families = new Set(ranges.map((range) => parseCidr(range)?.address.family));
  if (families.size < 2 || ranges.length > 2) errors.push(invalid(path, ranges, 'may specify no more than one CIDR for each IP family'));
  return [...errors, ...ranges.flatMap((_, index) => validateUnique(ranges, index, path.index(index)))];
}
