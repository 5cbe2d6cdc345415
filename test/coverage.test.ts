import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chapterOf, loadChapters } from './coverage/course.ts';
import { expectedIds, loadParts, type Topic } from './coverage/data.ts';
import { matches } from './coverage/evidence.ts';
import { problemsOf } from './coverage/problems.ts';
import { renderCoverage } from './coverage/render.ts';

const parts = loadParts();
const chapters = loadChapters();

test('everything on the list is taught where the list says', () => {
  expect(problemsOf(parts, chapters)).toEqual([]);
});

test('docs/coverage.md is what `npm run coverage` writes', () => {
  expect(readFileSync(join(import.meta.dirname, '../docs/coverage.md'), 'utf8')).toBe(renderCoverage(parts, chapters));
});

test('the list has all parts and all rows', () => {
  expect(parts.map((part) => [part.part, expectedIds(part).length])).toEqual([
    ['1.1', 14], ['1.2', 16], ['1.3', 11], ['1.4', 10], ['1.5', 18], ['1.6', 32], ['1.7', 34], ['1.8', 5], ['1.9', 44],
    ['3.0', 17], ['3.1', 10], ['3.2', 9], ['3.3', 7], ['3.4', 17],
  ]);
});

const LESSON = `---
title: Ships
---

What it is about.

## At sea

A <Term id="pod">Pod</Term> at
sea.

\`\`\`yaml title="ship.yaml"
apiVersion: v1
kind: Pod
metadata:
  name: ship
spec:
  containers:
  - name: deck
    image: ship:1.0
\`\`\`

\`\`\`console
$ kubectl apply -n sea -f ship.yaml
# wait: kubectl wait --for=condition=Ready pod/ship
\`\`\`

### In a storm

\`kubectl get pods --watch\` shows it.

## At home

<Exercise title="Back">

Go back.

</Exercise>
`;

describe('what is wrong is found', () => {
  const ships = new Map([['ships', chapterOf('ships', 'content/01-ships/lesson.mdx', LESSON)]]);
  const problems = (topic: Partial<Topic>): string[] => {
    const rows = { '9-1': [{ topic: 'T', covered: ['ships#at-sea'], says: ['Pod at sea'], ...topic }] };
    return problemsOf([{ part: '9', title: '', ids: 1, rows }], ships).map((problem) => problem.replace('9-1 (T): ', ''));
  };

  test.each<[string, Partial<Topic>, string[]]>([
    ['a text, whatever its line ends and tags', {}, []],
    ['a text that is not there', { says: ['whales'] }, ['the text "whales" is not at ships#at-sea', 'nothing of it is at ships#at-sea']],
    ['a lesson that does not exist', { covered: ['ships#at-sea', 'boats#at-sea'] }, ['there is no lesson boats']],
    ['an anchor that does not exist', { covered: ['ships#at-sea', 'ships#in-port'] }, ['the lesson ships has no anchor #in-port']],
    ['a place that has nothing to do with it', { covered: ['ships#at-sea', 'ships#at-home'] }, ['nothing of it is at ships#at-home']],
    ['a topic without a place', { covered: [] }, ['no lesson covers it']],
    ['a topic that nobody could recognise', { says: [] }, ['nothing says how to recognise it']],
    ['a command', { runs: ['kubectl apply -f FILE'] }, []],
    ['a command that is only waited for', { runs: ['kubectl wait'] }, ['the command kubectl wait is not at ships#at-sea']],
    ['a command that is only named', { runs: ['kubectl get pods'] }, ['the command kubectl get pods is not at ships#at-sea']],
    ['a named command, where that is enough', { names: ['kubectl get pods --watch'] }, []],
    ['a field and its value', { fields: ['v1/Pod spec.containers.image=ship:1.0', 'v1/Pod'] }, []],
    ['a field with another value', { fields: ['v1/Pod spec.containers.image=ship:2.0'] }, ['the field v1/Pod spec.containers.image=ship:2.0 is not at ships#at-sea']],
    ['a field that is not there', { fields: ['v1/Pod spec.nodeName'] }, ['the field v1/Pod spec.nodeName is not at ships#at-sea']],
    ['a kind that is not there', { fields: ['apps/v1/Deployment metadata.name'] }, ['the field apps/v1/Deployment metadata.name is not at ships#at-sea']],
    ['a component', { covered: ['ships#exercise-1'], says: [], shows: ['Exercise'] }, []],
    ['a language', { shows: ['python'] }, ['python is not at ships#at-sea']],
    ['what stands above the first heading', { covered: ['ships#_top'], says: ['what it is about', 'title: Ships'] }, []],
    ['a section within another is no part of the next', { covered: ['ships#at-home'], names: ['kubectl get pods'], says: ['Go back'] }, ['the command kubectl get pods is not at ships#at-home']],
  ])('%s', (_name, topic, expected) => {
    expect(problems(topic)).toEqual(expected);
  });

  test('a row that is missing, and one too many', () => {
    const topic = { topic: 'T', covered: ['ships#at-sea'], says: ['sea'] };
    expect(problemsOf([{ part: '9', title: '', ids: 2, rows: { '9-1': [topic], '9-3': [topic] } }], ships)).toEqual(['9-2: the row is missing', '9-3: part 9 has no such row']);
  });
});

test.each([
  ['kubectl scale deployment eta --replicas=4', 'kubectl scale deployment NAME --replicas=N', true],
  ['kubectl scale deployment eta', 'kubectl scale deployment NAME --replicas=N', false],
  ['kubectl scale -n sea deployment eta --replicas=4', 'kubectl scale deployment eta --replicas=4 -n sea', true],
  ['kubectl get pods -l app=eta', 'kubectl get pod|pods', true],
  ['kubectl get pods', 'kubectl get services', false],
  ['kubectl get services pods', 'kubectl get pods', true],
  ['kubectl delete pod eta', 'kubectl get pod eta', false],
  ['echo kubectl get pods', 'kubectl get pods', false],
  ['kubectl port-forward deployment/eta 8000:80', 'kubectl port-forward deployment/NAME 8000:80', true],
  ['kubectl port-forward pod/eta 8000:80', 'kubectl port-forward deployment/NAME 8000:80', false],
])('"%s" has the form "%s": %s', (command, form, expected) => {
  expect(matches(command.split(' '), form.split(' '))).toBe(expected);
});
