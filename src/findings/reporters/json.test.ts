import { expect, test } from 'vitest';
import { finding, report } from '../testing/report.ts';
import { json } from './json.ts';

test('has the findings in order of place, and the summary of the contract', () => {
  const second = finding({ line: 9, endLine: 9, path: 'spec.ports[0].nodePort' });
  const first = finding({ line: 3, endLine: 3, help: undefined });
  expect(JSON.parse(json({ ...report([second, first]), leftOut: 2 }))).toEqual({
    findings: [{ ...first, help: undefined }, second].map((item) => JSON.parse(JSON.stringify(item))),
    summary: { files: 1, blocks: 34, manifests: 12, commands: 41, errors: 2, warnings: 0 },
  });
});

test('writes the keys of a finding in one order, and no unset ones', () => {
  const { rule, ...rest } = finding();
  const [written] = JSON.parse(json(report([{ ...rest, rule }]))).findings;
  expect(Object.keys(written)).toEqual(
    ['rule', 'severity', 'message', 'file', 'line', 'column', 'endLine', 'endColumn', 'help'],
  );
});

test('is valid JSON for any text', () => {
  const message = 'quote " backslash \\ lone \ud800 control \u0001';
  expect(JSON.parse(json(report([finding({ message })]))).findings[0].message).toBe(message);
});
