import { items, sortedEntries, type Decoded, type KubeObject } from '../../kube/object.ts';
import { formatQuantity, parseQuantity } from '../../kube/quantity-value.ts';
import { writeTransitions } from './conditions.ts';
import { writeHead } from './metadata.ts';
import type { Related } from './related.ts';
import { quantityText, sortedBy } from './values.ts';
import type { DescribeWriter } from './writer.ts';

const BILLION = 1_000_000_000n;
const LIMIT_COLUMNS = ['Type', 'Resource', 'Min', 'Max', 'Default Request', 'Default Limit', 'Max Limit/Request Ratio'];

/** Rule: `helpTextForResourceQuotaScope`. */
const SCOPE_HELP: Readonly<Record<string, string>> = {
  Terminating:
    'Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.',
  NotTerminating:
    'Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.',
  BestEffort: 'Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.',
  NotBestEffort: 'Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.',
};

/** Rule: `describeNamespace`. */
export function describeNamespace(w: DescribeWriter, namespace: KubeObject, related: Related): void {
  const { name } = namespace.metadata;
  writeHead(w, namespace, false);
  w.line(0, 'Status:', namespace['status']?.phase);
  if (items(namespace['status']?.conditions).length > 0) writeTransitions(w, namespace['status'].conditions);
  w.line(0);
  writeQuotas(w, related.list('', 'resourcequotas', name));
  w.line(0);
  writeLimitRanges(w, related.list('', 'limitranges', name));
}

/** Rule: `DescribeResourceQuotas`, whose rule below `Used` is shorter than that of one quota. */
function writeQuotas(w: DescribeWriter, quotas: readonly KubeObject[]): void {
  w.line(0, quotas.length === 0 ? 'No resource quota.' : 'Resource Quotas');
  for (const { metadata, spec, status } of sortedBy(quotas, (quota) => quota.metadata.name)) {
    w.line(1, 'Name:', metadata.name);
    writeScopes(w, 1, spec?.scopes, '* ');
    w.line(1, 'Resource', 'Used', 'Hard');
    w.line(1, '--------', '---', '---');
    for (const [resource, hard] of sortedEntries(status?.hard)) w.line(1, resource, quantityText(status.used?.[resource]), quantityText(hard));
  }
}

function writeScopes(w: DescribeWriter, level: number, list: Decoded, bullet: string): void {
  const scopes = [...items(list)].sort();
  if (scopes.length > 0) w.line(level, 'Scopes:', scopes.join(', '));
  for (const scope of scopes) if (SCOPE_HELP[scope] !== undefined) w.line(level, `${bullet}${SCOPE_HELP[scope]}`);
}

/** Rule: `DescribeLimitRanges`. */
function writeLimitRanges(w: DescribeWriter, ranges: readonly KubeObject[]): void {
  if (ranges.length === 0) {
    w.line(0, 'No LimitRange resource.');
    return;
  }
  w.line(0, 'Resource Limits');
  writeLimitTitles(w, ' ');
  for (const { spec } of ranges) writeLimits(w, spec, ' ');
}

/** Rule: `describeLimitRange`. */
export function describeLimitRange(w: DescribeWriter, { metadata, spec }: KubeObject): void {
  w.line(0, 'Name:', metadata.name);
  w.line(0, 'Namespace:', metadata.namespace);
  writeLimitTitles(w, '');
  writeLimits(w, spec, '');
}

function writeLimitTitles(w: DescribeWriter, indent: string): void {
  w.write(0, `${indent}${LIMIT_COLUMNS.join('\t')}\n`);
  w.write(0, `${indent}${LIMIT_COLUMNS.map((title) => '-'.repeat(title.length)).join('\t')}\n`);
}

/** Rule: `describeLimitRangeSpec`; Go shows the resources of an entry in no certain order, here they are sorted. */
function writeLimits(w: DescribeWriter, spec: Decoded, indent: string): void {
  for (const { type, min, max, defaultRequest, default: defaultLimit, maxLimitRequestRatio } of items(spec?.limits)) {
    const columns = [min, max, defaultRequest, defaultLimit, maxLimitRequestRatio];
    const resources = new Set(columns.flatMap((list) => Object.keys(list ?? {})));
    for (const resource of [...resources].sort()) {
      w.line(0, `${indent}${type}`, resource, ...columns.map((list) => (list?.[resource] === undefined ? '-' : quantityText(list[resource]))));
    }
  }
}

/** Rule: `describeQuota`. */
export function describeQuota(w: DescribeWriter, { metadata, spec, status }: KubeObject): void {
  w.line(0, 'Name:', metadata.name);
  w.line(0, 'Namespace:', metadata.namespace);
  writeScopes(w, 0, spec?.scopes, ' * ');
  w.line(0, 'Resource', 'Used', 'Hard');
  w.line(0, '--------', '----', '----');
  for (const [resource, hard] of sortedEntries(status?.hard)) w.line(0, resource, inFormatOf(hard, status.used?.[resource]), quantityText(hard));
}

/** What is used, in whole units of the other format when the limit has one. */
function inFormatOf(hard: unknown, used: unknown): string {
  const format = parseQuantity(hard)?.format ?? 'DecimalSI';
  const quantity = parseQuantity(used) ?? { nano: 0n, format: 'DecimalSI' };
  if (quantity.format === format) return formatQuantity(quantity);
  return formatQuantity({ nano: ((quantity.nano + BILLION - 1n) / BILLION) * BILLION, format });
}
