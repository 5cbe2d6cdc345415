import { expect, test } from 'vitest';
import { DRAWN_KINDS } from '../../lesson/components/diagram-objects.ts';
import { diagramOf } from './read.ts';

test('what drydock check takes for drawable is drawn', () => {
  const { leftOut } = diagramOf([...DRAWN_KINDS].map((kind) => ({ kind })));
  expect(leftOut).toEqual([]);
});

test.each(['NetworkPolicy', 'Role', 'CronJob'])('%s is not drawn', (kind) => {
  expect(DRAWN_KINDS.has(kind)).toBe(false);
  expect(diagramOf([{ kind }]).leftOut).toEqual([kind]);
});
