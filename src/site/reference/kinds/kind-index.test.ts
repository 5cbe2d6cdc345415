import { describe, expect, test } from 'vitest';
import { lessonOf } from '../testing/lesson-of.ts';
import { kindIndex } from './kind-index.ts';

const block = (yaml: string, attributes = ''): string => `\`\`\`yaml ${attributes}\n${yaml.trim()}\n\`\`\``;

const DEPLOYMENT = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: eta
  labels: {app: eta}
spec:
  selector:
    matchLabels: {app: eta}
  template:
    metadata:
      labels: {app: eta}
    spec:
      containers:
      - name: api
        image: eta:0.1.0
`;
const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: eta\nspec:\n  nodeName: worker\n  containers:\n  - name: api\n    image: eta:0.1.0\n';

function fields(text: string, kind: string): string[] | undefined {
  return kindIndex([lessonOf(1, text)]).builtIn.find((entry) => entry.kind === kind)?.fields.map(({ path }) => path);
}

describe('the index of kinds', () => {
  test('has the fields that are set, without those that only hold others and without keys of the author', () => {
    expect(fields(block(DEPLOYMENT), 'Deployment')).toEqual(['spec.selector.matchLabels', 'spec.template']);
  });

  test('has the fields of a template under the kind that it is a template of', () => {
    expect(fields(block(DEPLOYMENT), 'Pod')).toEqual(['spec.containers.image', 'spec.containers.name']);
    const claim = 'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a}\nspec:\n  volumeClaimTemplates:\n  - metadata: {name: data}\n    spec:\n      accessModes: [ReadWriteOnce]\n';
    expect(fields(block(claim), 'PersistentVolumeClaim')).toEqual(['spec.accessModes']);
  });

  test('has metadata once for all kinds', () => {
    const { metadata } = kindIndex([lessonOf(1, block(DEPLOYMENT))]);
    expect(metadata.map(({ path }) => path)).toEqual(['metadata.labels', 'metadata.name']);
  });

  test('says of each field where each lesson has it first', () => {
    const { builtIn } = kindIndex([lessonOf(1, block(POD)), lessonOf(2, `${block(DEPLOYMENT, 'hidden')}\n\n${block(POD)}\n\n${block(POD)}`)]);
    const [pod] = builtIn;
    expect(pod?.fields[2]).toMatchObject({ path: 'spec.nodeName', places: [{ anchor: 'block-1' }, { anchor: 'block-2' }] });
    expect(builtIn.map(({ kind }) => kind)).toEqual(['Pod']);
  });

  test('says what a kind is, and in which lessons an object of it is described', () => {
    const [pod] = kindIndex([lessonOf(1, block(DEPLOYMENT)), lessonOf(2, block(POD))]).builtIn.slice(1);
    expect(pod).toMatchObject({ id: 'pod', apiVersion: 'v1', description: expect.stringMatching(/^Pod is a .*\.$/) });
    expect(pod?.places.map(({ lesson }) => lesson.number)).toEqual([2]);
  });

  test('leaves out what is wrong on purpose', () => {
    const page = block(POD.replace('nodeName', 'nodeNames'), 'fails="unknown field"');
    expect(kindIndex([lessonOf(1, page)]).builtIn).toEqual([]);
  });

  test('keeps kinds apart that are not of Kubernetes, known or not', () => {
    const page = block('apiVersion: harbour.example.com/v1\nkind: Berth\nmetadata: {name: a}\nspec: {length: 3}');
    expect(kindIndex([lessonOf(1, page)])).toMatchObject({ builtIn: [], added: [{ kind: 'Berth', description: '', fields: [] }] });
  });
});
