import { verdict, type VerdictOptions } from '../../kube/verdict.ts';

/**
 * The answer to one line of `drydock verdict`, itself a line of JSON. A line that is no JSON object
 * with a `manifest` text gets `{"id":…,"error":"…"}`; `number` says in that error which line it was.
 */
export function answerLine(line: string, number: number, options: VerdictOptions): string {
  return JSON.stringify(answer(line, number, options));
}

function answer(line: string, number: number, options: VerdictOptions): object {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch {
    return { id: null, error: `line ${number} is not JSON, expected an object {"id","manifest"}` };
  }
  if (typeof request !== 'object' || request === null || Array.isArray(request)) {
    return { id: null, error: `line ${number} is ${nameOf(request)}, expected an object {"id","manifest"}` };
  }
  const { id = null, manifest } = request as { id?: unknown; manifest?: unknown };
  if (typeof manifest !== 'string') {
    const found = manifest === undefined ? 'has no "manifest"' : `has ${nameOf(manifest)} as "manifest"`;
    return { id, error: `line ${number} ${found}, expected the text of a manifest` };
  }
  try {
    const { verdict: outcome, stage, causes, message, unchecked, warnings } = verdict(manifest, options);
    const remarks = outcome === 'accepted' ? { warnings } : {};
    return { id, verdict: outcome, stage, causes, message, ...remarks, ...(unchecked.length > 0 ? { unchecked } : {}) };
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { id, error: `internal error in line ${number}: ${reason.split('\n', 1)[0]}` };
  }
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
