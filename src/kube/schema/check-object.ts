import type { FieldPathStep } from '../../text/field-path.ts';
import { splitApiVersion, type GroupVersionKind } from '../gvk.ts';
import { isReleaseBefore, removedApi } from '../removed-apis.ts';
import type { SchemaIssue } from './issue.ts';
import { checkTypeMeta } from './type-meta.ts';
import type { SchemaSet } from './schemas-from.ts';
import { deprecatedApi, unknownKind } from './unknown-kind.ts';
import { isMapping } from './scalars.ts';
import { newWalk, walkObject } from './walk.ts';

export interface CheckObjectOptions {
  /**
   * `enforced` (the default) reports what the API server refuses; `published` holds the object against
   * the published schema to the letter, as a schema validator does: fields that the server fills in
   * are missing, and `status` is held to its schema as well.
   */
  rules?: 'enforced' | 'published';
  /** Where the object stands in its document, for the paths of the issues. */
  at?: readonly FieldPathStep[];
}

/**
 * Everything that the schemas of a release find wrong with an object, in the order of its fields:
 * unknown kinds and removed APIs, unknown and missing fields, wrong types, values that cannot be
 * decoded, values outside a closed set. Items of a List are checked one by one. Never throws.
 */
export function checkObject(schemas: SchemaSet, object: unknown, options: CheckObjectOptions = {}): SchemaIssue[] {
  const at = options.at ?? [];
  if (!isMapping(object)) return [notAnObject(at)];
  const meta = checkTypeMeta(object, at);
  if (meta.length > 0) return meta;
  const apiVersion = object.apiVersion as string;
  const gvk: GroupVersionKind = { ...splitApiVersion(apiVersion), kind: object.kind as string };
  if (isList(object, schemas, gvk)) return checkItems(schemas, object, gvk, options);
  const root = schemas.root(gvk);
  if (root === undefined) return [unknownKind(schemas, gvk, at)];
  const walk = newWalk(at, options.rules === 'published');
  const removed = removedApi(gvk);
  if (removed?.deprecatedIn !== undefined && !isReleaseBefore(schemas.version, removed.deprecatedIn)) {
    walk.issues.push(deprecatedApi(removed, at));
  }
  walkObject(walk, object, root);
  return walk.issues;
}

function notAnObject(at: readonly FieldPathStep[]): SchemaIssue {
  return {
    code: 'not-an-object',
    path: [...at],
    message: 'this is no Kubernetes object: expected a mapping with apiVersion and kind',
    serverMessage: 'error validating data: invalid object to validate',
  };
}

/** `kind: List`, or a kind such as ConfigMapList: kubectl takes the items one by one. */
export function isList(object: Record<string, unknown>, schemas: SchemaSet, gvk: GroupVersionKind): boolean {
  return gvk.kind.endsWith('List') && Array.isArray(object.items) && !schemas.has(gvk);
}

/**
 * The items of a list as objects: one that says neither `apiVersion` nor `kind` takes them from the
 * list (`ConfigMapList` holds ConfigMaps). Rule: `UnstructuredJSONScheme` of apimachinery.
 */
export function listItems(object: Record<string, unknown>, gvk: GroupVersionKind): unknown[] {
  const kind = gvk.kind.slice(0, -'List'.length);
  return (object.items as unknown[]).map((item) => {
    if (kind === '' || !isMapping(item) || item.apiVersion !== undefined || item.kind !== undefined) return item;
    return { ...item, apiVersion: object.apiVersion, kind };
  });
}

function checkItems(schemas: SchemaSet, object: Record<string, unknown>, gvk: GroupVersionKind, options: CheckObjectOptions): SchemaIssue[] {
  const at = options.at ?? [];
  return listItems(object, gvk).flatMap((item, index) => checkObject(schemas, item, { ...options, at: [...at, 'items', index] }));
}
