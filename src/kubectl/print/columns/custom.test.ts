import { expect, it } from 'vitest';
import { printerFor, renderTable } from '../table.ts';
import { printerColumns } from './custom.ts';

const NOW = Date.parse('2026-11-21T03:10:00Z');
const RESOURCE = { group: 'ml.example.com', kind: 'Training' };
const CRD = { spec: { versions: [{ name: 'v1', additionalPrinterColumns: [
  { name: 'Model', type: 'string', jsonPath: '.spec.model' }, { name: 'Epochs', type: 'integer', jsonPath: '.spec.epochs', priority: 1 },
  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
] }, { name: 'v1beta1' }] } };
const IRIS = { apiVersion: 'ml.example.com/v1', kind: 'Training', metadata: { name: 'iris', creationTimestamp: '2026-11-21T03:10:00Z' }, spec: { model: 'iris-net', epochs: 10 } };

// As recorded with kubectl 1.36.
it('prints the columns of a custom resource', () => {
  const printer = printerFor(RESOURCE, printerColumns(CRD, 'v1'));
  expect(renderTable(printer, [IRIS], { now: NOW, wide: false })).toBe('NAME   MODEL      AGE\niris   iris-net   0s\n');
  expect(renderTable(printer, [IRIS], { now: NOW, wide: true })).toBe('NAME   MODEL      EPOCHS   AGE\niris   iris-net   10       0s\n');
});

it('prints the age of one that has no columns', () => {
  expect(renderTable(printerFor(RESOURCE, printerColumns(CRD, 'v1beta1')), [IRIS], { now: NOW, wide: false })).toBe('NAME   AGE\niris   0s\n');
});

// Rule: `cellForJSONValue` of apiextensions-apiserver.
it('leaves a place empty where the value is missing or of another type', () => {
  const columns = [
    { name: 'N', type: 'integer', jsonPath: '.spec.model' }, { name: 'Float', type: 'number', jsonPath: '.spec.rate' }, { name: 'On', type: 'boolean', jsonPath: '.spec.on' },
    { name: 'When', type: 'date', jsonPath: '.spec.model' }, { name: 'Map', type: 'string', jsonPath: '.spec.map' }, { name: 'None', type: 'string', jsonPath: '.spec.nosuch.x' },
    { name: 'Bad', type: 'string', jsonPath: '.spec.model[0]' },
  ];
  const object = { ...IRIS, spec: { model: 'iris-net', rate: 0.5, on: false, map: { a: 1 } } };
  expect(printerFor(RESOURCE, columns).cells(object, { now: NOW, wide: false })).toEqual(['iris', '', '0.5', 'false', '<invalid>', '{"a":1}', '', '']);
});
