import { apiVersionOf, type GroupVersionKind } from '../gvk.ts';
import { isReleaseBefore, removedApi } from '../removed-apis.ts';
import { Path } from '../validation/path.ts';
import type { KubernetesVersion } from '../version.ts';
import type { ObjectWarning } from './warning.ts';

/**
 * The warning that an API version is deprecated in a release, and what takes its place.
 * Rule: `deprecation.WarningMessage` of `k8s.io/apiserver/pkg/endpoints`.
 */
export function deprecatedApiWarnings(gvk: GroupVersionKind, version: KubernetesVersion): ObjectWarning[] {
  const api = removedApi(gvk);
  if (api?.deprecatedIn === undefined || isReleaseBefore(version, api.deprecatedIn)) return [];
  const removal = api.removedIn === undefined ? '' : `, unavailable in v${api.removedIn}+`;
  const successor = api.replacement === undefined ? '' : `; use ${api.replacement.apiVersion} ${api.replacement.kind}`;
  const message = `${apiVersionOf(gvk)} ${gvk.kind} is deprecated in v${api.deprecatedIn}+${removal}${successor}`;
  return [{ path: Path.root('apiVersion'), message }];
}
