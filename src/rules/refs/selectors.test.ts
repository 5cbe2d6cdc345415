import { describe, expect, test } from 'vitest';
import { formatLabels, hasPlaceholder, LabelIndex, likeness, selects } from './selectors.ts';

describe('selects', () => {
  test.each([
    [{ app: 'api' }, { app: 'api', tier: 'web' }, true],
    [{ app: 'api', tier: 'web' }, { app: 'api' }, false],
    [{ app: 'api' }, { app: 'web' }, false],
    [{}, { app: 'api' }, false],
    [{ toString: 'x' }, {}, false],
  ])('%o and %o: %s', (selector, labels, expected) => {
    expect(selects(selector as Record<string, string>, labels as Record<string, string>)).toBe(expected);
    const one = { labels: labels as Record<string, string> };
    expect(new LabelIndex([one]).selectedBy(selector as Record<string, string>)).toEqual(expected ? [one] : []);
  });
});

test('labels that were meant are more alike than others', () => {
  const selector = { app: 'api' };
  expect(likeness(selector, { app: 'api-server' })).toBeGreaterThan(likeness(selector, { app: 'web' }));
  expect(likeness(selector, { run: 'api' })).toBeGreaterThan(likeness(selector, { app: 'web' }));
  expect(likeness(selector, { run: 'web' })).toBe(0);
});

test('labels as kubectl writes them, and placeholders', () => {
  expect(formatLabels({ app: 'api', tier: 'web' })).toBe('app=api,tier=web');
  expect(hasPlaceholder({ app: '<name>' })).toBe(true);
  expect(hasPlaceholder({ 'app.kubernetes.io/name': 'api' })).toBe(false);
});
