import { expect, test } from 'vitest';
import { withoutVarying } from '../testing/replay.ts';
import { POD, shell } from '../testing/commands.ts';

const running = () => {
  const all = shell(POD);
  all.cluster.advance(5);
  return all;
};

// https://kubernetes.io/docs/reference/kubectl/generated/kubectl_events/
test('events of a namespace, the latest last', async () => {
  const lines = withoutVarying(await running().run('kubectl events')).split('\n');
  expect(lines[0]).toBe('LAST SEEN TYPE REASON OBJECT MESSAGE');
  expect(lines.slice(1, -1).map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
    'AGE Normal Scheduled Pod/web', 'AGE Normal Pulled Pod/web', 'AGE Normal Created Pod/web', 'AGE Normal Started Pod/web',
  ]);
});

test('of one object, of some types, of all namespaces', async () => {
  const { run } = running();
  expect((await run('kubectl events --for pod/web --types=normal --no-headers')).split('\n')).toHaveLength(5);
  expect(await run('kubectl events --for deploy/web')).toBe('No events found in default namespace.\n');
  expect(await run('kubectl events --types=Warning -A')).toBe('No events found.\n');
  expect(await run('kubectl events -A')).toMatch(/^NAMESPACE +LAST SEEN +TYPE/);
  expect(JSON.parse(await run('kubectl events -o json'))).toMatchObject({ kind: 'EventList', apiVersion: 'v1' });
});

test('as they happen', async () => {
  const { cluster, run } = shell();
  cluster.clock.after(1, () => cluster.apply(POD));
  const printed = await run('kubectl events -w', { interruptAfter: 5 });
  expect(printed.split('\n').map((line) => line.split(/ +/)[2])).toEqual(['TYPE', 'Scheduled', 'Pulled', 'Created', 'Started', undefined, undefined]);
});

test.each([
  ['--for web', '--for must be in resource/name form'],
  ['--for a/b/c', 'arguments in resource/name form may not have more than one slash'],
  ['--for nosuch/x', 'the server doesn\'t have a resource type "nosuch"'],
  ['--types=Bad', 'valid --types are Normal or Warning'],
])('events %s', async (flags, message) => {
  expect(await shell().run(`kubectl events ${flags}`)).toBe(`error: ${message}\n? 1\n`);
});
