import type { Lesson } from '../../lesson/types.ts';

/** Words by which a text says that what it names is old, gone or not to be used. */
const PAST =
  /\b(?:was|were|had|used to|no longer|any ?more|formerly|former|previously|once|old|older|legacy|retired|deprecated?|deprecation|obsolete|outdated|removed?|removal|dropped|replaced?[sd]?|replaces|superseded|migrat\w+|renamed?|instead|histor\w+|until|before|prior|frozen|shut down|closed|not|never|avoid|without)\b|n't\b/i;

/** Whether a paragraph says that what it names is of the past, so that nothing is to be said of it. */
export function speaksOfThePast(lesson: Lesson, paragraph: number): boolean {
  return PAST.test(
    lesson.prose
      .filter((span) => span.paragraph === paragraph && span.kind !== 'code')
      .map((span) => span.text)
      .join(' '),
  );
}

/** The same for a sentence. */
export function isOfThePast(sentence: string): boolean {
  return PAST.test(sentence);
}
