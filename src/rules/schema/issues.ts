import type { Severity } from '../../findings/finding.ts';
import { checkObject } from '../../kube/schema/check-object.ts';
import type { SchemaIssue } from '../../kube/schema/issue.ts';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import type { Lesson } from '../../lesson/types.ts';
import { checkedDocuments, objectsOf, type CheckedDocument } from '../manifest-documents.ts';
import type { RuleContext } from '../types.ts';
import { absentSpec } from './absent-spec.ts';
import { assign } from './assign.ts';
import { lessonCustomResource } from './custom-resource.ts';

/** An issue of a document, and the one rule that reports it. */
export interface AssignedIssue {
  rule: string;
  issue: SchemaIssue;
  document: CheckedDocument;
  /** Less than the rule's own severity, where it is less sure. */
  severity?: Severity;
}

const memo = new WeakMap<Lesson, Map<KubernetesVersion, AssignedIssue[]>>();

/** What the schemas of the release say of each document of the lesson, each issue given to one rule. */
export function schemaIssues({ lesson, kubernetesVersion }: Pick<RuleContext, 'lesson' | 'kubernetesVersion'>): AssignedIssue[] {
  const byVersion = memo.get(lesson) ?? new Map<KubernetesVersion, AssignedIssue[]>();
  memo.set(lesson, byVersion);
  const known = byVersion.get(kubernetesVersion);
  if (known !== undefined) return known;
  const issues = checkedDocuments(lesson)
    .flatMap(objectsOf)
    .flatMap((document) => assign(lesson, kubernetesVersion, document, objectIssues(lesson, kubernetesVersion, document.value)));
  byVersion.set(kubernetesVersion, issues);
  return issues;
}

/**
 * What is wrong with one object of a lesson: a kind that a CustomResourceDefinition of the lesson
 * defines is held against that, any other against the schemas of the release.
 */
export function objectIssues(lesson: Lesson, version: KubernetesVersion, value: unknown): SchemaIssue[] {
  const own = lessonCustomResource(lesson, version, value);
  if (own !== undefined) return [...own.issues];
  const issues = checkObject(schemaSet(version), value);
  if (issues.some((issue) => issue.path[0] === 'spec')) return issues;
  const absent = absentSpec(version, value);
  return absent === undefined ? issues : [...issues, absent];
}
