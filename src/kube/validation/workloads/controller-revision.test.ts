import { expect, test } from 'vitest';
import { said } from '../testing/said.ts';
import { validateControllerRevision } from './controller-revision.ts';

const revision = { apiVersion: 'apps/v1', kind: 'ControllerRevision', metadata: { name: 'demo' } };

// `ValidateControllerRevision`.
test('a revision has data and a number', () => {
  expect(said(validateControllerRevision, { ...revision, data: {}, revision: 1 })).toEqual([]);
  expect(said(validateControllerRevision, { ...revision, revision: -1 })).toEqual([
    'data: Required value: data is mandatory',
    'revision: Invalid value: -1: must be greater than or equal to 0',
  ]);
});
