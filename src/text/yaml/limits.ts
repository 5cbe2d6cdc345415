/** How much of a text is read; whatever goes beyond it becomes one `limit` problem. */
export interface YamlLimits {
  /** UTF-16 code units in the whole text. */
  maxLength: number;
  /** Collections within collections. */
  maxDepth: number;
  /** Documents in a text. */
  maxDocuments: number;
}

/**
 * - `maxLength`: the API server refuses request bodies of more than 3 MiB
 *   (`k8s.io/apiserver/pkg/server/config.go`, `MaxRequestBodyBytes: int64(3 * 1024 * 1024)`).
 * - `maxDepth`: the decoders of Kubernetes give up at 10,000 levels (`max_flow_level` and `max_indents`
 *   of go-yaml), which no stack of a JavaScript engine holds for sure. Built-in kinds need fewer than 30,
 *   and CustomResourceDefinitions with nested schemas fewer than 80.
 * - `maxDocuments`: far above what a page or a rendered chart holds.
 */
export const DEFAULT_YAML_LIMITS: YamlLimits = {
  maxLength: 3 * 1024 * 1024,
  maxDepth: 100,
  maxDocuments: 10_000,
};

/**
 * Whether aliases expand to more than the decoder accepts.
 * Rule: go-yaml `decode.go`, `allowedAliasRatio`: up to 400,000 decoded nodes 99 % may come from
 * aliases, from 4,000,000 on 10 %, and in between the share falls evenly.
 * @param decoded all nodes once aliases are expanded
 * @param aliased those of them that stand below an alias
 */
export function expandsTooFar(decoded: number, aliased: number): boolean {
  if (aliased <= 100 || decoded <= 1000) return false;
  return aliased / decoded > allowedShare(decoded);
}

function allowedShare(decoded: number): number {
  const low = 400_000;
  const high = 4_000_000;
  if (decoded <= low) return 0.99;
  return decoded >= high ? 0.1 : 0.99 - 0.89 * ((decoded - low) / (high - low));
}
