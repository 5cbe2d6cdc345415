import { expect, test } from 'vitest';
import { fakeContext } from './testing/fake-context.ts';
import { runLine } from './testing/session.ts';

const run = async (line: string) => {
  const { output, status } = await runLine(line, fakeContext());
  return `${output}${status}`;
};

test('a command that kubectl has and this one does not', async () => {
  expect(await run('kubectl kuberc view')).toBe('error: kubectl kuberc view is not simulated here\n1');
});

// Recorded with kubectl 1.36.
test('flags that kubectl insists on', async () => {
  expect(await run('kubectl create deployment web')).toBe('error: required flag(s) "image" not set\n1');
  expect(await run('kubectl scale deployment api-deploy')).toBe('error: required flag(s) "replicas" not set\n1');
  expect(await run('kubectl create cronjob x')).toBe('error: required flag(s) "image", "schedule" not set\n1');
});

test('flags may stand before the command and within it', async () => {
  expect(await run('kubectl -n dev config --kubeconfig /home/learner/.kube/config current-context')).toBe('docker-desktop\n0');
});

test('a flag that is unknown to kubectl itself', async () => {
  expect(await run('kubectl --nosuch')).toBe("error: unknown flag: --nosuch\nSee 'kubectl --help' for usage.\n1");
});

test('a flag before a word that is no command', async () => {
  expect(await run('kubectl --namespace dev gte pods')).toBe('Error: flags cannot be placed before plugin name: --namespace\n1');
});

test('a timeout that is none', async () => {
  expect(await run('kubectl api-versions --request-timeout=soon')).toContain('error: Invalid timeout value.');
  expect(await run('kubectl config current-context --request-timeout=2s -v=3')).toBe('docker-desktop\n0');
});
