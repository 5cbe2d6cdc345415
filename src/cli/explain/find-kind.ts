import { KIND_ABBREVIATIONS } from '../../kube/abbreviations.ts';
import { apiVersionOf } from '../../kube/gvk.ts';
import { nearestName } from '../../kube/nearest.ts';
import type { KindInfo, SchemaSet } from '../../kube/schema/schema-set.ts';
import { listed } from '../arguments.ts';
import { UsageError } from '../usage-error.ts';

/** `v1`, `v2beta1`: number, and for a version that is not stable its stage and number. */
const VERSION = /^v(\d+)(?:(alpha|beta)(\d+))?$/;

/**
 * The kind that a word stands for: a kind, a plural or a short name, in upper or lower case. Of
 * several versions it is the one that `kubectl explain` takes: of the core group before others,
 * and stable before beta, newer before older; or the one of `apiVersion` when that is given.
 * Rule: `kubectl api-resources` for the names; Kubernetes' documentation, "Version priority".
 * @throws UsageError when there is none, with the nearest name.
 */
export function findKind(word: string, apiVersion: string | undefined, schemas: SchemaSet): KindInfo {
  const candidates = schemas.kinds().filter((kind) => isNamed(kind, word.toLowerCase()));
  if (candidates.length === 0) throw unknownKind(word, schemas);
  if (apiVersion === undefined) return [...candidates].sort(byPriority)[0]!;
  const found = candidates.find((kind) => apiVersionOf(kind) === apiVersion);
  if (found !== undefined) return found;
  throw new UsageError(
    `drydock explain: Kubernetes ${schemas.version} has no ${candidates[0]!.kind} in ${apiVersion}, only in ${listed(candidates.map(apiVersionOf))}`,
  );
}

function isNamed(kind: KindInfo, word: string): boolean {
  return kind.plural === word || kind.kind.toLowerCase() === word || KIND_ABBREVIATIONS[word] === kind.kind;
}

function byPriority(a: KindInfo, b: KindInfo): number {
  return (
    Number(a.custom) - Number(b.custom) ||
    Number(a.group !== '') - Number(b.group !== '') ||
    (a.group === b.group ? versionRank(b.version) - versionRank(a.version) : 0)
  );
}

/** Higher is preferred: stable versions by number, then betas, then alphas. */
function versionRank(version: string): number {
  const [, major = '0', stage, minor = '0'] = VERSION.exec(version) ?? [];
  const stageRank = stage === undefined ? 2 : stage === 'beta' ? 1 : 0;
  return stageRank * 1_000_000 + Number(major) * 1000 + Number(minor);
}

function unknownKind(word: string, schemas: SchemaSet): UsageError {
  const names = schemas.kinds().flatMap((kind) => [kind.kind.toLowerCase(), kind.plural]);
  const near = nearestName(word.toLowerCase(), names);
  return new UsageError(
    `drydock explain: Kubernetes ${schemas.version} has no kind or resource ${JSON.stringify(word)}${near === undefined ? '' : `; did you mean ${near}?`}`,
    near === undefined ? 'write a kind, a plural or a short name, such as deployment, pods or hpa' : undefined,
  );
}
