import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../lesson/parse.ts';
import { createSource } from '../../text/source.ts';
import { commandObjects } from './command-objects.ts';

function made(command: string): string[] {
  const lesson = parseLesson(createSource('page.md', `\`\`\`sh\n${command}\n\`\`\`\n`));
  return commandObjects(lesson).map(({ kind, name, namespace, keys }) =>
    [`${kind}/${name ?? '?'}`, namespace === undefined ? '' : ` in ${namespace}`, keys === undefined ? '' : ` ${[...keys].join(',')}`].join(''),
  );
}

describe('commandObjects', () => {
  test.each([
    ['kubectl create configmap app --from-literal=a=1 --from-file=b=x.txt --from-file=conf/c.txt', ['ConfigMap/app a,b,c.txt']],
    ['kubectl create cm app --from-env-file=app.env', ['ConfigMap/app']],
    ['kubectl create cm app --from-file=conf/', ['ConfigMap/app']],
    ['kubectl create secret generic db -n shop --from-literal=password=x', ['Secret/db in shop password']],
    ['kubectl create secret tls web --cert=a.crt --key=a.key', ['Secret/web tls.crt,tls.key']],
    ['kubectl create ns shop', ['Namespace/shop']],
    ['kubectl create ns "$NAME"', ['Namespace/?']],
    ['kubectl create service clusterip web --tcp=80', ['Service/web']],
    ['kubectl create clusterrole reader --verb=get --resource=pods', ['ClusterRole/reader']],
    ['kubectl run web --image=nginx --port=80 --expose', ['Pod/web', 'Service/web']],
    ['kubectl expose deployment web --port=80', ['Service/web']],
    ['kubectl expose deployment/web --name=front --port=80', ['Service/front']],
    ['kubectl autoscale deploy web --max=3', ['HorizontalPodAutoscaler/web']],
    ['kubectl create secret generic a --from-literal=k=v --dry-run=client -o yaml | kubectl apply -f -', ['Secret/a k']],
    ['kubectl create token builder', []],
    ['kubectl create -f pod.yaml', []],
    ['kubectl get configmap app', []],
  ])('%s', (command, expected) => expect(made(command)).toEqual(expected));
});
