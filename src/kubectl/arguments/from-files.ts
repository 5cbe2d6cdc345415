import type { ApiClient } from '../../cluster/api/requests.ts';
import { parseLabelSelector, SelectorError, type LabelMatcher } from '../../cluster/api/label-selector.ts';
import type { ApiResource } from '../../kube/resources/api-resource.ts';
import { CommandError } from '../errors/command-error.ts';
import { fetched, type Found, type Info } from './info.ts';
import type { ManifestText } from './manifest-files.ts';
import { manifestObjects } from './manifest-objects.ts';
import { inNamespace } from './namespace.ts';
import { isSet, type SelectOptions } from './select-options.ts';

/**
 * The objects of files, in the namespace of the command.
 * @param resources what the server serves; undefined when it is not asked
 * Rule: `Builder.visitByPaths` of cli-runtime.
 */
export function* fromFiles(
  texts: readonly ManifestText[], options: SelectOptions, resources: readonly ApiResource[] | undefined, client: () => ApiClient,
): Generator<Found> {
  const matches = labelMatcher(options.selector);
  for (const text of texts) {
    for (const found of manifestObjects(text, { resources, validate: options.validate ?? false })) {
      if ('error' in found) {
        yield found;
      } else {
        const placed = placing(found.info, options);
        if ('error' in placed) yield placed;
        else if (matches?.(placed.info.object?.metadata?.labels) ?? true) yield options.latest === true ? fetched(client(), placed.info, options.subresource) : placed;
      }
    }
  }
}

/** The server is not asked about objects in files, so that kubectl reads the selector itself. */
function labelMatcher(selector = ''): LabelMatcher | undefined {
  if (!isSet(selector)) return undefined;
  try {
    return parseLabelSelector(selector);
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error;
    throw new CommandError(`the provided selector "${selector}" is not valid: ${error.message}`);
  }
}

function placing(info: Info, options: SelectOptions): Found {
  try {
    return { info: inNamespace(info, options.namespace, options.enforceNamespace ?? false) };
  } catch (error) {
    return { error };
  }
}
