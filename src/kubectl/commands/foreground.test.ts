import { beforeEach, describe, expect, test } from 'vitest';
import { testCluster, type TestCluster } from '../../cluster/testing/cluster.ts';
import { clusterContext } from '../testing/cluster-context.ts';
import type { FakeContext } from '../testing/fake-context.ts';
import { runLine } from '../testing/session.ts';

// Commands that stay in the foreground or reach into containers. What they print follows the sources of kubectl 1.36.

const NOTICE = `All commands and output from this session will be recorded in container logs, including credentials and sensitive information passed through the command prompt.
If you don't see a command prompt, try pressing enter.
`;

let cluster: TestCluster;
let context: FakeContext;
const run = (line: string): ReturnType<typeof runLine> => runLine(line, context);

beforeEach(async () => {
  cluster = testCluster({ unknownImages: 'missing' });
  context = clusterContext(cluster, { files: { 'a.txt': 'hello\n', 'conf/x': '1\n', 'conf/sub/y': '2\n' }, interruptAfter: 5 });
  await run('kubectl run box --image=busybox:1.36 -- sleep 1000');
  cluster.advance(3);
});

describe('exec', () => {
  test('shows what the command writes', async () => {
    expect(await run('kubectl exec box -- echo hi')).toMatchObject({ output: 'hi\n', status: 0 });
    expect(await run('kubectl exec -it box -- sh -c "sleep 2; echo late"')).toMatchObject({ output: 'late\n', status: 0 });
  });

  test('ends as the command ends', async () => {
    expect(await run('kubectl exec box -- sh -c "exit 3"')).toMatchObject({ output: 'command terminated with exit code 3\n', status: 3 });
  });

  test('asks whether the user may', async () => {
    expect((await run('kubectl exec box --as=ana -- ls')).output).toBe('Error from server (Forbidden): pods "box" is forbidden: User "ana" cannot get resource "pods" in API group "" in the namespace "default"\n');
    await run('kubectl create role r --verb=get --resource=pods');
    await run('kubectl create rolebinding rb --role=r --user=ana');
    expect((await run('kubectl exec box --as=ana -- ls')).output).toBe('Error from server (Forbidden): pods "box" is forbidden: User "ana" cannot create resource "pods/exec" in API group "" in the namespace "default"\n');
  });
});

describe('logs -f', () => {
  test('ends when the container ends', async () => {
    await run('kubectl run once --image=busybox:1.36 --restart=Never -- sh -c "echo start; sleep 3; echo end"');
    cluster.advance(2);
    expect(await run('kubectl logs -f once --prefix')).toMatchObject({ output: '[pod/once/once] start\n[pod/once/once] end\n', status: 0 });
  });

  test('is ended by Ctrl-C', async () => {
    expect(await run('kubectl logs -f box')).toMatchObject({ output: '', status: 130 });
  });
});

describe('run in the foreground', () => {
  test('shows what the container writes and removes the pod', async () => {
    const { output, status } = await run('kubectl run t --rm -i --image=busybox:1.36 --restart=Never -- echo hello');
    expect(output).toBe(`${NOTICE}hello\npod "t" deleted from default namespace\n`);
    expect(status).toBe(0);
  });

  test('ends with the status of the container', async () => {
    const { output, status } = await run('kubectl run t --attach --image=busybox:1.36 --restart=Never -- sh -c "echo a; exit 4"');
    expect(output).toBe(`${NOTICE}a\npod default/t terminated (Error)\n`);
    expect(status).toBe(4);
  });
});

describe('port-forward', () => {
  test('listens on both addresses until Ctrl-C', async () => {
    expect(await run('kubectl port-forward pod/box 8080:80')).toMatchObject({ output: 'Forwarding from 127.0.0.1:8080 -> 80\nForwarding from [::1]:8080 -> 80\n', status: 130 });
  });

  test('tells of connections, and of a pod that is gone', async () => {
    cluster.clock.after(1, () => void cluster.network.local().connect('localhost', 8080));
    cluster.clock.after(2, () => cluster.remove('pods', 'box'));
    context = clusterContext(cluster);
    const { output, status } = await run('kubectl port-forward pod/box 8080:80');
    expect(output.replace(/^E.*portforward/m, 'E portforward')).toBe(`Forwarding from 127.0.0.1:8080 -> 80
Forwarding from [::1]:8080 -> 80
Handling connection for 8080
E portforward.go:385] error reading error stream: lost connection to pod
error: lost connection to pod
`);
    expect(status).toBe(1);
  });

  test('a Service leads to the port of its pods', async () => {
    await run('kubectl expose pod box --name=front --port=80 --target-port=8000');
    expect((await run('kubectl port-forward svc/front 9000:80')).output).toContain('Forwarding from 127.0.0.1:9000 -> 8000\n');
    expect((await run('kubectl port-forward svc/front 9000:81')).output).toBe('error: Service front does not have a service port 81\n');
  });
});

describe('cp', () => {
  test('takes files and folders into a container and back', async () => {
    expect(await run('kubectl cp a.txt box:/tmp/b.txt')).toMatchObject({ output: '', status: 0 });
    expect((await run('kubectl exec box -- cat /tmp/b.txt')).output).toBe('hello\n');
    await run('kubectl cp conf box:/tmp');
    await run('kubectl cp default/box:/tmp/conf back');
    expect(context.files.read('back/sub/y')).toBe('2\n');
  });

  test('a file that is not there', async () => {
    expect((await run('kubectl cp box:/nope x')).status).toBe(1);
  });
});

test('debug copies a pod', async () => {
  const { output } = await run('kubectl debug box --copy-to=box-debug --image=busybox:1.36 -c tools --share-processes -- sleep 5');
  expect(output).toBe('');
  const copy = cluster.get('pods', 'box-debug');
  expect(copy['spec']).toMatchObject({ shareProcessNamespace: true, containers: [{ name: 'box' }, { name: 'tools', command: ['sleep', '5'] }] });
  expect(copy.metadata.labels).toBeUndefined();
});
