import { nearestName } from '../../kube/nearest.ts';
import type { Decoded, KubeObject } from '../../kube/object.ts';
import { checkObject } from '../../kube/schema/check-object.ts';
import { describeValue, listValues } from '../../kube/schema/describe-value.ts';
import type { SchemaIssue } from '../../kube/schema/issue.ts';
import { strictPath } from '../../kube/schema/issues.ts';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import type { CustomResourceType } from '../../kube/validation/apiextensions/custom-resources.ts';
import type { FieldError } from '../../kube/validation/field-error.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import type { Lesson } from '../../lesson/types.ts';
import { formatFieldPath, type FieldPath } from '../../text/field-path.ts';
import { identityOf, isMapping } from '../manifest-documents.ts';
import { lessonKindOf, type LessonKind } from './lesson-crds.ts';
import { valueAt } from './placeholders.ts';

/** What a custom resource's own CustomResourceDefinition says of it. */
export interface CustomResourceFindings {
  /** Unknown and missing fields, wrong types, words outside an enum. */
  issues: readonly SchemaIssue[];
  /** Everything else that the server's validation finds. */
  errors: readonly FieldError[];
}

/**
 * An object of a kind that a CustomResourceDefinition of the lesson defines, held against that. Where the
 * page shows several states of the definition, the one that fits best is taken, since it cannot be told
 * which of them the object is meant for.
 * @returns `undefined` for objects of other kinds
 */
export function lessonCustomResource(lesson: Lesson, version: KubernetesVersion, value: unknown): CustomResourceFindings | undefined {
  const kind = lessonKindOf(lesson, value);
  if (kind === undefined || !isMapping(value)) return undefined;
  if (kind.types.length === 0) return { issues: [notServed(kind, value)], errors: [] };
  const findings = kind.types.map((type) => judge(type, version, value as KubeObject));
  const count = ({ issues, errors }: CustomResourceFindings): number => issues.length + errors.length;
  return findings.reduce((best, other) => (count(other) < count(best) ? other : best));
}

function notServed({ served }: LessonKind, value: Record<string, unknown>): SchemaIssue {
  const { apiVersion = '', kind = '' } = identityOf(value);
  const group = apiVersion.slice(0, apiVersion.lastIndexOf('/'));
  const versions = served.length === 0 ? 'serves no version' : `serves ${served.join(' and ')}`;
  return {
    code: 'unknown-kind',
    path: ['apiVersion'],
    message: `${kind} of ${apiVersion} is not served: its CustomResourceDefinition on this page ${versions}`,
    serverMessage: `no matches for kind "${kind}" in version "${apiVersion}"`,
    ...(served.length === 1 ? { help: `write apiVersion: ${group}/${served[0]!}` } : {}),
  };
}

function judge(type: CustomResourceType, version: KubernetesVersion, value: KubeObject): CustomResourceFindings {
  const { object, unknownFields } = type.decode(value);
  const unknown = unknownFields.map((path) => unknownField(type, path));
  const metadata = metadataIssues(version, value);
  // What cannot be read as metadata is refused before anything is validated.
  if (metadata.length > 0) return { issues: [...metadata, ...unknown], errors: [] };
  const errors = type.validate(type.default(object)).filter(({ alternative, message }) => alternative !== true && !message.includes(NOT_RUN));
  const explained = errors.map((error) => issueOf(error, value));
  const issues = explained.filter((issue) => issue !== undefined);
  // The server validates only what it could decode.
  const rest = unknown.length > 0 ? [] : errors.filter((_, index) => explained[index] === undefined);
  return { issues: [...unknown, ...issues], errors: rest };
}

const NOT_RUN = 'some validation rules were not checked';

/** The metadata has the same type in every kind. */
function metadataIssues(version: KubernetesVersion, { metadata }: KubeObject): SchemaIssue[] {
  return checkObject(schemaSet(version), { apiVersion: 'v1', kind: 'ConfigMap', metadata });
}

function unknownField(type: CustomResourceType, path: FieldPath): SchemaIssue {
  const name = path.at(-1);
  const suggestion = typeof name === 'string' ? nearestName(name, type.fieldsAt(path.slice(0, -1))) : undefined;
  return {
    code: 'unknown-field',
    path,
    message: `${formatFieldPath(path)} is not a field that the lesson's CustomResourceDefinition declares`,
    serverMessage: `unknown field "${strictPath(path)}"`,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/** The errors that the schema rules explain, in their words; the others are the server's. */
function issueOf(error: FieldError, object: Decoded): SchemaIssue | undefined {
  const path = error.path.steps();
  const field = formatFieldPath(path);
  const serverMessage = `${field}: ${error.message}`;
  const found = describeValue(valueAt(object, path));
  switch (error.type) {
    case 'FieldValueRequired':
      return path[0] === 'metadata'
        ? undefined
        : { code: 'missing-field', path, message: `${field} is missing; the lesson's CustomResourceDefinition requires it`, serverMessage };
    case 'FieldValueTypeInvalid': {
      const types = /must be of type ([a-z,]+): /.exec(error.message)?.[1];
      if (types === undefined || !types.split(',').every((type) => Object.hasOwn(TYPES, type))) return undefined;
      const expected = types.split(',').map((type) => TYPES[type]).join(' or ');
      return { code: 'wrong-type', path, message: `${field} is ${found} here, but the lesson's CustomResourceDefinition wants ${expected}`, serverMessage };
    }
    case 'FieldValueNotSupported': {
      const allowed = supportedValues(error.message);
      const value = valueAt(object, path);
      const suggestion = typeof value === 'string' ? nearestName(value, allowed) : undefined;
      const message = `${field} is ${found} here, but the lesson's CustomResourceDefinition allows ${listValues(allowed)}`;
      return { code: 'not-in-enum', path, message, serverMessage, ...(suggestion === undefined ? {} : { suggestion }) };
    }
    default:
      return undefined;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
};

/** The values that the server's message lists. */
function supportedValues(message: string): string[] {
  const [, list = ''] = /: supported values: (.*)$/s.exec(message) ?? [];
  return JSON.parse(`[${list}]`) as string[];
}
