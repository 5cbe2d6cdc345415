import { expect, test } from 'vitest';
import { configMap, shell } from '../testing/commands.ts';
import { withoutVarying } from '../testing/replay.ts';

const secret = (value: string): string => `apiVersion: v1\nkind: Secret\nmetadata: {name: token, annotations: {owner: ana}}\nstringData: {key: ${value}}\n`;

// The values as recorded with kubectl 1.36.
test('a secret', async () => {
  const { files, run } = shell(secret('one'));
  files['secret.yaml'] = secret('two');
  expect(withoutVarying(await run('kubectl diff -f secret.yaml'))).toBe(`diff -u -N /tmp/LIVE-N/v1.Secret.default.token /tmp/MERGED-N/v1.Secret.default.token
--- /tmp/LIVE-N/v1.Secret.default.token TIME
+++ /tmp/MERGED-N/v1.Secret.default.token TIME
@@ -1,6 +1,6 @@
 apiVersion: v1
 data:
- key: '*** (before)'
+ key: '*** (after)'
 kind: Secret
 metadata:
 annotations:
? 1
`);
});

test('what would be pruned is shown as gone', async () => {
  const { files, run } = shell();
  files['a.yaml'] = configMap('a', '1', '  labels: {part: x}\n');
  files['b.yaml'] = configMap('b', '1', '  labels: {part: x}\n');
  await run('kubectl apply -f a.yaml -f b.yaml');
  const printed = await run('kubectl diff -f a.yaml --prune -l part=x --prune-allowlist core/v1/ConfigMap');
  expect(printed).toContain('/v1.ConfigMap.default.b\n');
  expect(printed).toContain('-kind: ConfigMap\n');
  expect(printed).not.toContain('v1.ConfigMap.default.a');
});

test('server-side apply, and mistakes', async () => {
  const { files, run } = shell(configMap('a', '1'));
  files['a.yaml'] = configMap('a', '2');
  expect(await run('kubectl diff --server-side --force-conflicts -f a.yaml')).toContain('+  a: "2"\n');
  expect(await run('kubectl diff --force-conflicts -f a.yaml')).toBe('error: --force-conflicts only works with --server-side\n? 2\n');
  expect(await run('kubectl diff a.yaml')).toBe("error: Unexpected args: [a.yaml]\nSee 'kubectl diff -h' for help and examples\n? 2\n");
});
