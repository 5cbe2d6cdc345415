import type { RelatedPlace } from '../../findings/finding.ts';
import { formatFieldPath } from '../../text/field-path.ts';
import { identityOf } from '../manifest-documents.ts';
import type { RuleContext, RuleReport } from '../types.ts';
import { errorPlace, firstOfDuplicates } from './error-place.ts';
import { apiErrors, type ApiError } from './errors.ts';
import { helpFor } from './help/help-for.ts';
import { missedLabels } from './template-labels.ts';

/** Reports the errors of the API server's validation that belong to a rule, in the server's words. */
export function reportApiErrors(context: RuleContext, rule: string): void {
  for (const found of apiErrors(context)) {
    if (found.rule !== rule) continue;
    const { document, error, severity } = found;
    const field = writtenField(found);
    const help = helpFor(document.value, error);
    const related = relatedPlaces(context.lesson.source.file, found);
    const report: RuleReport = {
      range: errorPlace(document, error),
      message: `${field}: ${shorten(error.message)}`,
      path: field,
      ...(help === undefined ? {} : { help }),
      ...(related.length === 0 ? {} : { related }),
      ...(severity === undefined ? {} : { severity }),
    };
    context.report(report);
  }
}

/** The field as the server writes it. To some errors it gives no path; then their place is named, or else the kind. */
function writtenField({ document, error, path }: ApiError): string {
  const field = error.path.toString();
  if (field !== '<nil>') return field;
  return path.length > 0 ? formatFieldPath(path) : (identityOf(document.value).kind ?? '');
}

/** The other place that an error is about: the first of two equal names, the selector of a template. */
function relatedPlaces(file: string, { document, error, path }: ApiError): RelatedPlace[] {
  if (error.type === 'FieldValueDuplicate') {
    const first = firstOfDuplicates(document, path);
    return first === undefined ? [] : [{ file, line: document.locate(first, 'value').start.line, message: 'the first of the two' }];
  }
  if (missedLabels(document.value, error) === undefined) return [];
  return [{ file, line: document.locate(['spec', 'selector'], 'key').start.line, message: 'the selector' }];
}

const EXAMPLES = /\s*\((?:e\.g\. [^()]*)?regex used for validation is '[^']*'\)/g;
const LONG = 100;

/** The server's words without its regular expressions, and without the dump of a large value. */
export function shorten(message: string): string {
  const words = message.replace(EXAMPLES, '');
  return words.replace(/^(Invalid value: )([{[].*[}\]])(?=: )/s, (_, head: string, dump: string) => head + (dump.length > LONG ? `${dump.slice(0, LONG - 1)}…` : dump));
}
