import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { folderWith } from '../testing/memory-io.ts';
import { realContext, realStage } from './real-stage.ts';

/** Puts a stand-in for kubectl before everything else on the path. */
function withKubectl(script: string): void {
  const folder = folderWith({ kubectl: `#!/bin/sh\n${script}\n` });
  chmodSync(join(folder, 'kubectl'), 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
  onTestFinished(() => void vi.unstubAllEnvs());
}

test.each(['docker-desktop', 'kind-kind', 'minikube', 'k3d-dev', 'rancher-desktop', 'orbstack', 'colima'])('%s looks like a cluster of this computer', async (name) => {
  withKubectl(`echo ${name}`);
  expect(await realContext(undefined, false)).toBe(name);
});

test('another context is refused, unless it is named or insisted on', async () => {
  withKubectl('echo prod-eu');
  await expect(realContext(undefined, false)).rejects.toThrow('drydock run: the current context is "prod-eu", which does not look like a cluster on your own computer');
  expect(await realContext(undefined, true)).toBe('prod-eu');
  expect(await realContext('staging', false)).toBe('staging');
});

test('plays in a folder of its own, with a copy of the kubeconfig, and lists objects', async () => {
  withKubectl([
    'case "$*" in',
    '"config view"*) echo "current-context: kind-kind" ;;',
    '*api-resources*) printf "pods\\nevents\\nconfigmaps\\n" ;;',
    '*"get pods,configmaps"*) printf "Pod default web\\nNamespace <none> default\\n" ;;',
    '*) cat "$KUBECONFIG"; ls ;;',
    'esac',
  ].join('\n'));
  const stage = await realStage('kind-kind', { 'pod.yaml': 'kind: Pod\n' });
  onTestFinished(() => stage.close());
  expect(await stage.run('kubectl get pods')).toEqual({ status: 0, text: 'current-context: kind-kind\npod.yaml\n', endless: false });
  expect(await stage.objects()).toEqual(['Namespace default', 'Pod default/web']);
  expect((await stage.runBeside('sleep 30', { before: 0.05, commands: ['echo seen > seen.txt'], between: 0, interruptAfter: 0.05 })).status).toBe(130);
  expect((await stage.run('cat seen.txt')).text).toBe('seen\n');
});
