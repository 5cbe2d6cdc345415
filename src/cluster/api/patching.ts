import type { KubeObject } from '../../kube/object.ts';
import { jsonPatch } from '../../kube/patch/json-patch.ts';
import { mergePatch } from '../../kube/patch/merge-patch.ts';
import { PatchError } from '../../kube/patch/patch-error.ts';
import { strategicMergePatch } from '../../kube/patch/strategic-merge-patch.ts';
import { conversionError } from './patch-conversion.ts';
import { applied } from './server-side-apply.ts';
import { gvkOf } from './registry.ts';
import type { ObjectAddress, Patch, WriteOptions } from './requests.ts';
import type { Serving } from './serving.ts';
import { badRequest, StatusError } from './status-error.ts';

/**
 * What a patch makes of an object.
 * @param before in the version of `at.resource`; undefined when there is none, which only an apply may be sent for
 * @throws StatusError as the server answers a patch that cannot be read or does not fit
 */
export function patchedObject(before: KubeObject | undefined, patch: Patch, at: ObjectAddress, serving: Serving, options: WriteOptions): unknown {
  try {
    switch (patch.type) {
      case 'json':
        return jsonPatch(before, patch.body);
      case 'merge':
        return mergePatch(before, patch.body);
      case 'strategic':
        if (serving.registry.custom(at.resource) !== undefined) {
          throw new StatusError(415, 'UnsupportedMediaType', 'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml');
        }
        return strategic(before, patch.body, at, serving);
      case 'apply':
        return applied(before, patch, at, serving, options);
    }
  } catch (error) {
    if (error instanceof PatchError) throw refusal(error);
    throw error;
  }
}

function strategic(before: KubeObject | undefined, patch: unknown, { resource, subresource }: ObjectAddress, { registry: { schemas } }: Serving): unknown {
  const gvk = gvkOf(resource);
  const object = strategicMergePatch(before, patch, schemas.root(gvk));
  // What is patched as a part has another kind than its resource.
  const isWhole = subresource === undefined || subresource === 'status';
  const problem = isWhole && schemas.has(gvk) ? conversionError(schemas, resource, object, patch) : undefined;
  if (problem !== undefined) throw problem;
  return object;
}

function refusal({ kind, message }: PatchError): StatusError {
  if (kind === 'undecodable') return badRequest(message);
  return kind === 'unprocessable' ? new StatusError(422, 'Invalid', 'the server rejected our request due to an error in our request') : new StatusError(500, '', message);
}
