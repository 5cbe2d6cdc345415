import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../lesson/parse.ts';
import { createSource } from '../../text/source.ts';
import { workspaceStates } from './workspace-objects.ts';

function pod(name: string, image = 'a:1'): string {
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  containers:\n  - name: c\n    image: ${image}\n`;
}

function file(name: string, text: string): string {
  return `\`\`\`yaml title="${name}"\n${text}\`\`\`\n`;
}

function shell(command: string): string {
  return `\`\`\`sh\n${command}\n\`\`\`\n`;
}

/** The names of the objects in the last state. */
function atTheEnd(...parts: string[]): string[] {
  const states = workspaceStates(parseLesson(createSource('page.md', parts.join('\n'))));
  return states.at(-1)!.objects.map(({ name }) => name);
}

const last = file('last.yaml', pod('last'));

describe('workspaceStates', () => {
  test('a file shown again replaces what it held', () => {
    expect(atTheEnd(file('a.yaml', pod('one')), file('a.yaml', pod('two')), last)).toEqual(['two', 'last']);
  });

  test('the items of a List are objects', () => {
    const items = pod('one').replace(/^/gm, '  ').replace('  ', '- ').trimEnd();
    expect(atTheEnd(file('a.yaml', `apiVersion: v1\nkind: List\nitems:\n${items}\n`), last)).toEqual(['one', 'last']);
  });

  test.each([
    'kubectl delete -f a.yaml',
    'kubectl delete -f k8s/a.yaml',
    'kubectl delete pod one',
    'kubectl delete pod/one',
    'kubectl delete po one other',
    'kubectl delete pods --all',
    'kubectl delete all --all',
    'kubectl delete namespace default',
    'kind delete cluster',
  ])('%s', (command) => {
    expect(atTheEnd(file('a.yaml', pod('one')), shell(command), last)).toEqual(['last']);
  });

  test.each(['kubectl delete pod other', 'kubectl delete deployment one', 'kubectl delete -f b.yaml', 'kubectl get pods'])(
    '%s leaves it',
    (command) => {
      expect(atTheEnd(file('a.yaml', pod('one')), shell(command), last)).toEqual(['one', 'last']);
    },
  );

  test('a command in a sentence counts, and what is applied again is there again', () => {
    const page = [file('a.yaml', pod('one')), 'Run `kubectl delete -f a.yaml`.\n'];
    expect(atTheEnd(...page, last)).toEqual(['last']);
    expect(atTheEnd(...page, 'Then `kubectl apply -f a.yaml`.\n', last)).toEqual(['one', 'last']);
  });
});
