import type { FieldError } from '../../kube/validation/field-error.ts';
import { isMapping } from '../manifest-documents.ts';
import { valueAt } from '../schema/placeholders.ts';

/** A label that the selector of a workload asks for and its template does not have. */
export interface MissedLabel {
  key: string;
  wanted: string;
  /** What the template has instead; `undefined` when it has no such label. */
  actual: string | undefined;
}

/**
 * The labels because of which a selector does not match its template; `undefined` for another error.
 * @param object the workload
 */
export function missedLabels(object: unknown, error: FieldError): MissedLabel[] | undefined {
  if (!error.message.includes('`selector` does not match template `labels`')) return undefined;
  const selector = valueAt(object, ['spec', 'selector', 'matchLabels']) ?? valueAt(object, ['spec', 'selector']);
  const labels = valueAt(object, ['spec', 'template', 'metadata', 'labels']);
  if (!isMapping(selector)) return undefined;
  return Object.entries(selector).flatMap(([key, wanted]) => {
    const actual = isMapping(labels) ? labels[key] : undefined;
    if (typeof wanted !== 'string' || actual === wanted) return [];
    return [{ key, wanted, actual: typeof actual === 'string' ? actual : undefined }];
  });
}
