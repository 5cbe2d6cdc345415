import { attributeText, type JsxElement, partsOf, setAttribute } from './jsx.ts';
import { LessonMistake } from '../../lesson/components/lesson-mistake.ts';

/**
 * Tells each part of a quiz what it cannot know by itself: a question its number and the name that
 * its radio buttons share, and each answer that name too.
 * @throws LessonMistake for a question that nobody can answer or learn from.
 */
export function prepareQuiz(quiz: JsxElement, quizNumber: number): void {
  const questions = partsOf(quiz, 'Question');
  if (questions.length === 0) throw new LessonMistake('a <Quiz> holds one <Question> at least');
  questions.forEach((question, index) => {
    checkQuestion(question, index + 1);
    const group = `quiz-${quizNumber}-${index + 1}`;
    setAttribute(question, 'number', index + 1);
    setAttribute(question, 'of', questions.length);
    setAttribute(question, 'group', group);
    for (const answer of partsOf(question, 'Answer')) setAttribute(answer, 'group', group);
  });
}

function checkQuestion(question: JsxElement, number: number): void {
  const answers = partsOf(question, 'Answer');
  const right = answers.filter((answer) => answer.attributes.some((attribute) => attribute.name === 'correct')).length;
  const fail = (reason: string): never => {
    throw new LessonMistake(`question ${number} ${reason}`);
  };
  if (!attributeText(question, 'prompt')) fail('has no prompt="…"');
  if (answers.length < 2) fail(`has ${answers.length} <Answer>, expected two at least`);
  if (right !== 1) fail(`has ${right} correct answers, expected one`);
  if (partsOf(question, 'Why').length !== 1) fail('needs one <Why> that explains the answer');
}
