import { createSource } from '../text/source.ts';
import { wholeExcerpt } from '../text/excerpt.ts';
import { parseYaml } from '../text/yaml/parse.ts';
import type { YamlDocument } from '../text/yaml/types.ts';
import { decodingVerdict, splitRootGvk } from './decoding-verdict.ts';
import { splitApiVersion } from './gvk.ts';
import type { KubeObject } from './object.ts';
import { isList, listItems } from './schema/check-object.ts';
import { schemaSet, type SchemaSet } from './schema/schema-set.ts';
import { isMapping } from './schema/scalars.ts';
import { validationVerdict } from './validation-verdict.ts';
import { hasValidation } from './validation/validate.ts';
import { DEFAULT_KUBERNETES_VERSION, type KubernetesVersion } from './version.ts';
import type { Refusal, Verdict, VerdictStage } from './verdict-types.ts';

export type { Verdict, VerdictCause, VerdictStage } from './verdict-types.ts';

export interface VerdictOptions {
  version?: KubernetesVersion;
  /** Also know the bundled custom resources; a fresh server knows none. */
  customResources?: boolean;
}

/**
 * What `kubectl create` with strict validation makes of a text on a server in its default
 * configuration. A text of several documents is rejected when one of them is; `stage` is that of the
 * first that fails. Values of kinds that have no validation here, custom resources among them, are not
 * looked at in full, and `unchecked` says so.
 */
export function verdict(text: string, options: VerdictOptions = {}): Verdict {
  const schemas = schemaSet(options.version ?? DEFAULT_KUBERNETES_VERSION, { customResources: options.customResources ?? false });
  const { documents } = parseYaml(wholeExcerpt(createSource('manifest.yaml', text)));
  const results = documents.flatMap((document) => documentResults(document, schemas));
  if (results.length === 0) return rejected([{ stage: 'yaml', causes: [], message: 'error: no objects passed to create' }], []);
  const refusals: Refusal[] = [];
  for (const [index, { refusal }] of results.entries()) {
    if (refusal === undefined) continue;
    const causes = results.length > 1 ? refusal.causes.map((cause) => ({ ...cause, document: index })) : refusal.causes;
    refusals.push({ ...refusal, causes });
  }
  const unchecked: VerdictStage[] = results.some((result) => result.unchecked) ? ['validation'] : [];
  if (refusals.length > 0) return rejected(refusals, unchecked);
  return { verdict: 'accepted', stage: null, causes: [], message: null, unchecked };
}

/** What becomes of one object: a refusal, or it passes, perhaps without being validated in full. */
interface ObjectResult {
  refusal?: Refusal;
  unchecked: boolean;
}

function rejected(refusals: readonly Refusal[], unchecked: VerdictStage[]): Verdict {
  return {
    verdict: 'rejected',
    stage: refusals[0]!.stage,
    causes: refusals.flatMap((refusal) => refusal.causes),
    message: refusals.map((refusal) => refusal.message).join('\n'),
    unchecked,
  };
}

/** One result for each object of a document; none for an empty document. */
function documentResults(document: YamlDocument, schemas: SchemaSet): ObjectResult[] {
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
  if (gvk !== undefined && isList(value, schemas, gvk)) {
    return listItems(value, gvk).map((item) => objectResult(schemas, item, duplicates));
  }
  return [objectResult(schemas, value, duplicates)];
}

function objectResult(schemas: SchemaSet, object: unknown, duplicates: readonly string[]): ObjectResult {
  const refusal = decodingVerdict(schemas, object, duplicates);
  if (refusal !== undefined) return { refusal, unchecked: false };
  const decoded = object as KubeObject;
  const gvk = { ...splitApiVersion(decoded.apiVersion), kind: decoded.kind };
  const invalid = validationVerdict(decoded, gvk, schemas.version);
  return { refusal: invalid, unchecked: invalid === undefined && !hasValidation(gvk) };
}

/** The text cannot be turned into JSON. Duplicate keys can, and `...` only hides what follows. */
function yamlRefusal(document: YamlDocument): Refusal | undefined {
  const problem = document.problems.find((entry) => entry.code !== 'duplicate-key' && entry.code !== 'document-end');
  if (problem === undefined) return undefined;
  return { stage: 'yaml', causes: [], message: `error: error parsing manifest.yaml: ${problem.serverMessage ?? problem.message}` };
}
