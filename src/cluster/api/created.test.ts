import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createSource } from '../../text/source.ts';
import { wholeExcerpt } from '../../text/excerpt.ts';
import { parseYaml } from '../../text/yaml/parse.ts';
import type { Decoded, KubeObject } from '../../kube/object.ts';
import { testCluster } from '../testing/cluster.ts';

/** Manifests, and what an API server 1.36 answered to `kubectl create -f … -o yaml`. */
const FOLDER = join(import.meta.dirname, '../../../test/defaults');

function read(file: string): KubeObject {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  return parseYaml(wholeExcerpt(createSource(file, text))).documents[0]!.value as KubeObject;
}

/** Words that only a run can know are compared by their shape. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'UID'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, 'TIME'],
  [/10\.96\.\d+\.\d+/g, 'ADDRESS'],
  [/kube-api-access-[a-z0-9]{5}/g, 'TOKEN'],
];

function shaped(object: Decoded): Decoded {
  const { resourceVersion: _version, managedFields: _managers, ...metadata } = object.metadata;
  const text = SHAPES.reduce((said, [pattern, name]) => said.replace(pattern, name), JSON.stringify({ ...object, metadata }));
  return JSON.parse(text.replace(/"nodePort":3\d{4}/g, '"nodePort":30000'));
}

describe('what is stored is what a server stores', () => {
  const kinds = readdirSync(FOLDER).filter((file) => file.endsWith('.created.yaml')).map((file) => file.slice(0, -'.created.yaml'.length));
  test.each(kinds)('%s', (kind) => {
    const manifest = read(`${kind}.yaml`);
    const cluster = testCluster();
    const resource = cluster.server.registry.forKind(manifest.apiVersion, manifest.kind)!;
    const namespace = resource.namespaced ? (manifest.metadata?.namespace ?? 'default') : undefined;
    const { object } = cluster.client().create({ resource, namespace }, manifest, { fieldValidation: 'Strict' });
    expect(shaped(object)).toEqual(shaped(read(`${kind}.created.yaml`)));
  });
});
