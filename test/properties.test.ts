import { array, assert, constantFrom, nat, property, record, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodingVerdict } from '../src/kube/decoding-verdict.ts';
import { applyDefaults } from '../src/kube/defaulting/apply.ts';
import { splitApiVersion, type GroupVersionKind } from '../src/kube/gvk.ts';
import type { KubeObject } from '../src/kube/object.ts';
import { checkObject } from '../src/kube/schema/check-object.ts';
import { schemaSet } from '../src/kube/schema/schema-set.ts';
import { validateObject } from '../src/kube/validation/validate.ts';
import { verdict } from '../src/kube/verdict.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../src/kube/version.ts';
import { wholeExcerpt } from '../src/text/excerpt.ts';
import { createSource } from '../src/text/source.ts';
import { parseYaml } from '../src/text/yaml/parse.ts';
import { mutated, mutations, values } from './support/arbitrary-mutations.ts';
import { readCorpus } from './support/corpus.ts';

/** The same inputs in every run. */
const SEED = 3;
/** For a busy machine; alone, each of these takes a second or two. */
const TIMEOUT = 30_000;

const schemas = schemaSet(DEFAULT_KUBERNETES_VERSION, { customResources: false });

function objectsOf(manifest: string): KubeObject[] {
  const { documents } = parseYaml(wholeExcerpt(createSource('manifest.yaml', manifest)));
  return documents.map(({ value }) => value).filter((value): value is KubeObject => typeof value === 'object' && value !== null);
}

function gvkOf(object: KubeObject): GroupVersionKind {
  return { ...splitApiVersion(object.apiVersion), kind: object.kind };
}

const cases = readCorpus();
/** What gets past decoding, so that changes to it reach validation. */
const decoded = cases.filter(({ stage }) => stage === null || stage === 'validation').flatMap(({ manifest }) => objectsOf(manifest));

/** The fields of an object by their paths, without the places in lists. */
function fieldsOf(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldsOf(item, path));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) => fieldsOf(item, `${path}.${key}`));
}

const seenFields = new Set<string>();
/** As many objects as it takes to have every field of the corpus. */
const everyField = decoded.filter((object) => {
  const fresh = fieldsOf(object, object.kind).filter((field) => !seenFields.has(field));
  fresh.forEach((field) => seenFields.add(field));
  return fresh.length > 0;
});

/** What the server takes, one object at a time. */
const valid = cases.filter(({ verdict: said }) => said === 'accepted').flatMap(({ manifest }) => objectsOf(manifest)).filter(({ kind }) => kind !== 'List');

/** Integers beyond 2^53 are numbers without quotes in a manifest. */
function manifestOf(object: unknown): string {
  return JSON.stringify(object, (_, value: unknown) => (typeof value === 'bigint' ? { bigint: String(value) } : value))
    .replaceAll(/\{"bigint":"(-?\d+)"\}/g, '$1');
}

/** Everything that is asked of an object: none of it may throw. What passes decoding is defaulted and validated. */
function askEverything(object: unknown): void {
  for (const rules of ['enforced', 'published'] as const) {
    for (const { message, path } of checkObject(schemas, object, { rules })) expect([typeof message, Array.isArray(path)]).toEqual(['string', true]);
  }
  const answer = verdict(manifestOf(object) ?? 'null');
  expect(answer.verdict === 'accepted').toBe(answer.message === null);
  if (decodingVerdict(schemas, object, []) !== undefined) return;
  const before = structuredClone(object);
  for (const { path, message } of validateObject(object as KubeObject, gvkOf(object as KubeObject))) {
    expect(path.steps().length).toBeGreaterThan(0);
    expect(message).not.toMatch(/undefined|\[object|NaN/);
  }
  expect(object).toEqual(before);
}

describe('no object stops the validator', () => {
  it('whatever JSON it is', () => {
    assert(property(values, askEverything), { seed: SEED, numRuns: 500 });
  });

  it('whatever stands in the fields of a kind', () => {
    const kinds = constantFrom(...new Map(decoded.map((object) => [`${object.apiVersion} ${object.kind}`, object])).values());
    const objects = tuple(kinds, record({ metadata: values, spec: values, data: values, rules: values }, { requiredKeys: [] }))
      .map(([{ apiVersion, kind }, fields]) => ({ apiVersion, kind, ...fields }));
    assert(property(objects, askEverything), { seed: SEED, numRuns: 500 });
  });

  it('however a manifest of the corpus is changed', () => {
    assert(property(constantFrom(...decoded), mutations, (object, changes) => askEverything(mutated(object, changes))), { seed: SEED, numRuns: 4000 });
  }, TIMEOUT);
});

/** A copy with the keys of all mappings in another order, which `order` chooses. */
function reordered<T>(value: T, order: readonly number[]): T {
  if (Array.isArray(value)) return value.map((item) => reordered(item, order)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry], index) => ({ key, entry, rank: order[index % order.length]! }));
  entries.sort((a, b) => a.rank - b.rank);
  return Object.fromEntries(entries.map(({ key, entry }) => [key, reordered(entry, order)])) as T;
}

/** What decoding and validation say of an object; nothing when it is valid. */
function complaints(object: KubeObject): unknown[] {
  const refusal = decodingVerdict(schemas, object, []);
  if (refusal !== undefined) return [refusal.message];
  return validateObject(object, gvkOf(object)).map(({ path, message }) => `${path.toString()}: ${message}`);
}

const MEGABYTE = 2 ** 20;

function long(piece: string): string {
  return piece.repeat(MEGABYTE / piece.length);
}

function pod(container: object): object {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { containers: [{ name: 'a', image: 'b', ...container }] } };
}

function cronJob(schedule: string): object {
  const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'b' }] } };
  return { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'a' }, spec: { schedule, jobTemplate: { spec: { template } } } };
}

describe('a text of a megabyte is read in one go', () => {
  it.each([
    ['a name', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: long('a.') } }],
    ['a name of hyphens', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `a${long('-')}` } }],
    ['an image', pod({ image: `${long('a-')}!` })],
    ['an amount', pod({ resources: { limits: { cpu: long('9') } } })],
    ['a fraction', pod({ resources: { limits: { cpu: `0.${long('9')}` } } })],
    ['a field path', pod({ env: [{ name: 'a', valueFrom: { fieldRef: { fieldPath: long('metadata.labels[') } } }] })],
    ['a field path with subscripts', pod({ env: [{ name: 'a', valueFrom: { fieldRef: { fieldPath: long("['a") } } }] })],
    ['a schedule', cronJob(`${long('1,')}1 * * * *`)],
    ['a duration', cronJob(`@every ${long('1h')}`)],
    ['an address', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { clusterIP: long('1:'), ports: [{ port: 80 }] } }],
    ['Base64', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, data: { a: long('YWFh') } }],
  ])('%s', (_, object) => expect(['accepted', 'rejected']).toContain(verdict(JSON.stringify(object)).verdict));
});

/** Every copy of a value in which one text, or one key, is `name`. */
function* renamedEverywhere(value: unknown, name: string): Generator<unknown> {
  if (typeof value === 'string') yield name;
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) for (const other of renamedEverywhere(item, name)) yield value.with(index, other);
    return;
  }
  const entries = Object.entries(value);
  for (const [index, [key, item]] of entries.entries()) {
    yield Object.fromEntries(entries.with(index, [name, item]));
    for (const other of renamedEverywhere(item, name)) yield Object.fromEntries(entries.with(index, [key, other]));
  }
}

describe('names that every object of JavaScript has', () => {
  it.each(['__proto__', 'constructor'])('%s is a text like any other', (name) => {
    const changed = everyField.flatMap((object) => [...renamedEverywhere(object, name)]);
    expect(changed.length).toBeGreaterThan(everyField.length);
    changed.forEach(askEverything);
  }, TIMEOUT);
});

describe('an integer beyond 2^53', () => {
  it('is shown with all its digits, inside an object as well', () => {
    const spec = 'accessModes: [ReadWriteOnce], hostPath: {path: /data}, capacity: {cpu: 9007199254740993}';
    const { message } = verdict(`{apiVersion: v1, kind: PersistentVolume, metadata: {name: a}, spec: {${spec}}}`);
    expect(message).toContain('Unsupported value: {"cpu":9007199254740993}');
  });

  it('may stand in the schema of a custom resource', () => {
    const integer = '{type: integer, maximum: 9007199254740993, enum: [9007199254740993], default: 9007199254740993}';
    const version = `name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {a: ${integer}}}}`;
    const spec = `group: example.com, scope: Namespaced, names: {plural: ships, kind: Ship}, versions: [{${version}}]`;
    const text = `{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: ships.example.com}, spec: {${spec}}}`;
    expect(verdict(text)).toMatchObject({ verdict: 'accepted' });
  });
});

describe('a manifest that the server takes', () => {
  it('stays valid when its keys stand in another order', () => {
    const orders = array(nat(), { minLength: 7, maxLength: 13 });
    assert(property(constantFrom(...valid), orders, (object, order) => {
      expect(complaints(reordered(object, order))).toEqual([]);
    }), { seed: SEED, numRuns: 2000 });
  });

  it('stays valid when its defaults are written out', () => {
    for (const object of valid) expect([object.kind, object.metadata?.name, complaints(applyDefaults(object, gvkOf(object)))]).toEqual([object.kind, object.metadata?.name, []]);
  });

  it('has no further defaults once they are written out', () => {
    for (const object of valid) {
      const written = applyDefaults(object, gvkOf(object));
      expect(applyDefaults(written, gvkOf(object))).toEqual(written);
    }
  });
});
