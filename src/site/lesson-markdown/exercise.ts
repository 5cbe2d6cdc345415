import { attributeText, type JsxElement, partsOf, setAttribute } from './jsx.ts';
import { LessonMistake } from '../../lesson/components/lesson-mistake.ts';

/**
 * Numbers an exercise and its hints, so that each hint can say which of how many it is.
 * @throws LessonMistake for an exercise without a title, a solution or a check.
 */
export function prepareExercise(exercise: JsxElement, number: number): void {
  const title = attributeText(exercise, 'title');
  if (!title) throw new LessonMistake('an <Exercise> needs a title="…"');
  for (const part of ['Solution', 'Check']) {
    if (partsOf(exercise, part).length === 0) throw new LessonMistake(`the exercise ${JSON.stringify(title)} has no <${part}>`);
  }
  setAttribute(exercise, 'number', number);
  const hints = partsOf(exercise, 'Hint');
  hints.forEach((hint, index) => {
    setAttribute(hint, 'number', index + 1);
    setAttribute(hint, 'of', hints.length);
  });
}
