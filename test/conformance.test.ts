import { afterAll, describe, expect, test } from 'vitest';
import { checkObject } from '../src/kube/schema/check-object.ts';
import { schemaSet } from '../src/kube/schema/schema-set.ts';
import { verdict } from '../src/kube/verdict.ts';
import { wholeExcerpt } from '../src/text/excerpt.ts';
import { createSource } from '../src/text/source.ts';
import { parseYaml } from '../src/text/yaml/parse.ts';
import { formatFieldPath } from '../src/text/field-path.ts';
import { readCorpus, type CorpusCase } from './support/corpus.ts';

const corpus = readCorpus();

/** Stages that come before validation. */
const EARLY = new Set(['yaml', 'unknown-kind', 'strict-decoding']);
const early = corpus.filter((entry) => EARLY.has(entry.stage ?? ''));
const accepted = corpus.filter((entry) => entry.verdict === 'accepted' || entry.needs_cluster_state === true);
const figures = { early: early.length, stage: 0, fields: 0, message: 0, accepted: accepted.length };

/** Order and repetition of causes carry no meaning. */
function causeSet(causes: CorpusCase['causes']): string[] {
  return [...new Set(causes.map(({ document, type, field }) => `${document ?? ''} ${type} ${field}`))].sort();
}

afterAll(() => {
  const rows = Object.entries(figures).map(([name, count]) => `  ${name.padEnd(10)}${count}`);
  process.stdout.write(`conformance, cases that agree with the server:\n${rows.join('\n')}\n`);
});

describe('what is refused before validation', () => {
  test.each(early.map((entry) => [entry.id, entry] as const))('%s', (_, entry) => {
    const result = verdict(entry.manifest);
    expect(result).toMatchObject({ verdict: entry.verdict, stage: entry.stage });
    figures.stage += 1;
    expect(causeSet(result.causes)).toEqual(causeSet(entry.causes));
    figures.fields += 1;
    expect(result.message).toBe(entry.message);
    figures.message += 1;
  });
});

describe('what the server takes, or refuses only when it validates, is not refused before', () => {
  // The second of these documents is refused earlier than its first, which fails validation.
  const late = corpus.filter((entry) => !EARLY.has(entry.stage ?? '') && entry.id !== 'multi/both-invalid');

  test.each(late.map((entry) => [entry.id, entry] as const))('%s', (_, entry) => {
    expect(EARLY).not.toContain(verdict(entry.manifest).stage);
  });
});

describe('schemas raise no false alarm', () => {
  const schemas = schemaSet('1.36');

  test.each(accepted.map((entry) => [entry.id, entry] as const))('%s', (_, entry) => {
    const { documents } = parseYaml(wholeExcerpt(createSource(entry.id, entry.manifest)));
    const issues = documents.flatMap(({ value }) => (value === undefined || value === null ? [] : checkObject(schemas, value)));
    // Endpoints are deprecated and still work.
    expect(issues.filter((issue) => issue.code !== 'deprecated-api')).toEqual([]);
  });

  test('a missing field or a value outside a closed set is always something the server refuses', () => {
    const wrong = corpus
      .filter((entry) => entry.stage === 'validation')
      .flatMap((entry) => {
        const { documents } = parseYaml(wholeExcerpt(createSource(entry.id, entry.manifest)));
        const fields = entry.causes.map((cause) => cause.field);
        return documents
          .flatMap(({ value }) => checkObject(schemas, value))
          .filter((issue) => issue.code === 'missing-field' || issue.code === 'not-in-enum')
          // The server may name the object around the field, or what is missing inside it.
          .filter((issue) => !fields.some((field) => isNear(field, formatFieldPath(issue.path))))
          .map((issue) => `${entry.id}: ${formatFieldPath(issue.path)}, the server names ${fields.join(', ')}`);
      });
    expect(wrong).toEqual([]);
  });
});

function isNear(field: string, path: string): boolean {
  const parent = path.slice(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('[')));
  const last = path.slice(path.lastIndexOf('.') + 1);
  return field === path || field.startsWith(`${path}.`) || field === parent || field === `${parent.replace(/\.\w+\[\d+\]$/, '')}.${last}`;
}
