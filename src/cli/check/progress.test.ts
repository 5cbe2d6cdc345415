import { expect, test } from 'vitest';
import { progressOn } from './progress.ts';

/** A terminal that keeps what is written, and a clock that is set by hand. */
function terminal(isTerminal: boolean, env: Record<string, string> = {}) {
  const world = { written: '', time: 0, interrupt: (): Promise<void> => Promise.resolve() };
  const io = {
    stderr: {
      isTerminal,
      write: async (text: string) => {
        world.written += text;
      },
    },
    env,
    onInterrupt: (action: () => Promise<void>) => {
      world.interrupt = action;
      return () => undefined;
    },
  };
  return { world, progress: progressOn(io, () => world.time) };
}

test('a long run is shown on one line, which goes away at the end', async () => {
  const { world, progress } = terminal(true);
  progress!.show(1, 300);
  expect(world.written).toBe('');
  world.time = 500;
  progress!.show(120, 300);
  progress!.show(121, 300);
  expect(world.written).toBe('\r\u001B[Kchecking 120 of 300 files (40 %)');
  await progress!.clear();
  expect(world.written.endsWith('(40 %)\r\u001B[K')).toBe(true);
});

test('an interrupt takes the line away', async () => {
  const { world, progress } = terminal(true);
  world.time = 500;
  progress!.show(1, 300);
  await world.interrupt();
  expect(world.written.endsWith('\r\u001B[K')).toBe(true);
});

test.each([
  [false, {}],
  [true, { TERM: 'dumb' }],
  [true, { CI: 'true' }],
])('nothing is shown where nobody looks or no line can be rewritten: %s, %j', (isTerminal, env) => {
  expect(terminal(isTerminal, env as Record<string, string>).progress).toBeUndefined();
});
