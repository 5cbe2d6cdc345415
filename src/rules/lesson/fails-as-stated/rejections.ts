import type { FieldError } from '../../../kube/validation/field-error.ts';
import type { SchemaIssue } from '../../../kube/schema/issue.ts';
import type { Block } from '../../../lesson/types.ts';
import { formatFieldPath } from '../../../text/field-path.ts';
import type { Range } from '../../../text/position.ts';
import { errorPlace } from '../../api/error-place.ts';
import { objectErrors, type ObjectError } from '../../api/object-errors.ts';
import { documentsOf, isMapping, objectsOf, type CheckedDocument } from '../../manifest-documents.ts';
import { issuePlace } from '../../schema/issue-place.ts';
import { objectIssues } from '../../schema/issues.ts';
import { valueAt } from '../../schema/placeholders.ts';
import type { RuleContext } from '../../types.ts';
import { rangeOfSpan } from '../../yaml-streams.ts';

/** One reason why a manifest is rejected. */
export interface Rejection {
  /** What may be quoted of it: our sentence, and the server's; the last one is shown. */
  texts: string[];
  range: Range;
}

/**
 * Why the manifest of a block is rejected: what is wrong with its YAML, then what the schemas say of its
 * objects, then what the API server's validation says beyond that. What follows from the same defect is
 * one rejection.
 */
export function rejections({ lesson, kubernetesVersion }: Pick<RuleContext, 'lesson' | 'kubernetesVersion'>, block: Block): Rejection[] {
  const { yaml } = block;
  if (yaml === undefined) return [];
  const unreadable = yaml.documents.flatMap((document) =>
    document.problems.map((problem) => ({
      texts: withServer(problem.message, problem.serverMessage),
      range: rangeOfSpan(yaml, problem),
    })),
  );
  const refused = documentsOf(block, yaml)
    .flatMap(objectsOf)
    .flatMap((document) => {
      const issues = objectIssues(lesson, kubernetesVersion, document.value).filter((issue) => issue.code !== 'deprecated-api');
      const errors = objectErrors(lesson, kubernetesVersion, document.value, issues);
      const bySchema = issues.map((issue) => ({
        texts: [
          ...errors.filter((found) => found.explainedBy === issue).map(({ error }) => errorText(error)),
          ...withServer(`${formatFieldPath(issue.path)}: ${issue.message}`, serverText(issue, document.value)),
        ],
        range: isMapping(document.value) ? issuePlace(document, issue) : rangeOfSpan(yaml, document.source),
      }));
      return [...bySchema, ...byValidation(document, errors)];
    });
  return [...unreadable, ...refused];
}

/** What validation says beyond the schemas; several errors of one field are one rejection. */
function byValidation(document: CheckedDocument, errors: readonly ObjectError[]): Rejection[] {
  const byField = new Map<string, Rejection>();
  for (const { error, explainedBy } of errors) {
    if (explainedBy !== undefined) continue;
    const field = error.path.toString();
    const texts = [...errors.filter((found) => found.explainedBy === error).map((found) => errorText(found.error)), errorText(error)];
    const known = byField.get(field);
    if (known === undefined) byField.set(field, { texts, range: errorPlace(document, error) });
    else known.texts.unshift(...texts);
  }
  return [...byField.values()];
}

/** As the server words it: `spec.ports[0].nodePort: Invalid value: 80: …`. */
function errorText(error: FieldError): string {
  return `${error.path.toString()}: ${error.message}`;
}

function withServer(own: string, server: string | undefined): string[] {
  return server === undefined ? [own] : [own, server];
}

/** What the API server says of an issue; its validation words these two alike for all fields. */
function serverText({ code, path, serverMessage }: SchemaIssue, value: unknown): string | undefined {
  const field = formatFieldPath(path);
  if (code === 'missing-field') return `${field}: Required value`;
  if (code === 'not-in-enum') return `${field}: Unsupported value: ${JSON.stringify(valueAt(value, path))}`;
  return serverMessage;
}
