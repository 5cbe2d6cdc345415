import { describe, expect, test } from 'vitest';
import { fieldLabel } from './generic.ts';
import { described } from './testing/described.ts';

describe('fieldLabel', () => {
  // The first ones as kubectl 1.36 printed them; `respectPDBs` as in kubernetes/kubernetes#135683.
  test.each([
    ['apiVersion', 'API Version'],
    ['uid', 'UID'],
    ['dnsPolicy', 'Dns Policy'],
    ['jsonPath', 'Json Path'],
    ['openAPIV3Schema', 'openAPIV3Schema'],
    ['x-kubernetes-preserve-unknown-fields', 'X - Kubernetes - Preserve - Unknown - Fields'],
    ['terminationGracePeriodSeconds', 'Termination Grace Period Seconds'],
    ['respectPDBs', 'Respect PDBs'],
    ['kubernetes.io/os', 'kubernetes.io/os'],
    ['', ''],
  ])('%s is shown as %s', (field, label) => {
    expect(fieldLabel(field)).toBe(label);
  });
});

describe('values of custom resources', () => {
  test('are written as Go prints them', () => {
    const text = described(`
apiVersion: example.com/v1
kind: Thing
metadata: {name: t, managedFields: [{manager: kubectl}]}
spec: {ratio: 0.5, tiny: 0.00001, huge: 1234567.5, count: 1000000, live: false, none: null, rows: [[1, 2], [a]], empty: {}}
`);
    expect(text).toContain(
      'Spec:\n  Count:  1000000\n  Empty:\n  Huge:   1.2345675e+06\n  Live:   false\n  None:   <nil>\n  Ratio:  0.5\n' +
        '  Rows:\n    [1 2]\n    [a]\n  Tiny:  1e-05\n',
    );
    expect(text).not.toContain('Managed');
    expect(text).toContain('Namespace:    \n');
  });
});
