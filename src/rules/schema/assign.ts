import type { SchemaIssue, SchemaIssueCode } from '../../kube/schema/issue.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import { isToolFile } from '../../lesson/roles/not-objects.ts';
import type { Lesson } from '../../lesson/types.ts';
import { formatFieldPath } from '../../text/field-path.ts';
import { identityOf, type CheckedDocument } from '../manifest-documents.ts';
import { isMovedByIndentation } from '../yaml/document-indentation.ts';
import { isMistakenScalar } from '../yaml/mistaken-scalar.ts';
import { homesOf } from './field-homes.ts';
import { unknownKindSeverity } from './foreign-kinds.ts';
import type { AssignedIssue } from './issues.ts';
import { isMeantAsManifest } from './meant-as-manifest.ts';
import { isPatchDirective, shownInPart } from './partly-shown.ts';
import { isElision, isPlaceholderAt, valueAt } from './placeholders.ts';
import { validationOff } from './validation-off.ts';

type Verdict = Pick<AssignedIssue, 'rule' | 'severity'> | undefined;

const VALUE_ISSUES: ReadonlySet<SchemaIssueCode> = new Set(['wrong-type', 'bad-value', 'not-in-enum']);

/** Gives each issue of a document to the rule that explains it best; some are better left unsaid. */
export function assign(
  lesson: Lesson,
  version: KubernetesVersion,
  document: CheckedDocument,
  issues: readonly SchemaIssue[],
): AssignedIssue[] {
  return issues.filter((issue) => !isMisspelt(issue, issues)).flatMap((issue) => {
    const verdict = ruleFor(lesson, version, document, issue);
    if (verdict === undefined) return [];
    const severity = isGuess(document) ? 'warning' : verdict.severity;
    return [{ issue, document, rule: verdict.rule, ...(severity === undefined ? {} : { severity }) }];
  });
}

/** The field is not missing but misspelt: the unknown field beside it, which is reported, suggests it. */
function isMisspelt({ code, path }: SchemaIssue, issues: readonly SchemaIssue[]): boolean {
  if (code !== 'missing-field') return false;
  const parent = formatFieldPath(path.slice(0, -1));
  return issues.some(
    (other) =>
      other.code === 'unknown-field' && other.suggestion === path.at(-1) && formatFieldPath(other.path.slice(0, -1)) === parent,
  );
}

/** A fragment whose file is only known from the sentence before it may be meant for another file. */
export function isGuess({ block }: CheckedDocument): boolean {
  return block.role === 'fragment' && block.fileFrom === 'sentence';
}

/** The first line below a field says that something is left out, such as the `- name:` of the item that follows. */
function beginsWithElision({ block, locate }: CheckedDocument, { path }: SchemaIssue): boolean {
  const { line } = locate(path, 'key').start;
  return (block.elisions ?? []).some(({ start }) => start.line === line + 1);
}

/** Whether the place of an issue lies in the block itself, and not in the file that a fragment is merged into. */
export function isInBlock({ block, locate }: CheckedDocument, { path }: Pick<SchemaIssue, 'path'>): boolean {
  const { line } = locate(path, 'key').start;
  return block.range.start.line <= line && line <= block.range.end.line;
}

function ruleFor(lesson: Lesson, version: KubernetesVersion, document: CheckedDocument, issue: SchemaIssue): Verdict {
  const { value } = document;
  if (isGuess(document) && (issue.code === 'missing-field' || !isInBlock(document, issue))) return undefined;
  if (VALUE_ISSUES.has(issue.code)) {
    // schema/placeholder says once for the whole block that something is left out.
    if (isElision(valueAt(value, issue.path)) || beginsWithElision(document, issue)) return undefined;
    if (isPlaceholderAt(value, issue.path)) return { rule: 'schema/placeholder' };
    if (issue.code === 'wrong-type' && isMistakenScalar(lesson, version, document, issue)) return { rule: 'yaml/ambiguous-scalar' };
    return { rule: `schema/${issue.code}` };
  }
  switch (issue.code) {
    case 'not-an-object':
      return undefined;
    case 'missing-gvk':
      return isMeantAsManifest(lesson, version, document) ? missing('schema/missing-gvk', shownInPart(lesson, document)) : undefined;
    case 'unknown-kind': {
      const { apiVersion = '', kind = '' } = identityOf(value);
      if (isToolFile(apiVersion, kind)) return undefined;
      if (isPlaceholderAt(value, ['kind']) || isPlaceholderAt(value, ['apiVersion'])) return { rule: 'schema/placeholder' };
      return { rule: 'schema/unknown-kind', severity: unknownKindSeverity(lesson, version, value, issue) };
    }
    case 'unknown-field':
      if (isPatchDirective(issue.path.at(-1))) return undefined;
      if (isPlaceholderAt(undefined, issue.path)) return { rule: 'schema/placeholder' };
      if (isMovedByIndentation(version, document, issue.path)) return undefined;
      return isStrayFragment(version, document, issue) ? { rule: 'schema/fragment' } : unknownField(lesson, document);
    case 'missing-field':
      if (isMovedByIndentation(version, document, issue.path)) return undefined;
      return missing('schema/missing-field', shownInPart(lesson, document));
    default:
      return { rule: `schema/${issue.code}` };
  }
}

/** A field in a fragment that belongs elsewhere in the object: the fragment hangs in the wrong place or file. */
function isStrayFragment(version: KubernetesVersion, document: CheckedDocument, issue: SchemaIssue): boolean {
  if (document.block.role !== 'fragment' || !isInBlock(document, issue)) return false;
  return isGuess(document) || homesOf(version, document.value, issue.path).length > 0;
}

function missing(rule: string, inPart: ReturnType<typeof shownInPart>): Verdict {
  if (inPart === 'surely') return undefined;
  return { rule, ...(inPart === 'perhaps' ? { severity: 'warning' as const } : {}) };
}

function unknownField(lesson: Lesson, document: CheckedDocument): Verdict {
  const off = validationOff(lesson, document);
  if (off === 'ignore') return undefined;
  return { rule: 'schema/unknown-field', ...(off === 'warn' ? { severity: 'warning' as const } : {}) };
}
