import { describe, expect, test } from 'vitest';
import type { User } from '../../cluster/api/requests.ts';
import { fakeClient } from '../testing/fake-client.ts';
import { fakeContext, KUBECONFIG } from '../testing/fake-context.ts';
import { runLine, withoutStamps } from '../testing/session.ts';

const run = async (line: string, files: Record<string, string> = {}) => {
  const { output, status } = await runLine(line, fakeContext({ files }));
  return `${withoutStamps(output)}${status}`;
};

// Recorded with kubectl 1.36, of `get pods`, which asks the same server.
test.each([
  ['--context=nosuch', 'Error in configuration: context was not found for specified context: nosuch'],
  ['--cluster=nosuch', 'error: no server found for cluster "nosuch"'],
  ['--user=nosuch', 'error: auth info "nosuch" does not exist'],
  ['--kubeconfig=nosuch.conf', 'error: stat nosuch.conf: no such file or directory'],
])('kubectl %s', async (flag, said) => {
  expect(await run(`kubectl ${flag} api-versions`)).toBe(`${said}\n1`);
});

describe('nobody answers', () => {
  const log = (url: string, dial: string) =>
    `E memcache.go:265] "Unhandled Error" err="couldn't get current server API group list: Get \\"${url}/api?timeout=32s\\": ${dial}"\n`.repeat(5);

  test.each([
    ['--server=127.0.0.1:1', 'http://127.0.0.1:1', '127.0.0.1:1'],
    ['--server=https://127.0.0.1:1', 'https://127.0.0.1:1', '127.0.0.1:1'],
  ])('at %s', async (flag, url, host) => {
    expect(await run(`kubectl api-versions ${flag}`)).toBe(
      `${log(url, `dial tcp ${host}: connect: connection refused`)}The connection to the server ${host} was refused - did you specify the right host or port?\n1`);
  });

  test('where no cluster is configured, or the current context has none', async () => {
    const said = `${log('http://localhost:8080', 'dial tcp 127.0.0.1:8080: connect: connection refused')}The connection to the server localhost:8080 was refused - did you specify the right host or port?\n1`;
    expect(await run('kubectl api-versions', { '/home/learner/.kube/config': '' })).toBe(said);
    expect(await run('kubectl api-versions', { '/home/learner/.kube/config': KUBECONFIG.replace(/clusters:[^]*(?=contexts:)/, '') })).toBe(said);
  });

  test('the log has the format of klog', async () => {
    const context = fakeContext();
    await runLine('kubectl api-versions --server=127.0.0.1:1', context);
    expect(context.printed).toMatch(/^E1121 03:18:02\.\d{6} {4}4321 memcache\.go:265\] /);
  });
});

test('a kubeconfig that is no YAML', async () => {
  expect(await run('kubectl api-versions', { '/home/learner/.kube/config': 'clusters:\n\t- x' })).toBe(
    'error: error loading config file "/home/learner/.kube/config": error converting YAML to JSON: yaml: line 2: found character that cannot start any token\n1');
});

test('whom the server is asked by', async () => {
  const asked: (string | User)[] = [];
  const context = fakeContext();
  const client = { ...fakeClient(), as: (user: User) => (asked.push(user), client) };
  context.connect = (_, credential) => (asked.push(credential), client);
  await runLine('kubectl api-versions --token=abc --as=ana --as-group=students', context);
  await runLine('kubectl api-versions --as=system:serviceaccount:lab:reader', context);
  expect(asked).toEqual([
    'abc', { name: 'ana', groups: ['students', 'system:authenticated'] },
    'Y2VydA==', { name: 'system:serviceaccount:lab:reader', groups: ['system:serviceaccounts', 'system:serviceaccounts:lab', 'system:authenticated'] },
  ]);
});

test('several files: the first that says something wins, and each keeps its own', async () => {
  const other = 'apiVersion: v1\nkind: Config\ncontexts:\n- name: other\n  context: {cluster: docker-desktop, user: docker-desktop, namespace: one}\ncurrent-context: other\n';
  const context = fakeContext({ files: { 'other.yaml': other } });
  context.env = { ...context.env, KUBECONFIG: 'other.yaml:/home/learner/.kube/config:nosuch.yaml' };
  expect((await runLine('kubectl config current-context', context)).output).toBe('other\n');
  await runLine('kubectl config set-context docker-desktop --namespace=two', context);
  await runLine('kubectl config set-context new --cluster=docker-desktop', context);
  expect(context.folder.get('/home/learner/.kube/config')).toContain('namespace: two');
  expect(context.folder.get('other.yaml')).toContain('name: new');
  expect(context.folder.get('other.yaml')).not.toContain('server');
});
