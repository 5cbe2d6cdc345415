import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../findings/finding.ts';
import { asFarAsCertain } from './certain.ts';

const at = { message: 'it is so', file: 'a.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 };
const elsewhere = { related: [{ file: 'b.yaml', line: 3, message: 'there' }] };
const here = { related: [{ file: 'a.yaml', line: 3, message: 'there' }] };

function severities(finding: Finding): string[] {
  return asFarAsCertain(finding).map(({ severity }) => severity);
}

describe('what is certain in a workspace that is not finished', () => {
  test.each(['yaml/syntax', 'schema/unknown-field', 'api/invalid'])('%s stays as it is', (rule) => {
    expect(severities({ ...at, rule, severity: 'error' })).toEqual(['error']);
  });

  test('what a file says by itself stays an error', () => {
    expect(severities({ ...at, ...here, rule: 'refs/service-target-port', severity: 'error' })).toEqual(['error']);
    expect(severities({ ...at, rule: 'refs/probe-port', severity: 'error' })).toEqual(['error']);
  });

  test('between files nothing is an error, and advice is left out', () => {
    expect(severities({ ...at, ...elsewhere, rule: 'refs/service-target-port', severity: 'error' })).toEqual(['warning']);
    expect(severities({ ...at, ...elsewhere, rule: 'refs/hpa-target', severity: 'warning' })).toEqual(['warning']);
    expect(severities({ ...at, ...elsewhere, rule: 'refs/selector-overlap', severity: 'info' })).toEqual([]);
    expect(severities({ ...at, ...here, rule: 'refs/selector-overlap', severity: 'info' })).toEqual(['info']);
  });

  test('a Service without pods is a warning, wherever the others stand', () => {
    expect(severities({ ...at, ...here, rule: 'refs/service-selects-nothing', severity: 'error' })).toEqual(['warning']);
  });

  test('sums over files are left out', () => {
    expect(severities({ ...at, ...here, rule: 'refs/quota-exceeded', severity: 'warning' })).toEqual([]);
  });
});
