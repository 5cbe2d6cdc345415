import { describe, expect, test } from 'vitest';
import { matchesLabels, selects } from './selector.ts';

const labels = { environment: 'production', tier: 'frontend' };

const expression = (key: string, operator: string, ...values: string[]) => ({ matchExpressions: [{ key, operator, values }] });

/** Rule: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors */
describe('selectors', () => {
  test.each([
    [{}, true],
    [undefined, true],
    [{ tier: 'frontend' }, true],
    [{ tier: 'backend' }, false],
    [{ tier: 'frontend', partition: 'a' }, false],
  ])('the pairs %o', (selector, expected) => expect(matchesLabels(selector, labels)).toBe(expected));

  test.each([
    [undefined, false],
    [{}, true],
    [{ matchLabels: { tier: 'frontend' } }, true],
    [expression('environment', 'In', 'production', 'qa'), true],
    [expression('tier', 'NotIn', 'frontend', 'backend'), false],
    // "and all resources with no labels with the tier key"
    [expression('partition', 'NotIn', 'a'), true],
    [expression('partition', 'In', 'a'), false],
    [expression('partition', 'Exists'), false],
    [expression('partition', 'DoesNotExist'), true],
    [expression('tier', 'Exists'), true],
    [{ matchLabels: { tier: 'frontend' }, ...expression('environment', 'In', 'qa') }, false],
    [expression('constructor', 'Exists'), false],
  ])('%o', (selector, expected) => expect(selects(selector, labels)).toBe(expected));

  test('an object without labels', () => {
    expect(selects(expression('tier', 'DoesNotExist'), undefined)).toBe(true);
    expect(selects({ matchLabels: { tier: 'frontend' } }, undefined)).toBe(false);
  });
});
