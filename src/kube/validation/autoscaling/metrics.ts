import { dns1123Label, pathSegmentName } from '../../names.ts';
import type { Decoded } from '../../object.ts';
import { formatQuantity, parseQuantity } from '../../quantity-value.ts';
import { forbidden, invalid, notSupported, required, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';
import { validateResourceName } from '../pod/resources.ts';
import { validateTargetReference } from './target-reference.ts';

type SourceRule = (source: Decoded, path: Path) => FieldError[];

/** The types of metric, the field of each, and its rule, in the order in which the server looks at them. */
const SOURCES: readonly [type: string, field: string, validate: SourceRule][] = [
  ['Object', 'object', validateObjectSource],
  ['External', 'external', validateExternalSource],
  ['Pods', 'pods', validatePodsSource],
  ['Resource', 'resource', validateResourceSource],
  ['ContainerResource', 'containerResource', validateContainerSource],
];
const TYPES = SOURCES.map(([type]) => type).toSorted();
const TARGET_TYPES = new Set(['Utilization', 'Value', 'AverageValue']);
const EITHER_VALUE_OR_SHARE = 'must set either a target raw value or a target utilization';

/** What is measured, and its goal. Rule: `validateMetricSpec`. */
export function validateMetric(metric: Decoded, path: Path): FieldError[] {
  const { type = '' } = metric;
  const errors: FieldError[] = [];
  if (type === '') errors.push(required(path.child('type'), 'must specify a metric source type'));
  if (!TYPES.includes(type)) errors.push(notSupported(path.child('type'), type, TYPES));
  const present = SOURCES.filter(([, field]) => metric[field]);
  // Only the first is looked at; the others are superfluous.
  if (present.length > 0) {
    const [, field, validate] = present[0]!;
    errors.push(...validate(metric[field], path.child(field)));
  }
  const expected = SOURCES.find(([name]) => name === type)?.[1];
  if (expected !== undefined && !metric[expected]) {
    errors.push(required(path.child(expected), 'must populate information for the given metric source'));
  }
  if (present.length > 1) {
    const others = present.filter(([, field]) => field !== expected);
    errors.push(...others.map(([, field]) => forbidden(path.child(field), 'must populate the given metric source only')));
  }
  return errors;
}

function validateObjectSource(source: Decoded, path: Path): FieldError[] {
  const { target = {} } = source;
  const at = path.child('target');
  const errors = [
    ...validateTargetReference(source.describedObject ?? {}, { needsGroup: false }, path.child('describedObject')),
    ...validateIdentifier(source.metric, path.child('metric')),
    ...validateTarget(target, at),
  ];
  if (target.value === undefined && target.averageValue === undefined) {
    errors.push(required(at.child('averageValue'), 'must set either a target value or averageValue'));
  }
  return errors;
}

function validateExternalSource(source: Decoded, path: Path): FieldError[] {
  const { target = {} } = source;
  const at = path.child('target');
  const errors = [...validateIdentifier(source.metric, path.child('metric')), ...validateTarget(target, at)];
  if (target.value === undefined && target.averageValue === undefined) {
    errors.push(required(at.child('averageValue'), 'must set either a target value for metric or a per-pod target'));
  }
  if (target.value !== undefined && target.averageValue !== undefined) {
    errors.push(forbidden(at.child('value'), 'may not set both a target value for metric and a per-pod target'));
  }
  return errors;
}

function validatePodsSource(source: Decoded, path: Path): FieldError[] {
  const { target = {} } = source;
  const at = path.child('target');
  const errors = [...validateIdentifier(source.metric, path.child('metric')), ...validateTarget(target, at)];
  if (target.averageValue === undefined) errors.push(required(at.child('averageValue'), 'must specify a positive target averageValue'));
  return errors;
}

function validateResourceSource(source: Decoded, path: Path): FieldError[] {
  const name = source.name ? [] : [required(path.child('name'), 'must specify a resource name')];
  return [...name, ...validateResourceTarget(source.target ?? {}, path.child('target'))];
}

function validateContainerSource({ name, container, target = {} }: Decoded, path: Path): FieldError[] {
  const containerAt = path.child('container');
  return [
    ...(name ? validateResourceName(name, path.child('name')) : [required(path.child('name'), 'must specify a resource name')]),
    ...(container
      ? dns1123Label(container).map((detail) => invalid(containerAt, container, detail))
      : [required(containerAt, 'must specify a container')]),
    ...validateResourceTarget(target, path.child('target')),
  ];
}

function validateResourceTarget(target: Decoded, path: Path): FieldError[] {
  const errors = validateTarget(target, path);
  const hasShare = target.averageUtilization !== undefined;
  const hasValue = target.averageValue !== undefined;
  if (!hasShare && !hasValue) errors.push(required(path.child('averageUtilization'), EITHER_VALUE_OR_SHARE));
  if (hasShare && hasValue) errors.push(forbidden(path.child('averageValue'), 'may not set both a target raw value and a target utilization'));
  return errors;
}

/** Rule: `validateMetricIdentifier`. */
function validateIdentifier(metric: Decoded, path: Path): FieldError[] {
  const name = metric?.name;
  const at = path.child('name');
  return name ? pathSegmentName(name).map((detail) => invalid(at, name, detail)) : [required(at, 'must specify a metric name')];
}

/** Rule: `validateMetricTarget`. */
function validateTarget(target: Decoded, path: Path): FieldError[] {
  const { type = '' } = target;
  const errors: FieldError[] = [];
  if (type === '') errors.push(required(path.child('type'), 'must specify a metric target type'));
  if (!TARGET_TYPES.has(type)) errors.push(invalid(path.child('type'), type, 'must be either Utilization, Value, or AverageValue'));
  for (const field of ['value', 'averageValue']) {
    const quantity = parseQuantity(target[field]);
    if (quantity !== undefined && quantity.nano <= 0n) errors.push(invalid(path.child(field), formatQuantity(quantity), 'must be positive'));
  }
  if (target.averageUtilization < 1) errors.push(invalid(path.child('averageUtilization'), target.averageUtilization, 'must be greater than 0'));
  return errors;
}
