import { createSource } from '../text/source.ts';
import { wholeExcerpt } from '../text/excerpt.ts';
import { parseYaml } from '../text/yaml/parse.ts';
import type { YamlDocument } from '../text/yaml/types.ts';
import { decodingVerdict, splitRootGvk } from './decoding-verdict.ts';
import { splitApiVersion, type GroupVersionKind } from './gvk.ts';
import type { KubeObject } from './object.ts';
import { isList, listItems } from './schema/check-object.ts';
import type { SchemaSet } from './schema/schemas-from.ts';
import { isMapping } from './schema/scalars.ts';
import type { KubernetesVersion } from './version.ts';
import type { Refusal, Verdict, VerdictStage } from './verdict-types.ts';

/** What the server says of the values of a decoded object. */
export interface ValidationResult {
  /** Why they are refused; `undefined` when they are not. */
  refusal?: Refusal;
  /** What it remarks about an object that it accepts. */
  warnings: readonly string[];
}

/** The last stage, which is most of the code: a page can load it after the others (`validation-verdict.ts`). */
export interface ValidationStage {
  check(object: KubeObject, gvk: GroupVersionKind, version: KubernetesVersion): ValidationResult;
  /** Whether all values of such an object are looked at. */
  covers(gvk: GroupVersionKind): boolean;
}

/** What a text is judged by. */
export interface ServerRules {
  schemas: SchemaSet;
  /** Without it, what can be decoded is accepted, and `unchecked` says that validation did not happen. */
  validation?: ValidationStage;
}

/**
 * What a server with these schemas and rules makes of a text; see `verdict`. Holds no schemas itself,
 * so that a browser loads what it needs and no more.
 */
export function manifestVerdict(text: string, server: ServerRules): Verdict {
  const { documents } = parseYaml(wholeExcerpt(createSource('manifest.yaml', text)));
  const results = documents.flatMap((document) => documentResults(document, server));
  if (results.length === 0) return rejected([{ stage: 'yaml', causes: [], message: 'error: no objects passed to create' }], []);
  const refusals: Refusal[] = [];
  for (const [index, { refusal }] of results.entries()) {
    if (refusal === undefined) continue;
    const causes = results.length > 1 ? refusal.causes.map((cause) => ({ ...cause, document: index })) : refusal.causes;
    refusals.push({ ...refusal, causes });
  }
  const unchecked: VerdictStage[] = results.some((result) => result.unchecked) ? ['validation'] : [];
  if (refusals.length > 0) return rejected(refusals, unchecked);
  const warnings = [...new Set(results.flatMap((result) => result.warnings ?? []))];
  return { verdict: 'accepted', stage: null, causes: [], message: null, unchecked, warnings };
}

/** What becomes of one object: a refusal, or it passes, perhaps without being validated in full. */
interface ObjectResult {
  refusal?: Refusal;
  unchecked: boolean;
  warnings?: readonly string[];
}

function rejected(refusals: readonly Refusal[], unchecked: VerdictStage[]): Verdict {
  return {
    verdict: 'rejected',
    stage: refusals[0]!.stage,
    causes: refusals.flatMap((refusal) => refusal.causes),
    message: refusals.map((refusal) => refusal.message).join('\n'),
    unchecked,
    warnings: [],
  };
}

/** One result for each object of a document; none for an empty document. */
function documentResults(document: YamlDocument, server: ServerRules): ObjectResult[] {
  const broken = yamlRefusal(document);
  if (broken !== undefined) return [{ refusal: broken, unchecked: false }];
  const { value } = document;
  if (value === undefined || value === null) return [];
  const duplicates = document.problems.filter((problem) => problem.code === 'duplicate-key').map((problem) => problem.serverMessage ?? problem.message);
  if (!isMapping(value)) {
    const said = 'error: error validating "manifest.yaml": error validating data: invalid object to validate; if you choose to ignore these errors, turn validation off with --validate=false';
    return [{ refusal: { stage: 'yaml', causes: [], message: said }, unchecked: false }];
  }
  const gvk = splitRootGvk(value);
  if (gvk !== undefined && isList(value, server.schemas, gvk)) {
    return listItems(value, gvk).map((item) => objectResult(server, item, duplicates));
  }
  return [objectResult(server, value, duplicates)];
}

function objectResult({ schemas, validation }: ServerRules, object: unknown, duplicates: readonly string[]): ObjectResult {
  const refusal = decodingVerdict(schemas, object, duplicates);
  if (refusal !== undefined) return { refusal, unchecked: false };
  const decoded = object as KubeObject;
  const gvk = { ...splitApiVersion(decoded.apiVersion), kind: decoded.kind };
  const result = validation?.check(decoded, gvk, schemas.version);
  return { ...result, unchecked: result?.refusal === undefined && validation?.covers(gvk) !== true };
}

/** The text cannot be turned into JSON. Duplicate keys can, and `...` only hides what follows. */
function yamlRefusal(document: YamlDocument): Refusal | undefined {
  const problem = document.problems.find((entry) => entry.code !== 'duplicate-key' && entry.code !== 'document-end');
  if (problem === undefined) return undefined;
  return { stage: 'yaml', causes: [], message: `error: error parsing manifest.yaml: ${problem.serverMessage ?? problem.message}` };
}
