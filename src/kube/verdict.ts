import { createSource } from '../text/source.ts';
import { wholeExcerpt } from '../text/excerpt.ts';
import { parseYaml } from '../text/yaml/parse.ts';
import type { YamlDocument } from '../text/yaml/types.ts';
import { decodingVerdict, splitRootGvk } from './decoding-verdict.ts';
import { isList, listItems } from './schema/check-object.ts';
import { schemaSet, type SchemaSet } from './schema/schema-set.ts';
import { isMapping } from './schema/walk.ts';
import { DEFAULT_KUBERNETES_VERSION, type KubernetesVersion } from './version.ts';
import type { Refusal, Verdict } from './verdict-types.ts';

export type { Verdict, VerdictCause, VerdictStage } from './verdict-types.ts';

export interface VerdictOptions {
  version?: KubernetesVersion;
  /** Also know the bundled custom resources; a fresh server knows none. */
  customResources?: boolean;
}

/**
 * What `kubectl create` with strict validation makes of a text on a server in its default
 * configuration. A text of several documents is rejected when one of them is; `stage` is that of the
 * first that fails. Whether the values are valid (`validation`) is not looked at for built-in kinds,
 * and `unchecked` says so.
 */
export function verdict(text: string, options: VerdictOptions = {}): Verdict {
  const schemas = schemaSet(options.version ?? DEFAULT_KUBERNETES_VERSION, { customResources: options.customResources ?? false });
  const { documents } = parseYaml(wholeExcerpt(createSource('manifest.yaml', text)));
  const results = documents.flatMap((document) => documentResults(document, schemas));
  if (results.length === 0) return rejected([{ stage: 'yaml', causes: [], message: 'error: no objects passed to create' }], false);
  const refusals: Refusal[] = [];
  for (const [index, refusal] of results.entries()) {
    if (refusal === undefined) continue;
    const causes = results.length > 1 ? refusal.causes.map((cause) => ({ ...cause, document: index })) : refusal.causes;
    refusals.push({ ...refusal, causes });
  }
  const somePassed = refusals.length < results.length;
  if (refusals.length > 0) return rejected(refusals, somePassed);
  return { verdict: 'accepted', stage: null, causes: [], message: null, unchecked: ['validation'] };
}

function rejected(refusals: readonly Refusal[], somePassed: boolean): Verdict {
  return {
    verdict: 'rejected',
    stage: refusals[0]!.stage,
    causes: refusals.flatMap((refusal) => refusal.causes),
    message: refusals.map((refusal) => refusal.message).join('\n'),
    unchecked: somePassed ? ['validation'] : [],
  };
}

/** One result for each object of a document: a refusal, or `undefined`; none for an empty document. */
function documentResults(document: YamlDocument, schemas: SchemaSet): (Refusal | undefined)[] {
  const broken = yamlRefusal(document);
  if (broken !== undefined) return [broken];
  const { value } = document;
  if (value === undefined || value === null) return [];
  const duplicates = document.problems.filter((problem) => problem.code === 'duplicate-key').map((problem) => problem.serverMessage ?? problem.message);
  if (!isMapping(value)) {
    const said = 'error: error validating "manifest.yaml": error validating data: invalid object to validate; if you choose to ignore these errors, turn validation off with --validate=false';
    return [{ stage: 'yaml', causes: [], message: said }];
  }
  const gvk = splitRootGvk(value);
  if (gvk !== undefined && isList(value, schemas, gvk)) {
    return listItems(value, gvk).map((item) => decodingVerdict(schemas, item, duplicates));
  }
  return [decodingVerdict(schemas, value, duplicates)];
}

/** The text cannot be turned into JSON. Duplicate keys can, and `...` only hides what follows. */
function yamlRefusal(document: YamlDocument): Refusal | undefined {
  const problem = document.problems.find((entry) => entry.code !== 'duplicate-key' && entry.code !== 'document-end');
  if (problem === undefined) return undefined;
  return { stage: 'yaml', causes: [], message: `error: error parsing manifest.yaml: ${problem.serverMessage ?? problem.message}` };
}
