import { expect, test } from 'vitest';
import { complete, wantsFile, wordsOf } from './completion.ts';

const WORDS = ['kubectl', 'get', 'pods', 'pod.yaml', 'service.yaml', '--watch', 'default', 'deployment'];

test('completes the only word that can be meant, and goes on behind it', () => {
  expect(complete('kube', WORDS)).toEqual({ text: 'ctl ', choices: [] });
  expect(complete('kubectl apply -f ser', WORDS)).toEqual({ text: 'vice.yaml ', choices: [] });
  expect(complete('kubectl get pods --w', WORDS)).toEqual({ text: 'atch ', choices: [] });
  expect(complete('ls|kube', WORDS)).toEqual({ text: 'ctl ', choices: [] });
  expect(complete('--filename=ser', WORDS)).toEqual({ text: 'vice.yaml ', choices: [] });
});

test('goes as far as all words agree, and then names them', () => {
  expect(complete('kubectl get po', WORDS)).toEqual({ text: 'd', choices: ['pod.yaml', 'pods'] });
  expect(complete('kubectl get pod', WORDS)).toEqual({ text: '', choices: ['pod.yaml', 'pods'] });
  expect(complete('de', WORDS)).toEqual({ text: '', choices: ['default', 'deployment'] });
});

test('has nothing to say of a word that is whole, unknown or not begun', () => {
  for (const line of ['kubectl', 'kubectl get nosuch', 'kubectl ', '']) expect(complete(line, WORDS)).toEqual({ text: '', choices: [] });
});

test('knows where a file has to stand', () => {
  expect(['kubectl apply -f ', 'kubectl apply -f po', 'kubectl delete --filename=po', 'kubectl apply -f a.yaml,b', 'cat po', 'kubectl apply -f - <po'].map(wantsFile)).toEqual(Array(6).fill(true));
  expect(['kubectl get po', 'kubectl apply -f pod.yaml --dr', 'kubectl logs -f po', 'kubectl describe pod cat'].map(wantsFile)).toEqual(Array(4).fill(false));
});

test('takes words from command lines', () => {
  expect([...wordsOf(['kubectl get pods -l app=eta --watch', "curl -s 'localhost:30001/x'", 'kubectl apply -f app/pod.yaml; sleep 10'])]).toEqual([
    'kubectl', 'get', 'pods', 'app', 'eta', '--watch', 'curl', 'apply', 'app/pod.yaml', 'sleep',
  ]);
});
