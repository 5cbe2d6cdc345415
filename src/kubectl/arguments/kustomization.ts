import { build } from '../kustomize/build.ts';
import type { KustomizeContext } from '../kustomize/folder.ts';
import { goJson } from '../print/json.ts';
import type { ManifestText } from './manifest-files.ts';

/**
 * The objects of the kustomization that `-k` names, as texts.
 * @throws CommandError when it cannot be built
 * Rule: `KustomizeVisitor` of cli-runtime.
 */
export function kustomizationTexts(path: string, context: KustomizeContext): ManifestText[] {
  return build(context, path).map((object) => ({ source: path, text: goJson(object) }));
}
