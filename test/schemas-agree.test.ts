import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, test } from 'vitest';
import { checkObject } from '../src/kube/schema/check-object.ts';
import { schemaSet } from '../src/kube/schema/schema-set.ts';
import { wholeExcerpt } from '../src/text/excerpt.ts';
import { createSource } from '../src/text/source.ts';
import { parseYaml } from '../src/text/yaml/parse.ts';
import { KUBERNETES_VERSIONS, type KubernetesVersion } from '../src/kube/version.ts';
import { readCorpus } from './support/corpus.ts';
import { mutate } from './support/mutate.ts';
import { seeded } from './support/random.ts';

const SCHEMAS = join(import.meta.dirname, '../schemas');

/** JSON objects of the corpus whose kind has a schema file. */
function corpusObjects(): Record<string, unknown>[] {
  return readCorpus().flatMap(({ id, manifest }) =>
    parseYaml(wholeExcerpt(createSource(id, manifest)))
      .documents.filter(({ problems }) => problems.length === 0)
      .map(({ value }) => value)
      .filter((value): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value))
      .filter((value) => !hasBigInt(value)),
  );
}

function hasBigInt(value: unknown): boolean {
  return typeof value === 'bigint' || (typeof value === 'object' && value !== null && Object.values(value).some(hasBigInt));
}

/** The file that kubeconform would look for. */
function schemaFile(version: KubernetesVersion, object: Record<string, unknown>): string | undefined {
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  const parts = apiVersion.split('/');
  const group = parts.length > 1 ? [parts[0]!.split('.')[0]!] : [];
  const name = `${[kind.toLowerCase(), ...group, parts.at(-1)!].join('-')}.json`;
  const folder = `v${version}.0-standalone-strict`;
  return readdirSync(join(SCHEMAS, folder)).includes(name) ? join(SCHEMAS, folder, name) : undefined;
}

describe.each(KUBERNETES_VERSIONS)('the schema files and the compact table of %s', (version) => {
  const ajv = new Ajv({ strict: false, inlineRefs: false, validateFormats: false });
  const compiled = new Map<string, ValidateFunction>();
  const validator = (file: string): ValidateFunction => {
    let validate = compiled.get(file);
    if (validate === undefined) compiled.set(file, (validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object)));
    return validate;
  };
  const schemas = schemaSet(version, { customResources: false });

  /** Where the two disagree about an object; `undefined` when they do not. */
  const disagreement = (object: unknown, file: string): string | undefined => {
    const validate = validator(file);
    const byFile = validate(object);
    const issues = checkObject(schemas, object, { rules: 'published' }).filter((issue) => issue.code !== 'deprecated-api');
    if (byFile === (issues.length === 0)) return undefined;
    return `${JSON.stringify(object)}\nfile: ${byFile ? 'valid' : JSON.stringify(validate.errors)}\ntable: ${JSON.stringify(issues)}`;
  };

  test('say the same of the corpus and of mutations of it', () => {
    const random = seeded(36);
    let valid = 0;
    let invalid = 0;
    const different: string[] = [];
    for (const object of corpusObjects()) {
      const file = schemaFile(version, object);
      if (file === undefined) continue;
      for (const candidate of [object, mutate(object, random), mutate(mutate(object, random), random)]) {
        const found = disagreement(candidate, file);
        if (found !== undefined) different.push(found);
        if (validator(file)(candidate)) valid += 1;
        else invalid += 1;
      }
    }
    expect(different.slice(0, 5)).toEqual([]);
    // Both answers must have been compared, many times.
    expect(valid).toBeGreaterThan(500);
    expect(invalid).toBeGreaterThan(500);
  });
});
