import { decodingVerdict } from '../../kube/decoding-verdict.ts';
import type { KubeObject } from '../../kube/object.ts';
import { checkObject } from '../../kube/schema/check-object.ts';
import { strictPath } from '../../kube/schema/issues.ts';
import { isMapping } from '../../kube/schema/scalars.ts';
import type { ObjectType } from '../../kube/schema/types.ts';
import type { CustomResourceType } from '../../kube/validation/apiextensions/custom-resources.ts';
import { prune } from './prune.ts';
import { canonicalObject } from './quantities.ts';
import { gvkOf, type ResourceRegistry } from './registry.ts';
import { groupVersion, type ApiResource } from './resource.ts';
import type { FieldValidation } from './requests.ts';
import { badRequest } from './status-error.ts';

/**
 * The object of a request's body, with what the server warns of.
 * @param validation what becomes of fields that the kind does not have; they are dropped unless it is `Strict`
 * @throws StatusError when the body is no such object
 */
export function decodeObject(
  registry: ResourceRegistry, resource: ApiResource, body: unknown, validation: FieldValidation,
): { object: KubeObject; warnings: string[] } {
  if (!isMapping(body)) throw badRequest('the body of the request was in an unknown format - accepted media types include: application/json, application/yaml');
  const expected = { apiVersion: groupVersion(resource), kind: resource.kind };
  const typed: Record<string, unknown> = { ...body, apiVersion: body['apiVersion'] ?? expected.apiVersion, kind: body['kind'] ?? expected.kind };
  if (typed['apiVersion'] !== expected.apiVersion || typed['kind'] !== expected.kind) {
    throw badRequest(`${String(typed['kind'])} in version ${JSON.stringify(typed['apiVersion'])} cannot be handled as a ${resource.kind}: no kind "${String(typed['kind'])}" is registered for version "${String(typed['apiVersion'])}" in scheme "pkg/api/legacyscheme/scheme.go:30"`);
  }
  const gvk = gvkOf(resource);
  const custom = registry.custom(resource);
  if (custom !== undefined) return decodeCustom(custom, resource, typed as KubeObject, validation);
  if (!registry.schemas.has(gvk)) return { object: typed as KubeObject, warnings: [] };
  const refusal = decodingVerdict(registry.schemas, typed, []);
  const root = registry.schemas.root(gvk);
  if (refusal === undefined) return { object: canonical(typed as KubeObject, root), warnings: [] };
  const unknown = refusal.causes.length > 0 && refusal.causes.every(({ type }) => type === 'UnknownField');
  if (!unknown && refusal.stage !== 'validation') throw badRequest(refusal.message);
  if (validation === 'Strict' && refusal.stage === 'strict-decoding') throw badRequest(refusal.message);
  const paths = checkObject(registry.schemas, typed).filter(({ code }) => code === 'unknown-field').map(({ path }) => path);
  return {
    object: canonical(prune(typed, paths) as KubeObject, root),
    warnings: validation === 'Warn' ? refusal.causes.map(({ message }) => message) : [],
  };
}

function canonical(object: KubeObject, type: ObjectType | undefined): KubeObject {
  return type === undefined ? object : canonicalObject(object, type);
}

/** Rule: `schemaCoercingDecoder` of apiextensions-apiserver: what the schema does not know is dropped. */
function decodeCustom(custom: CustomResourceType, { kind, version }: ApiResource, object: KubeObject, validation: FieldValidation): { object: KubeObject; warnings: string[] } {
  const decoded = custom.decode(object);
  const unknown = decoded.unknownFields.map((path) => `unknown field ${JSON.stringify(strictPath(path))}`);
  if (unknown.length > 0 && validation === 'Strict') {
    throw badRequest(`${kind} in version "${version}" cannot be handled as a ${kind}: strict decoding error: ${unknown.join(', ')}`);
  }
  const deprecated = custom.deprecationWarning === undefined ? [] : [custom.deprecationWarning];
  return { object: decoded.object, warnings: [...deprecated, ...(validation === 'Warn' ? unknown : [])] };
}
