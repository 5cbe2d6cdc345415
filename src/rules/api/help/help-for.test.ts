import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseFieldPath } from '../../../text/field-path.ts';
import { Path } from '../../../kube/validation/path.ts';
import type { FieldError, FieldErrorType } from '../../../kube/validation/field-error.ts';
import { helpFor } from './help-for.ts';
import { slug } from './slug.ts';

/** An error as the server reports it. */
function errorOf(field: string, message: string, type: FieldErrorType = 'FieldValueInvalid'): FieldError {
  const [first, ...rest] = parseFieldPath(field);
  const path = rest.reduce<Path>((at, step) => (typeof step === 'number' ? at.index(step) : at.child(step)), Path.root(String(first)));
  return { type, path, message };
}

const help = (field: string, message: string, object: unknown = { kind: 'Deployment' }): string | undefined => helpFor(object, errorOf(field, message));

/** Fields and messages as a 1.36 API server reports them. */
describe('why, and what to write', () => {
  test.each([
    ['metadata.name', 'Invalid value: "Api_Svc": a lowercase RFC 1123 label must consist of …', 'write api-svc'],
    ['metadata.name', 'Invalid value: "ApiSvc": a lowercase RFC 1123 subdomain must consist of …', 'write api-svc'],
    ['metadata.labels', 'Invalid value: "team a": a valid label must be an empty string or …', 'write team-a; free text belongs into an annotation'],
    ['spec.selector', 'Invalid value: "my api": a valid label must be an empty string or …', 'write my-api'],
    ['spec.rules[0].host', 'Invalid value: "https://api.example.com": a lowercase RFC 1123 subdomain must …', 'write api.example.com'],
    ['metadata.generateName', 'Invalid value: "import_": a lowercase RFC 1123 subdomain must consist of …', 'write import-'],
    ['spec.containers[0].resources.requests', 'Invalid value: "2": must be less than or equal to cpu limit of 1', 'raise limits.cpu to 2 at least, or lower requests.cpu to 1 at most'],
    ['spec.containers[0].resources.limits[ram]', 'Invalid value: "ram": must be a standard resource for containers', 'did you mean memory?'],
    ['spec.containers[0].ports[0].name', 'Invalid value: "http_api": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)', 'write http-api'],
    ['spec.ingress[0].ports[0].port', 'Invalid value: "8080": must contain at least one letter (a-z)', 'write 8080 without quotes'],
    ['spec.ports[0].nodePort', 'Invalid value: 8080: provided port is not in the valid range. The range of valid ports is 30000-32767', 'the nodes keep 30000-32767 for Services'],
    ['spec.containers[0].livenessProbe', 'Required value: must specify a handler type', 'write one of httpGet, tcpSocket, grpc and exec'],
    ['spec.schedule', 'Invalid value: "0 30 3 * * *": expected exactly 5 fields, found 6: [0 30 3 * * *]', 'write "30 3 * * *"'],
    ['spec.schedule', 'Invalid value: "every 5 minutes": expected exactly 5 fields, found 3: [every 5 minutes]', 'write "*/5 * * * *"'],
    ['spec.template.spec.restartPolicy', 'Unsupported value: "Never": supported values: "Always"', 'for work that comes to an end, write a Job'],
    ['spec.minAvailable', 'Invalid value: "50": a valid percent string must be a numeric string …', 'write 50 without quotes for a number of Pods, or "50%" for a share'],
    ['spec.rules[0].http.paths[0].path', 'Invalid value: "api": must be an absolute path', 'write /api'],
    ['spec.ingress[0].from[0].ipBlock.cidr', 'Invalid value: "10.0.0.1": must be a valid CIDR value, (e.g. …)', 'write 10.0.0.1/32 for a single one'],
    ['spec.accessModes', 'Unsupported value: "RWO": supported values: "ReadOnlyMany", "ReadWriteOnce"', 'write ReadWriteOnce'],
    ['subjects[0].apiGroup', 'Unsupported value: "x": supported values: ""', 'delete apiGroup'],
    ['data[my key]', "Invalid value: \"my key\": a valid config key must consist of …", 'write my-key'],
    ['spec.a.b', 'Unsupported value: "delete": supported values: "Delete", "Retain"', 'write Delete'],
    ['spec.a.b', 'Unsupported value: "Zzz": supported values: "Delete", "Retain"', 'write one of Delete, Retain'],
  ])('%s: %s', (field, message, part) => {
    expect(help(field, message)).toContain(part);
  });

  test('the volumes that there are', () => {
    const pod = { kind: 'Pod', spec: { volumes: [{ name: 'data' }, { name: 'cache' }], containers: [{ volumeMounts: [{ name: 'dta' }, { name: 'zzz' }] }] } };
    const field = 'spec.containers[0].volumeMounts[0].name';
    expect(help(field, 'Not found: "dta"', pod)).toBe('a mount names one of the volumes of its Pod; did you mean data?');
    expect(help(field, 'Not found: "zzz"', pod)).toBe('a mount names one of the volumes of its Pod: data, cache; write one of them, or add a volume zzz');
    expect(help(field, 'Not found: "zzz"', { kind: 'Pod' })).toBe('a mount names one of the volumes of its Pod, and this one has none; add a volume zzz to volumes');
  });

  test('the labels that the selector asks for', () => {
    const deployment = { kind: 'Deployment', spec: { selector: { matchLabels: { app: 'web', tier: 'front' } }, template: { metadata: { labels: { app: 'web' } } } } };
    expect(help('spec.template.metadata.labels', 'Invalid value: {"app":"web"}: `selector` does not match template `labels`', deployment)).toContain(
      'such as tier: front in the labels of the template',
    );
  });

  test('nothing, where only the server’s words are known', () => {
    expect(help('spec.a.b', 'Invalid value: 1: no such thing')).toBeUndefined();
  });
});

describe('a name made of a text', () => {
  test.each([
    ['My App', {}, 'my-app'],
    ['--a__b--', {}, 'a-b'],
    ['apiServer', {}, 'api-server'],
    ['a.b', {}, 'a-b'],
    ['a.-b.', { dots: true }, 'a.b'],
    ['größe', {}, undefined],
    ['!!!', {}, undefined],
    ['abcdef', { max: 5 }, undefined],
  ])('%s', (text, options, name) => {
    expect(slug(text, options)).toBe(name);
  });
});

test('every error that recorded verdicts name has a help', () => {
  const folder = join(import.meta.dirname, '../../../../test/conformance');
  const cases = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { kind: string; stage: string | null; causes: { field: string; type: string; message: string }[] }[]);
  const causes = cases.filter(({ stage }) => stage === 'validation').flatMap(({ kind, causes: list }) => list.filter(({ type }) => type.startsWith('FieldValue')).map((cause) => ({ kind, ...cause })));
  expect(causes.length).toBeGreaterThan(300);
  const without = causes.filter(({ kind, field, type, message }) => helpFor({ kind }, errorOf(field, message, type as FieldErrorType)) === undefined);
  // What the schemas say, schema/missing-field explains.
  expect(without.filter(({ message }) => message !== 'Required value').map(({ field, message }) => `${field}: ${message}`)).toEqual([]);
});
