import type { KubeObject } from '../../kube/object.ts';
import { parseFieldSelector, type ObjectMatcher } from './field-selector.ts';
import { parseLabelSelector, SelectorError } from './label-selector.ts';
import { groupResource, type ApiResource } from './resource.ts';
import type { ListOptions } from './requests.ts';
import { badRequest } from './status-error.ts';

/**
 * Tells which objects of a resource a request asks for; undefined when it is all of them.
 * @throws StatusError when a selector cannot be read; kubectl puts before it what it looked for
 */
export function selection(resource: ApiResource, { labelSelector = '', fieldSelector = '' }: ListOptions): ObjectMatcher | undefined {
  if (labelSelector === '' && fieldSelector === '') return undefined;
  try {
    const labels = parseLabelSelector(labelSelector);
    const fields = parseFieldSelector(fieldSelector, groupResource(resource));
    return (object: KubeObject) => labels(object.metadata.labels) && fields(object);
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error;
    throw badRequest(error.message);
  }
}
