import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readExamples } from '../../rules/testing/example.ts';
import { runRules } from '../../rules/run/rules.ts';
import { createSource } from '../../text/source.ts';
import { playPage } from './play-file.ts';

const RULES = join(import.meta.dirname, '../../rules');

describe.each(runRules.map(({ id }) => id))('the examples of %s', (id) => {
  test.each(readExamples(join(RULES, id)).map((example) => [example.name, example] as const))('%s', async (name, { text, bad, expect: expected }) => {
    const { findings } = await playPage(createSource(name, text), { seed: 1, version: '1.36' });
    expect(findings.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual(expected);
    expect(findings.map(({ rule }) => rule)).toEqual(bad ? [id] : []);
  });
});
