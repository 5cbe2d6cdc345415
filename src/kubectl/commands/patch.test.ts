import { expect, test } from 'vitest';
import { DEPLOYMENT, shell } from '../testing/commands.ts';

test('--local patches a file without a server', async () => {
  const { files, run } = shell();
  files['a.yaml'] = DEPLOYMENT;
  const replicas = async (flags: string): Promise<string> => run(`kubectl patch --local -f a.yaml ${flags} -o jsonpath='{.spec.replicas}'`);
  expect(await replicas(`-p '{"spec":{"replicas":5}}'`)).toBe('5');
  expect(await replicas(`--type=merge -p 'spec: {replicas: 6}'`)).toBe('6');
  expect(await replicas(`--type=JSON -p '[{"op":"replace","path":"/spec/replicas","value":7}]'`)).toBe('7');
  expect(await run(`kubectl patch --local deploy/web -p '{}'`)).toBe('error: cannot specify --local and server resources\n? 1\n');
});

test('a dry run on the client', async () => {
  const { cluster, run } = shell(DEPLOYMENT);
  expect(await run(`kubectl patch deploy web --dry-run=client -p '{"spec":{"replicas":7}}'`)).toBe('deployment.apps/web patched (dry run)\n');
  expect(cluster.get('deployments', 'web')['spec'].replicas).toBe(2);
});

test('patches that cannot be read', async () => {
  const { run } = shell(DEPLOYMENT);
  // The first as recorded with kubectl 1.36: the server reads what begins with a brace.
  expect(await run(`kubectl patch deploy web -p '{"spec":{"replicas":1}'`)).toBe('Error from server (BadRequest): unexpected end of JSON input\n? 1\n');
  expect(await run(`kubectl patch deploy nosuch -p '{"spec":'`)).toBe('Error from server (NotFound): deployments.apps "nosuch" not found\n? 1\n');
  expect(await run(`kubectl patch deploy web -p 'a: {b'`)).toBe(`error: unable to parse "a: {b": yaml: line 1: did not find expected ',' or '}'\n? 1\n`);
});
