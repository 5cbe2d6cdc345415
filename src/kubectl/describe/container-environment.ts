import { items, type Decoded } from '../../kube/object.ts';
import { parseQuantity } from '../../kube/quantity-value.ts';
import type { DescribeWriter } from './writer.ts';

/** The variables of a container, and where they come from. Rule: `describeContainerEnvFrom`, `describeContainerEnvVars`. */
export function writeEnvironment(w: DescribeWriter, container: Decoded, pod: Decoded): void {
  const from = items(container.envFrom);
  if (from.length > 0) {
    w.line(2, 'Environment Variables from:');
    for (const source of from) w.line(3, ...envFromCells(source));
  }
  const variables = items(container.env);
  w.line(2, 'Environment:', ...(variables.length === 0 ? ['<none>'] : []));
  for (const variable of variables) writeVariable(w, variable, container, pod);
}

function envFromCells({ configMapRef, secretRef, prefix }: Decoded): string[] {
  const kind = configMapRef ? 'ConfigMap' : secretRef ? 'Secret' : '';
  const reference = configMapRef ?? secretRef;
  const named = prefix ? `${kind} with prefix '${prefix}'` : kind;
  return [reference?.name ?? '', named, optionalText(reference)];
}

function optionalText(reference: Decoded): string {
  return `Optional: ${reference?.optional === true}`;
}

function writeVariable(w: DescribeWriter, { name, value = '', valueFrom }: Decoded, container: Decoded, pod: Decoded): void {
  if (!valueFrom) {
    String(value)
      .split('\n')
      .forEach((line, index) => w.line(3, index === 0 ? `${name}:` : '', line));
    return;
  }
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom;
  if (fieldRef) {
    w.line(3, `${name}:`, `${fieldValue(fieldRef.fieldPath, pod)} (${fieldRef.apiVersion ?? ''}:${fieldRef.fieldPath})`);
  } else if (resourceFieldRef) {
    w.line(3, `${name}:`, `${resourceValue(resourceFieldRef, container)} (${resourceFieldRef.resource})`);
  } else if (secretKeyRef) {
    w.line(3, `${name}:`, `<set to the key '${secretKeyRef.key}' in secret '${secretKeyRef.name ?? ''}'>`, optionalText(secretKeyRef));
  } else if (configMapKeyRef) {
    w.line(3, `${name}:`, `<set to the key '${configMapKeyRef.key}' of config map '${configMapKeyRef.name ?? ''}'>`, optionalText(configMapKeyRef));
  }
}

/**
 * Only these two fields: kubectl asks its own scheme for the others, which does not know them
 * (`EnvValueRetriever`, `DefaultMetaV1FieldSelectorConversion`). A template has no pod to read them from.
 */
function fieldValue(path: string, pod: Decoded): string {
  if (path === 'metadata.name') return pod?.metadata.name ?? '';
  return path === 'metadata.namespace' ? (pod?.metadata.namespace ?? '') : '';
}

/** Rule: `ExtractContainerResourceValue`: in units of the divisor, rounded up; CPU counts in thousandths. */
function resourceValue({ resource, divisor }: Decoded, { resources }: Decoded): string {
  const match = /^(limits|requests)\.(cpu|memory|ephemeral-storage)$/.exec(resource);
  if (match === null) return '';
  const unit = (value: unknown): number => {
    const nano = parseQuantity(value)?.nano ?? 0n;
    const by = match[2] === 'cpu' ? 1_000_000n : 1_000_000_000n;
    return Number((nano + by - 1n) / by);
  };
  const amount = Math.ceil(unit(resources?.[match[1]!]?.[match[2]!]) / (unit(divisor) || unit('1')));
  return amount === 0 && (resource === 'limits.cpu' || resource === 'limits.memory') ? 'node allocatable' : String(amount);
}
