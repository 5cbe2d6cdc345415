import type { ApiClient, Collection, ListOptions } from '../../cluster/api/requests.ts';
import { StatusError } from '../../cluster/api/status-error.ts';
import { goQuote } from '../../kube/decode/go-quote.ts';
import { groupVersion } from '../../kube/resources/api-resource.ts';
import type { KubeObject } from '../../kube/object.ts';

/**
 * What a selector finds; an error says what was looked for.
 * Rule: `Selector.Visit` of cli-runtime.
 */
export function listAll(client: ApiClient, at: Collection, options: Required<ListOptions>): { items: readonly KubeObject[] } | { error: unknown } {
  try {
    return { items: client.list(at, options).items };
  } catch (error) {
    if (!(error instanceof StatusError) || !['BadRequest', 'NotFound'].includes(error.reason)) return { error };
    const { resource } = at;
    const name = `"${resource.group === '' ? '/' : ''}${groupVersion(resource)}, Resource=${resource.plural}"`;
    const { labelSelector, fieldSelector } = options;
    const said = labelSelector === '' && fieldSelector === ''
      ? `Unable to list ${name}: ${error.message}`
      : `Unable to find ${name} that match label selector ${goQuote(labelSelector)}, field selector ${goQuote(fieldSelector)}: ${error.message}`;
    return { error: new StatusError(error.code, error.reason, said, error.status.details) };
  }
}
