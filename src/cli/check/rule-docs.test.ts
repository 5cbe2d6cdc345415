import { expect, test } from 'vitest';
import { rules } from '../../rules/registry.ts';
import { ruleDocs } from './rule-docs.ts';

const rule = { id: 'yaml/tab', severity: 'error', summary: 'A tab.', why: 'Why.', source: 'https://yaml.org/spec/1.2.2/', check() {} } as const;

test('leads to the page that a rule was made from, or to the rule on the site where that is known', () => {
  expect(ruleDocs([rule], {})[0]).toEqual({ id: 'yaml/tab', severity: 'error', summary: 'A tab.', why: 'Why.', helpUri: rule.source });
  expect(ruleDocs([rule], { DRYDOCK_SITE: 'https://example.org/', DRYDOCK_BASE: '/course/' })[0]!.helpUri).toBe(
    'https://example.org/course/rules/yaml/tab/',
  );
  expect(ruleDocs([{ ...rule, source: 'the specification' }], {})[0]).not.toHaveProperty('helpUri');
});

test('knows every rule once', () => {
  const ids = ruleDocs(rules, {}).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('input/nothing-checked');
});
