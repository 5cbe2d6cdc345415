import { expect, test } from 'vitest';
import type { KubernetesVersion } from '../../kube/version.ts';
import { parseLesson } from '../../lesson/parse.ts';
import { createSource } from '../../text/source.ts';
import { checkLesson } from '../check.ts';

/** The schema rules that report something of a manifest, checked against a release. */
function rulesFound(yaml: string, kubernetesVersion: KubernetesVersion): string[] {
  const { findings } = checkLesson(parseLesson(createSource('a.yaml', yaml)), { kubernetesVersion });
  return findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('schema/'));
}

const STATEFUL_SET = `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: store
spec:
  selector:
    matchLabels:
      app: store
  template:
    metadata:
      labels:
        app: store
    spec:
      containers:
      - name: store
        image: redis:8.2
`;

test('a field that was required is mentioned only for the releases in which it is not', () => {
  expect(rulesFound(STATEFUL_SET, '1.36')).toEqual(['schema/required-before']);
  expect(rulesFound(STATEFUL_SET, '1.33')).toEqual(['schema/required-before']);
  expect(rulesFound(STATEFUL_SET, '1.32')).toEqual([]);
});

test('Endpoints are deprecated since 1.33', () => {
  const endpoints = 'apiVersion: v1\nkind: Endpoints\nmetadata:\n  name: a\n';
  expect(rulesFound(endpoints, '1.32')).toEqual([]);
  expect(rulesFound(endpoints, '1.33')).toEqual(['schema/deprecated-api']);
});

test('a field is known from the release that brought it', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  hostnameOverride: a\n  containers:\n  - name: a\n    image: b:1\n';
  expect(rulesFound(pod, '1.33')).toEqual(['schema/unknown-field']);
  expect(rulesFound(pod, '1.34')).toEqual([]);
});
