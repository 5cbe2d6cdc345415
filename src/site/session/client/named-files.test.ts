import { expect, test } from 'vitest';
import { isNamed } from './named-files.ts';

test.each([
  'kubectl apply -f pod.yaml',
  'kubectl apply -f ./pod.yaml',
  'kubectl apply --filename=pod.yaml',
  'kubectl create configmap web --from-file=site=pod.yaml',
  'kubectl apply -f service.yaml,pod.yaml',
  'cat "pod.yaml" | kubectl apply -f -',
  'kubectl apply -f - <pod.yaml',
  'kubectl apply -f .',
])('%s names pod.yaml', (command) => {
  expect(isNamed('pod.yaml', command)).toBe(true);
});

test.each(['kubectl get pod', 'kubectl apply -f old-pod.yaml', 'kubectl apply -f app/pod.yaml', ''])('%s does not', (command) => {
  expect(isNamed('pod.yaml', command)).toBe(false);
});

test('a folder names what is in it, and no folder whose name begins alike', () => {
  expect(isNamed('app/main.py', 'docker build -t api app/')).toBe(true);
  expect(isNamed('app/main.py', 'kubectl apply -f ./app')).toBe(true);
  expect(isNamed('apple/main.py', 'kubectl apply -f app')).toBe(false);
});
