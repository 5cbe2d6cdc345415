import { expect, it } from 'vitest';
import { printKyaml } from './kyaml.ts';

it('prints as kubectl 1.36 was recorded to', () => {
  const object = {
    apiVersion: 'v1',
    items: [{
      metadata: {
        annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{"apiVersion":"v1"}\n' },
        generation: 1, labels: { rank: '2' },
      },
      spec: { containers: [{ name: 'main', resources: {} }], tolerations: [{ key: 'a' }, { key: 'b' }] },
      status: { lastProbeTime: null },
    }],
    kind: 'List',
  };
  expect(printKyaml(object)).toBe(String.raw`---
{
  apiVersion: "v1",
  items: [{
    metadata: {
      annotations: {
        kubectl.kubernetes.io/last-applied-configuration: "\
           {\"apiVersion\":\"v1\"}\n\
          ",
      },
      generation: 1,
      labels: {
        rank: "2",
      },
    },
    spec: {
      containers: [{
        name: "main",
        resources: {},
      }],
      tolerations: [{
        key: "a",
      }, {
        key: "b",
      }],
    },
    status: {
      lastProbeTime: null,
    },
  }],
  kind: "List",
}
`);
});

// Rule: https://kubernetes.io/docs/reference/encodings/kyaml/
it('quotes keys that could be misread, and gives each scalar of a list its line', () => {
  expect(printKyaml({ no: 'x', '1': 2, 'a b': ['x', 1] })).toBe('---\n{\n  "1": 2,\n  "a b": [\n    "x",\n    1,\n  ],\n  "no": "x",\n}\n');
});
