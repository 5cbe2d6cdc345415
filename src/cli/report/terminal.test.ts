import { expect, test } from 'vitest';
import type { Io, Output } from '../io.ts';
import { prettyOptions, usesColor } from './terminal.ts';

function output(isTerminal: boolean, columns?: number): Output {
  return { isTerminal, columns, write: async () => {} };
}

function colourful(columns: number): Pick<Io, 'env' | 'stdout'> {
  return { env: { FORCE_COLOR: '1' }, stdout: output(true, columns) };
}

// no-color.org for NO_COLOR; Node's documentation for FORCE_COLOR and which of the two wins.
test.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
  [false, { FORCE_COLOR: '1' }, true],
  [false, { FORCE_COLOR: '' }, true],
  [true, { FORCE_COLOR: '0' }, false],
  [false, { FORCE_COLOR: '3', NO_COLOR: '1' }, true],
])('terminal %s with %j: colours %s', (isTerminal, env, expected) => {
  expect(usesColor({ env, stdout: output(isTerminal) })).toBe(expected);
});

test('the width is that of the terminal, within reason; a file gets neither colours nor its width', () => {
  expect(prettyOptions(colourful(72), false)).toEqual({ color: true, width: 72 });
  expect(prettyOptions(colourful(400), false)).toEqual({ color: true, width: 120 });
  expect(prettyOptions(colourful(0), false)).toEqual({ color: true, width: 100 });
  expect(prettyOptions(colourful(72), true)).toEqual({ color: false, width: 100 });
});
