import type { FieldPath } from '../text/field-path.ts';
import { apiVersionOf, splitApiVersion, type GroupVersionKind } from './gvk.ts';
import type { Refusal, VerdictCause } from './verdict-types.ts';
import { checkObject } from './schema/check-object.ts';
import type { SchemaIssue } from './schema/issue.ts';
import { strictPath } from './schema/issues.ts';
import type { SchemaSet } from './schema/schemas-from.ts';
import { checkTypeMeta } from './schema/type-meta.ts';
import { isMapping } from './schema/scalars.ts';

/** Group, version and kind as a root says them; `undefined` when it does not. */
export function splitRootGvk(object: Record<string, unknown>): GroupVersionKind | undefined {
  const { apiVersion, kind } = object;
  return typeof apiVersion === 'string' && typeof kind === 'string' ? { ...splitApiVersion(apiVersion), kind } : undefined;
}

/**
 * What becomes of one object up to and including decoding: kubectl asks for `apiVersion` and `kind`
 * and looks the kind up; the server then decodes strictly. `duplicates` are the messages of keys that
 * stood twice in the text.
 */
export function decodingVerdict(schemas: SchemaSet, object: unknown, duplicates: readonly string[]): Refusal | undefined {
  if (!isMapping(object)) return refused('yaml', clientText('invalid object to validate'));
  const meta = checkTypeMeta(object, []);
  if (meta.length > 0) {
    const said = meta.map((issue) => issue.serverMessage!.slice('error validating data: '.length));
    return refused('unknown-kind', clientText(said.length > 1 ? `[${said.join(', ')}]` : said[0]!));
  }
  const gvk = splitRootGvk(object)!;
  const kind = schemas.kind(gvk);
  if (kind === undefined || !kind.servedByDefault) return unknownKindRefusal(schemas, object, gvk);
  const issues = checkObject(schemas, object).sort((a, b) => comparePaths(a.path, b.path));
  return kind.custom ? customRefusal(gvk, issues, duplicates) : decodingRefusal(gvk, issues, duplicates);
}

function refused(stage: Refusal['stage'], message: string, causes: VerdictCause[] = []): Refusal {
  return { stage, causes, message };
}

function clientText(said: string): string {
  return `error: error validating "manifest.yaml": error validating data: ${said}; if you choose to ignore these errors, turn validation off with --validate=false`;
}

function unknownKindRefusal(schemas: SchemaSet, object: Record<string, unknown>, gvk: GroupVersionKind): Refusal {
  const apiVersion = apiVersionOf(gvk);
  const written = schemas.kinds().find((kind) => apiVersionOf(kind) === apiVersion && kind.servedByDefault && kind.kind.toLowerCase() === gvk.kind);
  if (written !== undefined) {
    // kubectl finds the resource by the lower-case name; the server then does not know the kind.
    const said = `no kind "${gvk.kind}" is registered for version "${apiVersion}" in scheme "pkg/runtime/scheme.go:111"`;
    return refused('unknown-kind', `${gvk.kind} in version "${gvk.version}" cannot be handled as a ${written.kind}: ${said}`);
  }
  const metadata = isMapping(object.metadata) ? object.metadata : {};
  const name = typeof metadata.name === 'string' ? metadata.name : '';
  const namespace = typeof metadata.namespace === 'string' ? metadata.namespace : '';
  const said = `resource mapping not found for name: "${name}" namespace: "${namespace}" from "manifest.yaml": no matches for kind "${gvk.kind}" in version "${apiVersion}"`;
  return refused('unknown-kind', `error: ${said}\nensure CRDs are installed first`);
}

/**
 * What the server's decoder says of a built-in kind. A type that reads itself ends decoding with its
 * error; else the first other error is kept; only without any are duplicate and unknown keys listed.
 * Rule: `Serializer.unmarshal` of apimachinery and `decodeState` of `sigs.k8s.io/json`. The decoder
 * meets the keys in the order of their bytes, because kubectl sends JSON with sorted keys.
 */
function decodingRefusal(gvk: GroupVersionKind, issues: readonly SchemaIssue[], duplicates: readonly string[]): Refusal | undefined {
  const handled = `${gvk.kind} in version "${gvk.version}" cannot be handled as a ${gvk.kind}: `;
  const wrong = issues.filter((issue) => issue.code === 'wrong-type' || issue.code === 'bad-value');
  const first = wrong.find((issue) => issue.endsDecoding === true) ?? wrong[0];
  if (first !== undefined) {
    const message = first.serverMessage!;
    const type = first.code === 'wrong-type' ? 'WrongType' : 'WrongValue';
    return refused('strict-decoding', handled + message, [{ field: first.decoderField ?? '', type, message }]);
  }
  return strictRefusal(handled, issues, duplicates);
}

/** At most this many are collected by the server. */
const MAX_STRICT_ERRORS = 100;

function strictRefusal(handled: string, issues: readonly SchemaIssue[], duplicates: readonly string[]): Refusal | undefined {
  const unknown = issues.filter((issue) => issue.code === 'unknown-field').slice(0, MAX_STRICT_ERRORS);
  if (unknown.length === 0 && duplicates.length === 0) return undefined;
  const causes = [...duplicates.map(duplicateCause), ...unknown.map(unknownCause)];
  const texts = unknown.map((issue) => issue.serverMessage!);
  if (duplicates.length > 0) texts.unshift(`yaml: unmarshal errors:\n${duplicates.map((line) => `  ${line}`).join('\n')}`);
  return refused('strict-decoding', `${handled}strict decoding error: ${texts.join(', ')}`, causes);
}

function duplicateCause(message: string): VerdictCause {
  const key = /key (.*) already set in map/s.exec(message)?.[1] ?? '';
  return { field: key.replace(/^"(.*)"$/s, '$1'), type: 'DuplicateField', message };
}

function unknownCause(issue: SchemaIssue): VerdictCause {
  return { field: strictPath(issue.path), type: 'UnknownField', message: issue.serverMessage! };
}

const CUSTOM_CAUSES: Partial<Record<SchemaIssue['code'], string>> = {
  'wrong-type': 'FieldValueTypeInvalid',
  'bad-value': 'FieldValueInvalid',
  'missing-field': 'FieldValueRequired',
  'not-in-enum': 'FieldValueNotSupported',
};

/** A custom resource is decoded without types; its schema is asked afterwards, by validation. */
function customRefusal(gvk: GroupVersionKind, issues: readonly SchemaIssue[], duplicates: readonly string[]): Refusal | undefined {
  const strict = strictRefusal(`${gvk.kind} in version "${gvk.version}" cannot be handled as a ${gvk.kind}: `, issues, duplicates);
  if (strict !== undefined) return strict;
  const causes = issues.flatMap((issue): VerdictCause[] => {
    const type = CUSTOM_CAUSES[issue.code];
    return type === undefined ? [] : [{ field: strictPath(issue.path), type, message: issue.message }];
  });
  if (causes.length === 0) return undefined;
  return refused('validation', `${gvk.kind}.${gvk.group} is invalid: ${causes.map((cause) => cause.message).join(', ')}`, causes);
}

/** The order in which sorted JSON is read. */
function comparePaths(a: FieldPath, b: FieldPath): number {
  for (let at = 0; at < a.length && at < b.length; at += 1) {
    const left = a[at]!;
    const right = b[at]!;
    if (left !== right) return left < right ? -1 : 1;
  }
  return a.length - b.length;
}
