import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkProse, MOST_WORDS } from './check-prose.ts';

const lesson = (text: string): string[] => checkProse('lesson.mdx', text).map(({ line, column, message }) => `${line}:${column} ${message}`);
const words = (count: number): string => Array.from({ length: count }, (_, index) => (index === 0 ? 'We' : index % 2 === 0 ? 'go' : 'up')).join(' ');

describe('checkProse', () => {
  it('names the line, the column and what to write instead', () => {
    expect(lesson('# Pods\n\nA Pod is is a few containers.\n')).toEqual(['3:7 "is is" repeats a word: write "is"']);
    expect(lesson('It takes a hour, and is a object.\n')).toEqual(['1:10 "a" is the wrong article here: write "an"', '1:25 "a" is the wrong article here: write "an"']);
    expect(lesson('One  space.\n')).toEqual(['1:4 2 spaces between two words: write one']);
    expect(lesson('- TODO: say why\n')).toEqual(['1:3 "TODO" is placeholder text: write what belongs here, or leave it out']);
  });

  it('finds a word that is repeated over the end of a line', () => {
    expect(lesson('This is what the\nthe scheduler does.\n')).toEqual(['1:14 "the the" repeats a word: write "the"']);
  });

  it('knows the place behind the indentation of a list', () => {
    expect(lesson('- One item\n  goes on,  and\n  is an `a`,\n  and then\n  an nod.\n')).toEqual(['2:11 2 spaces between two words: write one', '5:3 "an" is the wrong article here: write "a"']);
  });

  it('takes the article from the sound of a word', () => {
    expect(lesson('An HTTP request takes an hour, a unit, a URL, an SSD and a useful Ingress.\n')).toEqual([]);
  });

  it('counts the words of a sentence, code as one', () => {
    expect(lesson(`${words(MOST_WORDS)}.\n`)).toEqual([]);
    expect(lesson(`${words(MOST_WORDS + 1)}.\n`)).toEqual([`1:1 this sentence has ${MOST_WORDS + 1} words, expected at most ${MOST_WORDS}: make two of it`]);
    expect(lesson(`${words(MOST_WORDS - 1)} \`kubectl get pods --all-namespaces\`.\n`)).toEqual([]);
  });

  it('sees that a sentence ends before code and after a number', () => {
    expect(lesson(`${words(30)}. \`b\` ${words(30)}.\n`)).toEqual([]);
    expect(lesson(`${words(30)} 16. ${words(30)}.\n`)).toEqual([]);
    expect(lesson(`${words(30)} e.g. \`b\` ${words(30)}.\n`)).toHaveLength(1);
  });

  it('reports a sentence of too many long words', () => {
    const long = 'Administrators characteristically accommodate heterogeneous infrastructural particularities notwithstanding';
    expect(lesson(`${long}, ${long}, ${long}.\n`)).toEqual([expect.stringMatching(/^1:1 this sentence is hard to read \((?:all 7|\d out of 7) formulas say so\)/)]);
  });

  it('does not count the syllables of kinds', () => {
    const kinds = 'PersistentVolumeClaim, HorizontalPodAutoscaler, PodDisruptionBudget, CustomResourceDefinition and ReplicationController';
    expect(lesson(`The ${kinds} are kinds, and so are ${kinds}.\n`)).toEqual([]);
  });

  it('reads no code, address or attribute that is none', () => {
    const code = '```sh\necho the the  TODO\n```\n\nSee `the the` and https://example.com/a/the-the.\n\n<Check command="echo the the" />\n';
    expect(lesson(code)).toEqual([]);
  });

  it('reads each answer, cell, prompt and title by itself', () => {
    expect(lesson('<Question prompt="Who makes the\tPods?">\n<Answer>A controller</Answer>\n<Answer correct>controller</Answer>\n</Question>\n')).toEqual([]);
    expect(lesson('| a | b |\n|---|---|\n| the | the |\n')).toEqual([]);
    expect(lesson('<Quiz>\n<Question prompt="Who does the the work?">\n</Question>\n</Quiz>\n')).toEqual(['2:28 "the the" repeats a word: write "the"']);
    expect(lesson('One <Term id="pod">Pod</Term> of of many.\n')).toEqual(['1:31 "of of" repeats a word: write "of"']);
  });

  it('reads the sentences of front matter and of the glossary, and nothing else there', () => {
    const page = '---\ntitle: Pods\nobjectives:\n  - Run a Pod.\n  - "Stop the the Pod."\nimages:\n  - name: the the\n    prints: [TODO]\n---\n\nText.\n';
    expect(lesson(page)).toEqual(['5:11 "the the" repeats a word: write "the"']);
    const glossary = 'pod:\n  term: Pod\n  definition: Some some containers.\n  page: https://example.com/TODO\n';
    expect(checkProse('glossary.yaml', glossary)).toEqual([{ line: 3, column: 15, message: '"Some some" repeats a word: write "some"' }]);
  });
});

describe('content/words.txt', () => {
  it('is in alphabetical order, without doubles', () => {
    const list = readFileSync(new URL('../../content/words.txt', import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const key = (word: string): string => word.toLowerCase();
    const sorted = [...new Set(list)].sort((a, b) => (key(a) < key(b) || (key(a) === key(b) && a < b) ? -1 : 1));
    expect(list).toEqual(sorted);
  });
});
