import { readdirSync, readFileSync } from 'node:fs';
import { wholeExcerpt } from '../../src/text/excerpt.ts';
import { createSource } from '../../src/text/source.ts';
import { parseYaml } from '../../src/text/yaml/parse.ts';
import { checkObject } from '../../src/kube/schema/check-object.ts';
import { schemaSet } from '../../src/kube/schema/schema-set.ts';
import { verdict } from '../../src/kube/verdict.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../src/kube/version.ts';
import { count, runsPerSecond, type Measurement } from './measure.ts';

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

/** Manifests per processor second: YAML alone, schema layers on parsed objects, and text to verdict. */
export function measureManifests(): Measurement[] {
  const texts = typicalManifests();
  const lines = texts.reduce((sum, text) => sum + text.split('\n').length, 0);
  const parse = (text: string) => parseYaml(wholeExcerpt(createSource('manifest.yaml', text)));
  const objects = texts.flatMap((text) => parse(text).documents.map((document) => document.value));
  const schemas = schemaSet(DEFAULT_KUBERNETES_VERSION);

  const parsing = runsPerSecond(() => texts.forEach(parse));
  const checking = runsPerSecond(() => objects.forEach((object) => checkObject(schemas, object)));
  const judging = runsPerSecond(() => texts.forEach((text) => verdict(text, {})));
  return [
    { what: `corpus: ${texts.length} manifests, ${(lines / texts.length).toFixed(0)} lines each`, figure: '' },
    { what: 'YAML text to data with positions', figure: `${count(parsing * texts.length)} manifests/s` },
    { what: 'schema layer, parsed objects', figure: `${count(checking * objects.length)} manifests/s` },
    { what: 'YAML text to verdict', figure: `${count(judging * texts.length)} manifests/s` },
  ];
}
