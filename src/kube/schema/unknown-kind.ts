import type { FieldPathStep } from '../../text/field-path.ts';
import { apiVersionOf, type GroupVersionKind } from '../gvk.ts';
import { KIND_ABBREVIATIONS } from '../abbreviations.ts';
import { isAlphaApi } from '../alpha-apis.ts';
import { nearestName } from '../nearest.ts';
import { isReleaseBefore, removedApi, type RemovedApi } from '../removed-apis.ts';
import type { SchemaIssue } from './issue.ts';
import type { SchemaSet } from './schemas-from.ts';

/** The server or kubectl does not know this kind: it was removed, never existed, or is misspelt. */
export function unknownKind(schemas: SchemaSet, gvk: GroupVersionKind, at: readonly FieldPathStep[]): SchemaIssue {
  const serverMessage = `no matches for kind "${gvk.kind}" in version "${apiVersionOf(gvk)}"`;
  const removed = removedApi(gvk);
  if (removed?.removedIn !== undefined && !isReleaseBefore(schemas.version, removed.removedIn)) {
    return { ...removedIssue(removed, at), serverMessage };
  }
  const issue = isAlphaApi(schemas.version, gvk) ? switchedOff(schemas, gvk, at) : neverKnown(schemas, gvk, at);
  return { ...issue, serverMessage };
}

/** The release has the kind, but in an alpha, which a server serves only where it was told to. */
function switchedOff(schemas: SchemaSet, gvk: GroupVersionKind, at: readonly FieldPathStep[]): Omit<SchemaIssue, 'serverMessage'> {
  const apiVersion = apiVersionOf(gvk);
  const successor = preferred(schemas.kindsNamed(gvk.kind));
  const message = `${apiVersion} is an alpha, which a cluster serves only where its administrator switched it on`;
  return {
    code: 'unknown-kind',
    switchedOff: successor === undefined ? 'only-api' : 'has-successor',
    path: [...at, 'apiVersion'],
    message: successor === undefined ? message : `${message}; Kubernetes ${schemas.version} has ${gvk.kind} in ${apiVersionOf(successor)}`,
    ...(successor === undefined
      ? { help: 'its fields are not checked' }
      : { help: `write apiVersion: ${apiVersionOf(successor)}`, suggestion: apiVersionOf(successor) }),
  };
}

function removedIssue(removed: RemovedApi, at: readonly FieldPathStep[]): SchemaIssue {
  const to = removed.replacement;
  return {
    code: 'removed-api',
    path: [...at, 'apiVersion'],
    message: `${removed.kind} in ${removed.apiVersion} was removed in Kubernetes ${removed.removedIn!}`,
    help: replacementHelp(removed),
    ...(to === undefined ? {} : { suggestion: to.apiVersion }),
  };
}

/** The API still works, but has a successor. */
export function deprecatedApi(removed: RemovedApi, at: readonly FieldPathStep[]): SchemaIssue {
  const to = removed.replacement;
  return {
    code: 'deprecated-api',
    path: [...at, 'apiVersion'],
    message: `${removed.kind} in ${removed.apiVersion} is deprecated since Kubernetes ${removed.deprecatedIn!}`,
    help: replacementHelp(removed),
    ...(to === undefined ? {} : { suggestion: to.apiVersion }),
  };
}

function replacementHelp(removed: RemovedApi): string {
  const to = removed.replacement;
  if (to === undefined) return removed.instead ?? 'no other API takes its place';
  const kind = to.kind === removed.kind ? '' : ` and kind: ${to.kind}`;
  const since = to.since === undefined ? '' : ` (since ${to.since})`;
  const use = `use apiVersion: ${to.apiVersion}${kind}${since}`;
  return removed.changes.length === 0 ? use : `${use}; also: ${removed.changes.join('; ')}`;
}

function neverKnown(schemas: SchemaSet, gvk: GroupVersionKind, at: readonly FieldPathStep[]): Omit<SchemaIssue, 'serverMessage'> {
  const apiVersion = apiVersionOf(gvk);
  const elsewhere = preferred(schemas.kindsNamed(gvk.kind));
  if (elsewhere !== undefined) {
    return {
      code: 'unknown-kind',
      path: [...at, 'apiVersion'],
      message: `${apiVersion} has no kind ${gvk.kind}; Kubernetes ${schemas.version} has it in ${apiVersionOf(elsewhere)}`,
      help: `write apiVersion: ${apiVersionOf(elsewhere)}`,
      suggestion: apiVersionOf(elsewhere),
    };
  }
  const groups = schemas.kinds().filter((kind) => apiVersionOf(kind) === apiVersion);
  const near = meantKind(gvk.kind, groups.map((kind) => kind.kind)) ?? meantKind(gvk.kind, schemas.kinds().filter((kind) => !kind.custom).map((kind) => kind.kind));
  const target = near === undefined ? undefined : (groups.find((kind) => kind.kind === near) ?? preferred(schemas.kindsNamed(near)));
  if (target !== undefined) {
    const moved = apiVersionOf(target) === apiVersion ? '' : ` with apiVersion: ${apiVersionOf(target)}`;
    return {
      code: 'unknown-kind',
      path: [...at, 'kind'],
      message: `there is no kind ${JSON.stringify(gvk.kind)} in ${apiVersion}`,
      help: `did you mean ${target.kind}${moved}?`,
      suggestion: target.kind,
    };
  }
  return {
    code: 'unknown-kind',
    path: [...at, groups.length > 0 ? 'kind' : 'apiVersion'],
    message: `Kubernetes ${schemas.version} has no kind ${JSON.stringify(gvk.kind)} in ${apiVersion}`,
    help: groups.length > 0 ? `${apiVersion} has ${listKinds(groups.map((kind) => kind.kind))}` : 'if it is a custom resource, its CustomResourceDefinition must be known',
  };
}

/** The stable version of a kind before a beta, a later one before an earlier one. */
function preferred<T extends GroupVersionKind>(kinds: readonly T[]): T | undefined {
  return [...kinds].sort((a, b) => rank(b.version) - rank(a.version))[0];
}

function rank(version: string): number {
  const match = /^v(\d+)(alpha|beta)?/.exec(version);
  if (match === null) return 0;
  return Number(match[1]) + (match[2] === undefined ? 200 : match[2] === 'beta' ? 100 : 0);
}

/** A kind that is only written differently: an abbreviation, a plural, other case, a slip. */
function meantKind(kind: string, known: readonly string[]): string | undefined {
  const lower = kind.trim().toLowerCase();
  const long = KIND_ABBREVIATIONS[lower];
  if (long !== undefined && known.includes(long)) return long;
  return known.find((name) => name.toLowerCase() === lower || `${name.toLowerCase()}s` === lower) ?? nearestName(kind, known);
}

function listKinds(kinds: readonly string[]): string {
  return kinds.length > 8 ? `${kinds.slice(0, 8).join(', ')}, …` : kinds.join(', ');
}
