import { describe, expect, test } from 'vitest';
import { parseGlossary } from '../../lesson-markdown/glossary.ts';
import { placePath } from '../places.ts';
import { lessonOf } from '../testing/lesson-of.ts';
import { glossaryWords } from './glossary-page.ts';

const entry = (id: string, term: string): string => `${id}:\n  term: ${term}\n  definition: D.\n  page: https://kubernetes.io/\n`;
const entries = parseGlossary('glossary.yaml', entry('pod', 'Pod') + entry('api-server', 'API server') + entry('node', 'node'));

describe('the page of the glossary', () => {
  const lessons = [
    lessonOf(1, '## Machines\n\nThe nodejs program, a <Term id="pod">Pod</Term>.\n\n## Again\n\nThe <Term id="pod">Pod</Term> again.'),
    lessonOf(2, '## Here\n\nAll nodes and a <Term id="pod">small Pod</Term>.\n\n## There\n\nEvery node.'),
  ];
  const words = glossaryWords(lessons, entries);

  test('has the words in alphabetical order, whatever their case', () => {
    expect(words.map(({ term }) => term)).toEqual(['API server', 'node', 'Pod']);
  });

  test('leads to the first section of every lesson that marks a word', () => {
    expect(words[2]?.places.map(placePath)).toEqual(['/lessons/lesson-1/#machines', '/lessons/lesson-2/#here']);
  });

  test('leads to where the text first has a word that no lesson marks', () => {
    expect(words[1]).toMatchObject({ unmarked: true });
    expect(words[1]?.places.map(placePath)).toEqual(['/lessons/lesson-2/#here']);
  });

  test('leads nowhere for a word that no lesson has', () => {
    expect(words[0]?.places).toEqual([]);
  });
});
