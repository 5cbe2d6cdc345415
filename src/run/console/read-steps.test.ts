import { expect, test } from 'vitest';
import { readConsole } from '../../lesson/shell/read-console.ts';
import { createSource } from '../../text/source.ts';
import { wholeExcerpt } from '../../text/excerpt.ts';
import { readSteps } from './read-steps.ts';

const SESSION = `# setup: kubectl apply -f deployment.yaml
# wait: 1.5 s
# nothing deployed
$ kubectl apply -f - <<'EOF'
> kind: Pod
> EOF
pod/web created
# while the next command runs, in another terminal: kubectl apply -f pod.yaml; then: kubectl delete -f pod.yaml (the watch is stopped with Ctrl-C)
$ kubectl get pods -w
NAME   READY
# the next command is stopped with Ctrl-C
$ kubectl get pods -w
$ kubectl set env deploy/web --list
\\# deployments/web, container web
? 1
$ kubectl get svc web -o jsonpath='{.spec.clusterIP}'
10.96.0.7
? 0 (no newline at the end of the output)
`;

test('reads commands, their output and status, and what happens besides', () => {
  const source = createSource('session.console', SESSION);
  const steps = readSteps(readConsole(wholeExcerpt(source)), source);
  expect(steps.map(({ kind, command, seconds, expected, status, meanwhile, interrupted, outputLines, noFinalNewline }) =>
    ({ kind, command, seconds, expected, status, meanwhile, interrupted, outputLines, noFinalNewline }))).toMatchObject([
    { kind: 'setup', command: 'kubectl apply -f deployment.yaml', expected: undefined },
    { kind: 'wait', command: '', seconds: 1.5 },
    { kind: 'shown', command: "kubectl apply -f - <<'EOF'\nkind: Pod\nEOF", expected: ['pod/web created'], status: 0, meanwhile: [], outputLines: { from: 7, to: 8 } },
    { command: 'kubectl get pods -w', expected: ['NAME   READY'], status: undefined, meanwhile: ['kubectl apply -f pod.yaml', 'kubectl delete -f pod.yaml'], interrupted: true },
    { command: 'kubectl get pods -w', expected: [], meanwhile: [], interrupted: true, outputLines: { from: 13, to: 13 } },
    { expected: ['# deployments/web, container web'], status: 1 },
    { expected: ['10.96.0.7'], status: 0, noFinalNewline: true },
  ]);
});
