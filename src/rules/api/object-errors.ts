import { splitApiVersion } from '../../kube/gvk.ts';
import type { KubeObject } from '../../kube/object.ts';
import type { SchemaIssue, SchemaIssueCode } from '../../kube/schema/issue.ts';
import type { FieldError } from '../../kube/validation/field-error.ts';
import { kindRule, validateObject } from '../../kube/validation/validate.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import type { Lesson } from '../../lesson/types.ts';
import type { FieldPath } from '../../text/field-path.ts';
import { identityOf, isMapping } from '../manifest-documents.ts';
import { lessonCustomResource } from '../schema/custom-resource.ts';
import { consequences, fieldNames, isPrefix, oncePerField } from './consequences.ts';

/** What the API server's validation says of an object. */
export interface ObjectError {
  error: FieldError;
  path: FieldPath;
  /** The schemas already say that something is wrong there, or the error follows from what they say, or from another error. */
  explainedBy?: SchemaIssue | FieldError;
}

/** With one of these, the server does not come as far as validation. */
const STOPS_BEFORE: ReadonlySet<SchemaIssueCode> = new Set([
  'not-an-object',
  'missing-gvk',
  'unknown-kind',
  'removed-api',
  'unknown-field',
  'wrong-type',
  'bad-value',
]);

/**
 * The errors of the API server's validation for an object, in the server's order. Objects of a kind that
 * the lesson defines are held against its own definition.
 * @param issues what the schemas say of the object
 * @returns nothing for an object that is not decoded, or whose kind has no validation here
 */
export function objectErrors(lesson: Lesson, version: KubernetesVersion, value: unknown, issues: readonly SchemaIssue[]): ObjectError[] {
  const custom = lessonCustomResource(lesson, version, value);
  if (custom !== undefined) return oncePerField(custom.errors).map((error) => ({ error, path: error.path.steps() }));
  const { apiVersion, kind } = identityOf(value);
  if (!isMapping(value) || apiVersion === undefined || kind === undefined) return [];
  const gvk = { ...splitApiVersion(apiVersion), kind };
  if (kindRule(gvk)?.validate === undefined || issues.some((issue) => STOPS_BEFORE.has(issue.code))) return [];
  const errors = oncePerField(validateObject(value as KubeObject, gvk, { version })).map((error) => ({ error, path: error.path.steps() }));
  const causes = new Map(consequences(value, errors).map(({ error, because }) => [error, because]));
  return errors.map((found) => {
    const explainedBy = issues.find((issue) => explains(issue, found)) ?? causes.get(found.error);
    return { ...found, ...(explainedBy === undefined ? {} : { explainedBy }) };
  });
}

/** What is reported of other fields when a field is missing: each pair is the missing field and those. */
const FOLLOWS: readonly [missing: RegExp, elsewhere: RegExp][] = [
  [/(?:^|\.)selector$/, /template(?:\.metadata)?\.labels$/],
  [/(?:^|\.)template$/, /(?:^|\.)selector$/],
  [/\.names\.kind$/, /\.names\.listKind$/],
  [/\.downwardAPI\.items\.path$/, /\.downwardAPI\.path$/],
  [/\.dataSource\.\w+$/, /\.dataSourceRef\.\w+$/],
  [/\.volumes\.name$/, /\.volume(?:Mounts|Devices)\.name$/],
];

/**
 * Whether an error is said by a schema issue already: at the field that is missing and below it; where a
 * word such as `type` is wrong, also what is refused beside it because of that word.
 */
function explains({ code, path }: SchemaIssue, found: { error: FieldError; path: FieldPath }): boolean {
  if (code !== 'missing-field' && code !== 'not-in-enum') return false;
  if (isPrefix(path, found.path)) return true;
  if (code === 'missing-field') return FOLLOWS.some(([missing, elsewhere]) => missing.test(fieldNames(path)) && elsewhere.test(fieldNames(found.path)));
  // Of a word in a list, the server names the list.
  if (found.error.type === 'FieldValueNotSupported' && isPrefix(found.path, path) && path.length - found.path.length === 1) return true;
  const field = String(path.findLast((step) => typeof step === 'string'));
  return isPrefix(path.slice(0, -1), found.path) && new RegExp(String.raw`\b${field}\b|metric source`, 'i').test(found.error.message);
}
