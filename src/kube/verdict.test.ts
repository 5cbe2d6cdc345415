import { describe, expect, test } from 'vitest';
import { verdict } from './verdict.ts';

const GOOD = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: one\n';

const summary = (text: string) => {
  const { stage, causes } = verdict(text);
  return { stage, causes: causes.map(({ document, type, field }) => [document, type, field]) };
};

describe('texts of several documents', () => {
  test('are refused for one of them, which the causes name', () => {
    expect(summary(`${GOOD}---\n${GOOD}dat: {}\n`)).toEqual({ stage: 'strict-decoding', causes: [[1, 'UnknownField', 'dat']] });
  });

  test('empty documents are not counted', () => {
    expect(summary(`---\n# nothing\n---\n${GOOD}dat: {}\n`)).toEqual({ stage: 'strict-decoding', causes: [[undefined, 'UnknownField', 'dat']] });
  });

  test('the stage is that of the first that fails', () => {
    expect(summary(`${GOOD}dat: {}\n---\nkind: Pod\n`).stage).toBe('strict-decoding');
    expect(summary(`kind: Pod\n---\n${GOOD}dat: {}\n`).stage).toBe('unknown-kind');
  });

  test('items of a List count as documents', () => {
    const list = 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: a}\n- apiVersion: v1\n  kind: ConfigMap\n  dat: {}\n';
    expect(summary(list)).toEqual({ stage: 'strict-decoding', causes: [[1, 'UnknownField', 'dat']] });
  });
});

describe('texts without an object', () => {
  test.each(['', '\n\n', '# only a comment\n', '---\n---\n', 'null\n', 'apiVersion: v1\nkind: List\nitems: []\n'])('%j has nothing to create', (text) => {
    expect(verdict(text)).toMatchObject({ verdict: 'rejected', stage: 'yaml', causes: [], message: 'error: no objects passed to create' });
  });

  test.each(['just text\n', '- a\n- b\n', '42\n'])('%j is no object', (text) => {
    expect(verdict(text)).toMatchObject({ verdict: 'rejected', stage: 'yaml', message: expect.stringContaining('invalid object to validate') as string });
  });

  test.each(['a: b: c\n', '\tkind: Pod\n', '{{ .Values }}\n', '\u0000\u0001\u0002', 'a: &a [*a]\n'])('%j cannot be read', (text) => {
    expect(verdict(text)).toMatchObject({ verdict: 'rejected', stage: 'yaml', causes: [] });
  });
});

test('the kinds are those of the release', () => {
  const cidr = 'apiVersion: networking.k8s.io/v1\nkind: ServiceCIDR\nmetadata:\n  name: a\nspec:\n  cidrs: ["10.96.0.0/16"]\n';
  expect(verdict(cidr, { version: '1.32' }).stage).toBe('unknown-kind');
  expect(verdict(cidr, { version: '1.33' }).verdict).toBe('accepted');
});

test('a fresh server knows no custom resources', () => {
  const scaled = 'apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata:\n  name: a\nspec:\n  scaleTargetRef: {name: a}\n  triggers: []\n';
  expect(verdict(scaled).stage).toBe('unknown-kind');
  expect(verdict(scaled, { customResources: true })).toMatchObject({ verdict: 'accepted', unchecked: ['validation'] });
});
