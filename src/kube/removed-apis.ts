import { apiVersionOf, type GroupVersionKind } from './gvk.ts';
import { CHANGED_FIELDS } from './removed-api-changes.ts';
import { REMOVED_API_ROWS } from './removed-api-rows.ts';

/** An API that a release took away, or will. */
export interface RemovedApi {
  apiVersion: string;
  kind: string;
  /** The release that called it deprecated, such as `1.19`; unknown for alphas. */
  deprecatedIn?: string;
  /** The first release without it; `undefined` while it is still served. */
  removedIn?: string;
  replacement?: { apiVersion: string; kind: string; since?: string };
  /** What to do where no other API takes its place. */
  instead?: string;
  /** What a manifest must change besides `apiVersion`, one sentence each. */
  changes: readonly string[];
}

function readTable(): Map<string, RemovedApi> {
  const table = new Map<string, RemovedApi>();
  for (const row of REMOVED_API_ROWS) {
    for (const kind of row.kinds) {
      for (const apiVersion of row.apiVersions) {
        const to = row.replacement;
        table.set(`${apiVersion} ${kind}`, {
          apiVersion,
          kind,
          ...(row.deprecatedIn === undefined ? {} : { deprecatedIn: row.deprecatedIn }),
          ...(row.removedIn === undefined ? {} : { removedIn: row.removedIn }),
          ...(to === undefined ? {} : { replacement: { kind: to.kind ?? kind, apiVersion: to.apiVersion, ...(to.since === undefined ? {} : { since: to.since }) } }),
          ...(row.instead === undefined ? {} : { instead: row.instead }),
          changes: changesOf(apiVersion, kind),
        });
      }
    }
  }
  return table;
}

function changesOf(apiVersion: string, kind: string): readonly string[] {
  return CHANGED_FIELDS.filter((row) => row.kind === kind && row.from.includes(apiVersion)).flatMap((row) => row.changes);
}

let table: Map<string, RemovedApi> | undefined;

/** Every API that is known to have been removed or deprecated. */
export function removedApis(): readonly RemovedApi[] {
  table ??= readTable();
  return [...table.values()];
}

/** What is known of the removal or deprecation of an API; `undefined` for one that is neither. */
export function removedApi(gvk: GroupVersionKind): RemovedApi | undefined {
  table ??= readTable();
  return table.get(`${apiVersionOf(gvk)} ${gvk.kind}`);
}

/** Whether `1.9` comes before `1.10`. */
export function isReleaseBefore(release: string, other: string): boolean {
  const [major, minor] = release.split('.').map(Number) as [number, number];
  const [otherMajor, otherMinor] = other.split('.').map(Number) as [number, number];
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}
