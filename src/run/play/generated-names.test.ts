import { expect, test } from 'vitest';
import { GeneratedNames } from './generated-names.ts';

const PRESENT = ['ReplicaSet default/web-86df4679bc', 'Pod default/web-86df4679bc-8n824', 'Pod default/db-0', 'ConfigMap default/web-settings'];
const objects = async (): Promise<string[]> => PRESENT;

test('a name that was printed stands for the one that was printed in its place', async () => {
  const names = new GeneratedNames();
  names.learn([{ kind: 'same', text: 'web-5cc885d596-2vc4m   1/1', printed: 'web-86df4679bc-txndv   1/1' }]);
  expect(await names.translate('kubectl logs web-5cc885d596-2vc4m', objects)).toBe('kubectl logs web-86df4679bc-txndv');
});

test.each([
  ['kubectl describe pod web-5cc885d596-2vc4m', 'kubectl describe pod web-86df4679bc-8n824'],
  ['kubectl rollout undo rs/web-5cc885d596', 'kubectl rollout undo rs/web-86df4679bc'],
  ['kubectl get pod db-0 web-settings', 'kubectl get pod db-0 web-settings'],
  ['kubectl describe pod web-86df4679bc-8n824', 'kubectl describe pod web-86df4679bc-8n824'],
  ['kubectl get pod other-5cc885d596-2vc4m', 'kubectl get pod other-5cc885d596-2vc4m'],
])('%s', async (typed, now) => {
  expect(await new GeneratedNames().translate(typed, objects)).toBe(now);
});

test('what was printed can be written with the names that a page uses; a pod that it does not name gets its ReplicaSet\'s', () => {
  const names = new GeneratedNames();
  names.learn([{ kind: 'same', text: 'web-5cc885d596-2vc4m   1/1', printed: 'web-86df4679bc-txndv   1/1' }]);
  expect(names.asWritten('web-86df4679bc-txndv web-86df4679bc-8n824 web-86df4679bc db-0')).toBe('web-5cc885d596-2vc4m web-5cc885d596-8n824 web-5cc885d596 db-0');
});

test('the hash of a template is also the value of a label', async () => {
  const names = new GeneratedNames();
  names.learn([{ kind: 'same', text: 'web-5cc885d596-2vc4m   1/1', printed: 'web-86df4679bc-txndv   1/1' }]);
  expect(names.asWritten('web-86df4679bc-txndv   app=web,pod-template-hash=86df4679bc')).toBe('web-5cc885d596-2vc4m   app=web,pod-template-hash=5cc885d596');
  expect(await names.translate('kubectl get pods -l pod-template-hash=5cc885d596', objects)).toBe('kubectl get pods -l pod-template-hash=86df4679bc');
});
