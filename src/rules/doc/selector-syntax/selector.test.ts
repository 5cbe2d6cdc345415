import { expect, test } from 'vitest';
import { selectorProblem } from './selector.ts';

// The forms of https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors,
// and those that the tests of labels.Parse list.
test.each(['', 'x=a', 'x=a,y=b', 'x != a', 'x==a', 'x in (a, b)', 'x notin (a,b),y', '!x', 'x,!y', 'x=', 'x in ()', 'x>1', 'example.com/tier=front', 'x in (,a)'])('%s can be read', (selector) => {
  expect(selectorProblem(selector)).toBeUndefined();
});

test.each(['x=a||y=b', 'x==a==b', '!x=a', 'x<a', 'x = a or b', 'x in a', 'x:a', 'x=a,,y=b', 'x=a*', 'x=a,'])('%s cannot', (selector) => {
  expect(selectorProblem(selector)).toBeDefined();
});
