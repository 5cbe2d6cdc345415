import type { Severity } from '../../findings/finding.ts';
import { splitApiVersion } from '../../kube/gvk.ts';
import { distance } from '../../kube/nearest.ts';
import type { SchemaIssue } from '../../kube/schema/issue.ts';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import type { Lesson } from '../../lesson/types.ts';
import { identityOf } from '../manifest-documents.ts';

/** At most so many letters are wrong in a group or kind that is taken for a slip of a known one. */
const SLIPS = 2;

/**
 * Whose a kind is, by its group: Kubernetes' own (a group that it has, any group without a dot, or a
 * slip of one), one of the bundled custom resources', or foreign, of which nothing is known.
 */
export type Owner = 'kubernetes' | 'bundled' | 'foreign';

/** Whose the kind of an object is, which no API that is known serves. */
export function ownerOf(version: KubernetesVersion, value: unknown): Owner {
  const { group } = splitApiVersion(identityOf(value).apiVersion ?? '');
  if (!group.includes('.')) return 'kubernetes';
  const kinds = schemaSet(version).kinds();
  const isGroup = (custom: boolean): boolean => kinds.some((kind) => kind.custom === custom && kind.group === group);
  const isSlip = (custom: boolean): boolean =>
    kinds.some((kind) => kind.custom === custom && kind.group !== '' && distance(kind.group, group, SLIPS) <= SLIPS);
  if (isGroup(false)) return 'kubernetes';
  if (isGroup(true)) return 'bundled';
  return isSlip(false) ? 'kubernetes' : isSlip(true) ? 'bundled' : 'foreign';
}

/**
 * How sure it is that an unknown kind is a mistake. In a lesson it is: the lesson must bring the
 * CustomResourceDefinition. So it is in a group of Kubernetes itself. In other documents, a kind of
 * another group may well exist where the reader is, and an alpha of Kubernetes may be switched on: all
 * that is said is that it is not checked. `undefined` stands for the rule's own severity.
 */
export function unknownKindSeverity(lesson: Lesson, version: KubernetesVersion, value: unknown, { switchedOff }: SchemaIssue): Severity | undefined {
  if (lesson.dialect === 'mdx') return undefined;
  if (switchedOff !== undefined) return switchedOff === 'only-api' ? 'info' : 'warning';
  return ownerOf(version, value) === 'kubernetes' || isSlipOfBundled(version, value)
    ? undefined
    : 'info';
}

function isSlipOfBundled(version: KubernetesVersion, value: unknown): boolean {
  const { apiVersion, kind } = identityOf(value);
  if (apiVersion === undefined || kind === undefined) return false;
  const { group, version: groupVersion } = splitApiVersion(apiVersion);
  return schemaSet(version)
    .kinds()
    .some((one) => one.custom && one.group === group && one.version === groupVersion && distance(one.kind, kind, SLIPS) <= SLIPS);
}
