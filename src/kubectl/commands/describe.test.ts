import { expect, test } from 'vitest';
import { configMap, shell } from '../testing/commands.ts';

const nameLines = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('Name:')).map((line) => line.replace(/^Name: +/, ''));
const TWO = `${configMap('web-a', '1')}---\n${configMap('web-b', '1')}`;

test('objects by the beginning of their names, each with an empty line behind', async () => {
  const { run } = shell(TWO);
  const printed = await run('kubectl describe cm web');
  expect(nameLines(printed)).toEqual(['web-a', 'web-b']);
  expect(printed).toMatch(/BinaryData\n====\n\n\nName: +web-b\n[^]*\n\n$/);
  expect(await run('kubectl describe cm zzz')).toBe('Error from server (NotFound): configmaps "zzz" not found\n? 1\n');
});

test('several objects with two empty lines between', async () => {
  const { files, run } = shell(TWO);
  files['a.yaml'] = TWO;
  const printed = await run('kubectl describe cm web-a web-b');
  expect(printed).toMatch(/BinaryData\n====\n\n\n\nName: +web-b\n/);
  expect(await run('kubectl describe -f a.yaml')).toBe(printed);
  expect(await run('kubectl describe cm web-a nosuch')).toMatch(/^Name: [^]*Error from server \(NotFound\): configmaps "nosuch" not found\n\? 1\n$/);
});

// As recorded with kubectl 1.36.
test('nothing', async () => {
  const { run } = shell();
  expect(await run('kubectl describe pods')).toBe('No resources found in default namespace.\n');
  expect(await run('kubectl describe pods -A')).toBe('No resources found\n');
  expect(await run('kubectl describe')).toBe(
    'error: You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.\n? 1\n');
  expect(await run('kubectl describe nosuchkind')).toBe('error: the server doesn\'t have a resource type "nosuchkind"\n? 1\n');
});

// As `kubectl describe --help` says of --show-events.
test('events are shown of a single object, or where they are asked for', async () => {
  const { run } = shell(TWO);
  expect(await run('kubectl describe cm web-a')).toContain('Events:');
  expect(await run('kubectl describe cm web-a --show-events=false')).not.toContain('Events:');
  expect(await run('kubectl describe cm web-a web-b')).not.toContain('Events:');
  expect(await run('kubectl describe cm web')).not.toContain('Events:');
  expect(await run('kubectl describe cm web --show-events')).toContain('Events:');
});
