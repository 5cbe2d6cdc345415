import type { FieldPath } from '../../text/field-path.ts';
import { valueAt } from '../schema/placeholders.ts';

/**
 * Where the server names a field otherwise than a manifest does: by an old name, or by the field that it
 * fills in from it. Each rule takes the end of a path and says what is written there.
 */
const ALIASES: readonly [end: FieldPath, written: FieldPath][] = [
  [['template', 'labels'], ['template', 'metadata', 'labels']],
  [['template', 'annotations'], ['template', 'metadata', 'annotations']],
  [['LoadBalancerSourceRanges'], ['loadBalancerSourceRanges']],
  [['clusterIPs', 0], ['clusterIP']],
  [['clusterIPs'], ['clusterIP']],
  [['HostPID'], ['hostPID']],
  [['validation'], ['versions', 0, 'schema']],
  [['additionalPrinterColumns'], ['versions', 0, 'additionalPrinterColumns']],
  [['selectableFields'], ['versions', 0, 'selectableFields']],
  [['subresources'], ['versions', 0, 'subresources']],
  [['JSONPath'], ['jsonPath']],
  [['webhookClientConfig'], ['webhook', 'clientConfig']],
  [['conversionReviewVersions'], ['webhook', 'conversionReviewVersions']],
  [['metadata', 'taints'], ['spec', 'taints']],
  [['podCIDRs', 0], ['podCIDR']],
  [['podCIDRs'], ['podCIDR']],
  [['matchResouces'], ['matchResources']],
  [['attachedRequired'], ['attachRequired']],
];

/** The path of what an error is about, as the manifest has it. */
export function writtenPath(object: unknown, path: FieldPath): FieldPath {
  if (valueAt(object, path) !== undefined) return path;
  for (const [end, written] of ALIASES) {
    for (let at = 0; at + end.length <= path.length; at += 1) {
      if (!end.every((step, index) => step === path[at + index])) continue;
      const candidate = [...path.slice(0, at), ...written, ...path.slice(at + end.length)];
      if (valueAt(object, [...path.slice(0, at), ...written]) !== undefined) return writtenPath(object, candidate);
    }
  }
  return path;
}
