/**
 * Which of two versions of an API is the better one: stable before beta before alpha, higher numbers first, and what
 * is no version of Kubernetes' kind (`foo`) last, in alphabetical order.
 * @returns below 0 when `one` comes first
 * Rule: `CompareKubeAwareVersionStrings` of apimachinery.
 */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [rank(one), rank(other)];
  if (a === undefined || b === undefined) {
    if (a === b) return one < other ? -1 : one > other ? 1 : 0;
    return a === undefined ? 1 : -1;
  }
  return b[0] - a[0] || b[1] - a[1] || b[2] - a[2];
}

function rank(version: string): [stability: number, major: number, minor: number] | undefined {
  const match = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
  if (match === null) return undefined;
  return [match[2] === undefined ? 2 : match[2] === 'beta' ? 1 : 0, Number(match[1]), Number(match[3] ?? 0)];
}
