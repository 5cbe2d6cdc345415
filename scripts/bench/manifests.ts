import { readdirSync, readFileSync } from 'node:fs';
import { wholeExcerpt } from '../../src/text/excerpt.ts';
import { createSource } from '../../src/text/source.ts';
import { parseYaml } from '../../src/text/yaml/parse.ts';
import type { YamlStream } from '../../src/text/yaml/types.ts';
import { splitApiVersion } from '../../src/kube/gvk.ts';
import type { KubeObject } from '../../src/kube/object.ts';
import { checkObject } from '../../src/kube/schema/check-object.ts';
import { schemaSet } from '../../src/kube/schema/schema-set.ts';
import { validateObject } from '../../src/kube/validation/validate.ts';
import { verdict } from '../../src/kube/verdict.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../src/kube/version.ts';
import { count, processorSeconds, runsPerSecond, type Measurement } from './measure.ts';

const CORPUS = new URL('../../test/conformance/', import.meta.url);

interface Case {
  verdict: 'accepted' | 'rejected';
  stage: string | null;
  manifest: string;
}

/** The manifests of the conformance corpus that get past decoding: what people typically write. */
function typicalManifests(): string[] {
  return readdirSync(CORPUS)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, CORPUS), 'utf8')) as Case[])
    .filter((one) => one.stage === null || one.stage === 'validation')
    .map((one) => one.manifest);
}

function parse(text: string): YamlStream {
  return parseYaml(wholeExcerpt(createSource('manifest.yaml', text)));
}

/** A run over so many files is the usual comparison between such tools. */
const FILES = 10_000;

/**
 * Manifests per processor second: one run from text to verdict in which the code is not warm yet, then,
 * again and again: YAML alone, the schema layer and all layers on parsed objects, and text to verdict.
 */
export function measureManifests(): Measurement[] {
  const texts = typicalManifests();
  const lines = texts.reduce((sum, text) => sum + text.split('\n').length, 0);
  const run = processorSeconds(() => {
    for (let file = 0; file < FILES; file += 1) verdict(texts[file % texts.length]!, {});
  });

  const objects = texts.flatMap((text) => parse(text).documents.map((document) => document.value));
  // Lists are taken apart before their items are validated, so they have no place in this figure.
  const single = objects.filter((object): object is KubeObject => typeof object === 'object' && object !== null && !('items' in object));
  const kinds = single.map((object) => ({ ...splitApiVersion(object.apiVersion), kind: object.kind }));
  const schemas = schemaSet(DEFAULT_KUBERNETES_VERSION);

  const parsing = runsPerSecond(() => texts.forEach(parse));
  const checking = runsPerSecond(() => objects.forEach((object) => checkObject(schemas, object)));
  const validating = runsPerSecond(() =>
    single.forEach((object, index) => {
      checkObject(schemas, object);
      validateObject(object, kinds[index]!);
    }),
  );
  const judging = runsPerSecond(() => texts.forEach((text) => verdict(text, {})));
  return [
    { what: `corpus: ${texts.length} manifests, ${(lines / texts.length).toFixed(0)} lines each`, figure: '' },
    { what: 'YAML text to data with positions', figure: `${count(parsing * texts.length)} manifests/s` },
    { what: 'schema layer, parsed objects', figure: `${count(checking * objects.length)} manifests/s` },
    { what: 'all single-object layers, parsed objects', figure: `${count(validating * single.length)} manifests/s` },
    { what: `YAML text to verdict, the first ${count(FILES)}`, figure: `${count(FILES / run)} manifests/s` },
    { what: 'YAML text to verdict', figure: `${count(judging * texts.length)} manifests/s` },
  ];
}
