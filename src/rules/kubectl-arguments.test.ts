import { describe, expect, test } from 'vitest';
import { readCommands } from '../lesson/shell/read-commands.ts';
import { wholeExcerpt } from '../text/excerpt.ts';
import { createSource } from '../text/source.ts';
import { flagValue, flagValues, readKubectl } from './kubectl-arguments.ts';

function read(text: string) {
  return readKubectl(readCommands(wholeExcerpt(createSource('commands.sh', text)))[0]!.simple[0]!);
}

/** Verb, operands and flags as text. */
function shown(text: string) {
  const command = read(text);
  return command && [command.verb, command.operands.map((word) => word.value), command.flags.map((flag) => `${flag.name}=${flag.value?.value ?? ''}`)];
}

describe('readKubectl', () => {
  test.each([
    ['kubectl apply -f pod.yaml', ['apply', [], ['filename=pod.yaml']]],
    ['kubectl apply -fpod.yaml', ['apply', [], ['filename=pod.yaml']]],
    ['kubectl apply --filename=pod.yaml', ['apply', [], ['filename=pod.yaml']]],
    ['kubectl apply -f=pod.yaml', ['apply', [], ['filename=pod.yaml']]],
    ['kubectl -n shop get pods -o wide -l app=api', ['get', ['pods'], ['namespace=shop', 'output=wide', 'selector=app=api']]],
    ['kubectl logs -f deployment/api', ['logs', ['deployment/api'], ['follow=']]],
    ['kubectl logs -p api -c api', ['logs', ['api'], ['previous=', 'container=api']]],
    ['kubectl exec -it api -- cat /etc/hosts', ['exec', ['api'], ['stdin=', 'tty=']]],
    ['kubectl scale deploy/api --replicas 3', ['scale', ['deploy/api'], ['replicas=3']]],
    ['kubectl create deployment api --image=api:1 --dry-run=client -oyaml', ['create', ['deployment', 'api'], ['image=api:1', 'dry-run=client', 'output=yaml']]],
    ['sudo kubectl get nodes', ['get', ['nodes'], []]],
    ['KUBECONFIG=x kubectl get nodes', ['get', ['nodes'], []]],
    ['watch -n 1 kubectl get pods', ['get', ['pods'], []]],
    ['minikube kubectl -- get pods -A', ['get', ['pods'], ['all-namespaces=']]],
    ['k get po', ['get', ['po'], []]],
    ['kubectl', ['', [], []]],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  test.each(['docker run nginx', 'echo kubectl', 'minikube start'])('%s is another program', (text) => {
    expect(read(text)).toBeUndefined();
  });

  test('what stands behind -- is no flag of kubectl', () => {
    expect(read('kubectl exec api -- curl -f localhost')?.after.map((word) => word.value)).toEqual(['curl', '-f', 'localhost']);
  });

  test('several files in one word are taken apart, each at its place', () => {
    expect(flagValues(read('kubectl apply -f a.yaml,b.yaml -f c.yaml')!, 'filename').map(({ value, range }) => [value, range.start.column])).toEqual([
      ['a.yaml', 18],
      ['b.yaml', 25],
      ['c.yaml', 35],
    ]);
  });

  test('of a flag given twice the last counts', () => {
    expect(flagValue(read('kubectl get pods -n a -n b')!, 'namespace')?.value).toBe('b');
  });
});
