import type { ComponentUse, Lesson } from '../../lesson/types.ts';
import type { Range } from '../../text/position.ts';

/** How a reader sees that an exercise is done: a command, and the lines that it then prints. */
export interface ExerciseCheck {
  command: string;
  /** Undefined when it is enough that the command succeeds. */
  output: readonly string[] | undefined;
  range: Range;
}

export interface Exercise {
  /** So many blocks stand before the solution. */
  blocksBefore: number;
  /** The indexes of the blocks in its solution. */
  solution: ReadonlySet<number>;
  checks: readonly ExerciseCheck[];
}

/** The exercises of a lesson that say how to see that they are done, in order. */
export function exercisesOf({ components, blocks }: Lesson): Exercise[] {
  const within = (start: number | undefined, outer: number): boolean => {
    for (let at = start; at !== undefined; at = components[at]?.parent) if (at === outer) return true;
    return false;
  };
  return components.flatMap((exercise, index) => {
    if (exercise.name !== 'Exercise') return [];
    const parts = (name: string): [ComponentUse, number][] =>
      components.map((part, at): [ComponentUse, number] => [part, at]).filter(([part, at]) => part.name === name && at !== index && within(at, index));
    const checks = parts('Check').flatMap(([part]) => checkOf(part));
    if (checks.length === 0) return [];
    const solutions = parts('Solution');
    const solution = blocks.filter(({ component }) => solutions.some(([, at]) => within(component, at))).map((block) => block.index);
    const [first] = solutions;
    return [{ blocksBefore: (first?.[0] ?? exercise).blocksBefore, solution: new Set(solution), checks }];
  });
}

function checkOf({ attributes, range }: ComponentUse): ExerciseCheck[] {
  const command = textOf(attributes['command']);
  if (command === undefined || command.trim() === '') return [];
  const output = textOf(attributes['output']);
  return [{ command, output: output === undefined || output === '' ? undefined : output.replace(/\n$/, '').split('\n'), range }];
}

/** The text of an attribute; of an expression only when it is nothing but a text. */
function textOf(value: ComponentUse['attributes'][string] | undefined): string | undefined {
  if (value === undefined || value === true) return undefined;
  if (typeof value === 'string') return value;
  const literal = /^\s*(?:`([^`\\$]*)`|'([^'\\\n]*)'|"([^"\\\n]*)")\s*$/.exec(value.expression);
  return literal?.[1] ?? literal?.[2] ?? literal?.[3];
}
