import { expect, test } from 'vitest';
import { fakeContext } from '../testing/fake-context.ts';
import { runLine } from '../testing/session.ts';

test('names of stanzas may hold dots', async () => {
  const context = fakeContext();
  await runLine('kubectl config set clusters.prod.example.com.server https://10.0.0.1:6443', context);
  expect((await runLine('kubectl config get-clusters', context)).output).toBe('NAME\ndocker-desktop\nprod.example.com\n');
  await runLine('kubectl config set clusters.prod.example.com.insecure-skip-tls-verify true', context);
  expect(context.folder.get('/home/learner/.kube/config')).toContain('insecure-skip-tls-verify: true\n    server: https://10.0.0.1:6443');
  await runLine('kubectl config unset clusters.prod.example.com', context);
  expect((await runLine('kubectl config get-clusters', context)).output).toBe('NAME\ndocker-desktop\n');
});

test.each([
  ['set nosuch x', 'error: unable to parse nosuch after [] at api.Config\n'],
  ['set contexts.dev x', 'error: contexts.dev holds several values; set one of its fields, as in contexts.dev.cluster\n'],
  ['unset contexts.nosuch.namespace', 'error: current map key `nosuch` is invalid\n'],
  ['unset contexts.nosuch', 'Property "contexts.nosuch" unset.\n'],
  ['set clusters.a.insecure-skip-tls-verify maybe', 'error: strconv.ParseBool: parsing "maybe": invalid syntax\n'],
])('kubectl config %s', async (words, said) => {
  expect((await runLine(`kubectl config ${words}`, fakeContext())).output).toBe(said);
});

test('a file that is made for the first context', async () => {
  const context = fakeContext();
  const { output } = await runLine('kubectl config --kubeconfig new.conf set-context dev --cluster=c --user=u', context);
  expect(output).toBe('Context "dev" created.\n');
  expect(context.folder.get('new.conf')).toBe(
    'apiVersion: v1\nclusters: null\ncontexts:\n- context:\n    cluster: c\n    user: u\n  name: dev\ncurrent-context: ""\nkind: Config\nusers: null\n');
});

test('a certificate that is taken into the file', async () => {
  const context = fakeContext({ files: { 'ca.crt': 'ca' } });
  await runLine('kubectl config set-cluster c --certificate-authority=ca.crt --embed-certs', context);
  expect(context.folder.get('/home/learner/.kube/config')).toContain('- cluster:\n    certificate-authority-data: Y2E=\n  name: c\n');
  expect((await runLine('kubectl config set-cluster c --certificate-authority=no.crt --embed-certs', context)).output).toContain('no.crt');
});
