import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../findings/finding.ts';
import { parseLesson } from '../../../lesson/parse.ts';
import { createSource } from '../../../text/source.ts';
import { checkLesson } from '../../check.ts';
import { testExamples } from '../../testing/examples.ts';
import { rule } from './rule.ts';

testExamples(rule, import.meta.dirname);

function findings(text: string, file = 'page.md'): Finding[] {
  return checkLesson(parseLesson(createSource(file, text))).findings.filter((finding) => finding.rule === rule.id);
}

/** A Pod whose command is `sleep` with this time. */
function pod(seconds: number, title = 'pod.yaml', more = ''): string {
  const object = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n${more}  containers:\n  - name: web\n    image: busybox:1.37\n    command: [sleep, "${seconds}"]\n`;
  return `\`\`\`yaml title="${title}"\n${object}\`\`\`\n`;
}

function sh(...commands: string[]): string {
  return `\`\`\`sh\n${commands.join('\n')}\n\`\`\`\n`;
}

function page(...parts: string[]): string {
  return parts.join('\n');
}

const APPLY = 'kubectl apply -f pod.yaml';
const LESSON = '---\ntitle: Pods\ndescription: Pods.\nminutes: 5\nobjectives: [a]\nprerequisites: []\n---\n';

describe('reported', () => {
  test('the first place is related, and the help says what to do', () => {
    const [finding] = findings(page(pod(1), sh(APPLY), pod(2), sh(APPLY)));
    expect(finding).toMatchObject({
      line: 26,
      severity: 'warning',
      path: 'spec',
      related: [{ line: 10, message: 'what was applied before' }],
      help: expect.stringContaining('`kubectl delete pod web`') as string,
    });
  });

  test('as an error in a lesson', () => {
    expect(findings(page(LESSON, pod(1), sh(APPLY), pod(2), sh(APPLY)), 'lesson.mdx')).toMatchObject([{ severity: 'error' }]);
  });

  test.each([
    ['in one block with a here-document', page(sh('cat > pod.yaml <<EOF', ...yaml(1), 'EOF', APPLY, 'cat > pod.yaml <<EOF', ...yaml(2), 'EOF', APPLY))],
    ['from standard input', page(sh('kubectl apply -f - <<EOF', ...yaml(1), 'EOF'), sh('cat <<EOF | kubectl apply -f -', ...yaml(2), 'EOF'))],
    ['when another object is deleted', page(pod(1), sh(APPLY), sh('kubectl delete pod db', 'kubectl delete service web'), pod(2), sh(APPLY))],
    ['when a command of the prose applies once more', page(pod(1), sh(APPLY), `Do \`${APPLY}\` again.\n`, pod(2), sh(APPLY))],
    ['when it was created', page(pod(1), sh('kubectl create -f pod.yaml'), pod(2), sh(APPLY))],
    ['in the same other namespace', page(pod(1), sh(`${APPLY} -n team`), pod(2), sh(`${APPLY} --namespace=team`))],
    ['when an image is built and loaded', page(pod(1), sh(APPLY), sh('docker build -t web .', 'kind load docker-image web'), pod(2), sh(APPLY))],
    ['once for a change that comes again', page(pod(1), sh(APPLY), pod(2), sh(APPLY), pod(3), sh(APPLY))],
  ])('%s', (_, text) => {
    expect(findings(text)).toHaveLength(1);
  });

  test('a fragment, at its own line', () => {
    const fragment = '```yaml fragment="pod.yaml" at="spec"\nrestartPolicy: Never\n```\n';
    expect(findings(page(LESSON, pod(1), sh(APPLY), fragment, sh(APPLY)), 'lesson.mdx')).toMatchObject([
      { line: 26, message: expect.stringContaining('pod updates may not change') as string },
    ]);
  });

  test('a container more', () => {
    const two = pod(1).replace(/```\n$/, '  - name: log\n    image: busybox:1.37\n```\n');
    expect(findings(page(pod(1), sh(APPLY), two, sh(APPLY)))).toMatchObject([
      { line: 27, message: expect.stringContaining('spec.containers: Forbidden: pod updates may not add or remove containers') as string },
    ]);
  });
});

describe('silent', () => {
  test.each([
    ['nothing is applied', page(pod(1), pod(2))],
    ['the second state is not applied', page(pod(1), sh(APPLY), pod(2))],
    ['the same state', page(pod(1), sh(APPLY), pod(1), sh(APPLY))],
    ['only the image', page(pod(1), sh(APPLY), pod(1).replace('1.37', '1.38'), sh(APPLY))],
    ['another namespace', page(pod(1), sh(APPLY), pod(2), sh(`${APPLY} -n team`))],
    ['a dry run', page(pod(1), sh(`${APPLY} --dry-run=server`), pod(2), sh(APPLY))],
    ['a forced apply', page(pod(1), sh(APPLY), pod(2), sh(`${APPLY} --force`))],
    ['a replacement', page(pod(1), sh(APPLY), pod(2), sh('kubectl replace --force -f pod.yaml'))],
    ['another context', page(pod(1), sh(APPLY), pod(2), sh(`${APPLY} --context prod`))],
    ['a file of which the name is not known', page(pod(1), sh(APPLY), pod(2), sh('kubectl apply -f $FILE'))],
    ['a file that a program changes', page(pod(1), sh(APPLY), pod(2), sh('sed -i s/2/1/ pod.yaml', APPLY))],
    ['a folder', page(pod(1), sh('kubectl apply -f .'), pod(2), sh('kubectl apply -f .'))],
    ['a session that prints the refusal', page(pod(1), sh(APPLY), pod(2), '```console\n$ kubectl apply -f pod.yaml\nThe Pod "web" is invalid: spec: Forbidden: pod updates may not change fields\n```\n')],
    ['output in a block of its own', page(pod(1), sh(APPLY), pod(2), sh(APPLY), '```\nThe Pod "web" is invalid: spec: Forbidden: pod updates may not change\n```\n')],
    ['a sentence that tells of it', page(pod(1), sh(APPLY), pod(2), sh(APPLY), 'That fails, because a Pod cannot be changed.\n')],
    ['a session in which the object is created anew', page(pod(1), sh(APPLY), pod(2), '```console\n$ kubectl apply -f pod.yaml\npod/web created\n```\n')],
    ['another way to do the same', page(pod(1), sh(APPLY), '## Alternative\n', pod(2), sh(APPLY))],
    ['another cluster', page(pod(1), sh(APPLY), 'On the other cluster:\n', pod(2), sh(APPLY))],
    ['tabs', page('=== "A"\n', pod(1), sh(APPLY), pod(2), sh(APPLY))],
    ['files of environments', page(pod(1, 'dev/pod.yaml'), sh('kubectl apply -f dev/pod.yaml'), pod(2, 'prod/pod.yaml'), sh('kubectl apply -f prod/pod.yaml'))],
    ['a skipped block of commands', page(LESSON, pod(1), sh(APPLY), '```sh skip="cleans up"\nkubectl get pods\n```\n', pod(2), sh(APPLY)), 'lesson.mdx'],
    ['a template', page(pod(1), sh(APPLY), pod(2).replace('name: web', 'name: web\n  labels: {team: <team>}'), sh(APPLY))],
    ['an object that was never accepted', page(pod(1, 'pod.yaml', '  restartPolicy: Sometimes\n'), sh(APPLY), pod(2), sh(APPLY))],
    ['what was created keeps the fields that the new file lacks', page(pod(1, 'pod.yaml', '  hostname: web\n'), sh('kubectl create -f pod.yaml'), pod(1), sh(APPLY))],
  ])('%s', (_, text, file = 'page.md') => {
    expect(findings(text, file)).toEqual([]);
  });

  test.each([
    'kubectl delete pod web',
    'kubectl delete pod/web',
    'kubectl delete -f pod.yaml',
    'kubectl delete po --all',
    'kubectl delete pods -l app=web',
    'kubectl delete pod $NAME',
    'kubectl delete all --all',
    'kubectl delete ns default',
    'kubectl get pods -o name | xargs kubectl delete',
    'kind delete cluster',
    'minikube delete',
    './cleanup.sh',
    'make clean',
    'kubectl config use-context other',
    'kubens team',
    'kind create cluster --name other',
    'minikube start -p other',
    'kubectl drain node-1',
    'kubectl edit pod web',
  ])('%s', (command) => {
    expect(findings(page(pod(1), sh(APPLY), sh(command), pod(2), sh(APPLY)))).toEqual([]);
    expect(findings(page(pod(1), sh(APPLY), pod(2), sh(command, APPLY)))).toEqual([]);
  });

  test('a deletion in prose', () => {
    expect(findings(page(pod(1), sh(APPLY), 'Delete the Pod first.\n', pod(2), sh(APPLY)))).toEqual([]);
    expect(findings(page(pod(1), sh(APPLY), 'First `kubectl delete pod web`.\n', pod(2), sh(APPLY)))).toEqual([]);
  });
});

function yaml(seconds: number): string[] {
  return pod(seconds).split('\n').slice(1, -2);
}
