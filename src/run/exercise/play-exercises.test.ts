import { expect, test } from 'vitest';
import { parseLesson } from '../../lesson/parse.ts';
import { createSource } from '../../text/source.ts';
import { simulatedStage } from '../play/simulated-stage.ts';
import { exerciseFindings } from '../report/exercise-findings.ts';
import { exercisesOf } from './exercises.ts';
import { playExercises } from './play-exercises.ts';

const FRONT = ['---', 'title: A page', '---', ''];

function lessonOf(...lines: string[]) {
  return parseLesson(createSource('lesson.mdx', [...FRONT, ...lines, ''].join('\n')));
}

async function problems(...lines: string[]): Promise<string[]> {
  const tried = await playExercises(lessonOf(...lines), simulatedStage({ seed: 1 }));
  return exerciseFindings('lesson.mdx', tried).map(({ rule, line, message }) => `${line} ${rule}: ${message}`);
}

const solution = (...lines: string[]): string[] => ['<Solution>', '', '```console', ...lines, '```', '', '</Solution>', ''];

test('reads exercises with their checks, and texts in braces', () => {
  const [exercise] = exercisesOf(lessonOf(
    '```sh', 'true', '```', '',
    '<Exercise title="One">', '', '```sh', 'echo start', '```', '',
    ...solution('$ echo done', 'done'),
    '<Check command="cat note.txt" output={`one', 'two`} />', '', '<Check command={"test -e note.txt"} />', '', '</Exercise>', '',
    '<Exercise title="Without a check">', '', 'Think about it.', '', '</Exercise>',
  ));
  expect(exercise).toMatchObject({ blocksBefore: 2, solution: new Set([2]) });
  expect(exercise!.checks.map(({ command, output }) => [command, output])).toEqual([['cat note.txt', ['one', 'two']], ['test -e note.txt', undefined]]);
});

test('a check fails before the solution, and has to pass once while it is played', async () => {
  expect(await problems(
    '<Exercise title="A note">', '', '```text title="draft.txt"', 'written', '```', '',
    ...solution('$ cp draft.txt note.txt', '$ rm note.txt'),
    '<Check command="cat note.txt" output="written" />', '', '<Check command="test -e note.txt" />', '', '</Exercise>',
  )).toEqual([]);
});

test('the files of the exercise are there before its solution, those of the solution are not', async () => {
  expect(await problems(
    '<Exercise title="A note">', '', '```text title="draft.txt"', 'written', '```', '',
    '<Solution>', '', '```text title="note.txt"', 'done', '```', '', '```sh', 'rm note.txt', '```', '', '</Solution>', '',
    '<Check command="cat draft.txt" output="written" />', '', '<Check command="ls note.txt" output="note.txt" />', '', '</Exercise>',
  )).toEqual([
    '23 run/exercise-already-solved: `cat draft.txt` prints what it is to print before anything was done, expected that it does so only when the exercise is solved',
    '25 run/exercise-not-solved: `ls note.txt` was tried after each command of the solution and never printed "note.txt"',
  ]);
});

test('an exercise builds on the commands before it, and on other exercises', async () => {
  const one = ['<Exercise title="One">', '', ...solution('$ echo 1 > one'), '<Check command="cat one" output="1" />', '', '</Exercise>', ''];
  const two = ['<Exercise title="Two">', '', ...solution('$ cat zero one > two'), '<Check command="cat two" output={`0', '1`} />', '', '</Exercise>', ''];
  expect(await problems('```sh', 'echo 0 > zero', '```', '', ...one, ...two)).toEqual([]);
});

test('a solution without commands, and a check that never ends', async () => {
  expect(await problems('<Exercise title="One">', '', '<Solution>', '', 'You have guessed it.', '', '</Solution>', '', '<Check command="cat one" output="1" />', '', '</Exercise>')).toEqual([
    '13 run/exercise-not-solved: nothing makes this check pass: the solution of its exercise has no command',
  ]);
  expect(await problems('<Exercise title="One">', '', ...solution('$ true'), '<Check command="sleep infinity" />', '', '</Exercise>')).toEqual([
    '15 run/exercise-not-solved: `sleep infinity` was tried after each command of the solution and never ended with status 0',
  ]);
});
