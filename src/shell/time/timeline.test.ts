import { expect, test } from 'vitest';
import { Clock } from '../../cluster/clock/clock.ts';
import { Interrupted } from '../../kubectl/context.ts';
import { Timeline } from './timeline.ts';

const START = Date.UTC(2026, 10, 21, 9);
const seconds = (clock: Clock): number => (clock.now - START) / 1000;

test('processes go on in order of time, and one at a time', async () => {
  const clock = new Clock(START);
  const timeline = new Timeline(clock);
  const seen: string[] = [];
  const started = [[2, 'two'], [1, 'one'], [2, 'two again']].map(([delay, name]) => timeline.start(true, async (process) => {
    await process.sleep(Number(delay));
    seen.push(`${name} begins at ${seconds(clock)}`);
    await Promise.resolve();
    seen.push(`${name} ends`);
  }).result);
  await Promise.all(started);
  expect(seen).toEqual(['one begins at 1', 'one ends', 'two begins at 2', 'two ends', 'two again begins at 2', 'two again ends']);
});

test('time stands still while nothing is in the foreground', async () => {
  const clock = new Clock(START);
  const timeline = new Timeline(clock);
  let ticks = 0;
  const job = timeline.start(false, async (process) => {
    for (;;) {
      await process.sleep(1);
      ticks += 1;
    }
  });
  expect(seconds(clock)).toBe(0);
  await timeline.start(true, (process) => process.sleep(2.5)).result;
  expect({ now: seconds(clock), ticks }).toEqual({ now: 2.5, ticks: 2 });
  job.process.interrupt();
  await expect(job.result).rejects.toThrow(Interrupted);
});

test('a wait ends when its condition holds, or in vain when its time is over', async () => {
  const clock = new Clock(START);
  const timeline = new Timeline(clock);
  let ready = false;
  clock.after(3, () => {
    ready = true;
  });
  const waits = await timeline.start(true, async (process) => [
    await process.until(() => ready, 2), seconds(clock), await process.until(() => ready, 2), seconds(clock), await process.until(() => ready),
  ]).result;
  expect(waits).toEqual([false, 2, true, 3, true]);
});

test('a foreground process does not wait for ever', async () => {
  const clock = new Clock(START);
  const { process, result } = new Timeline(clock, { longest: 60 }).start(true, (own) => own.until(() => false));
  await expect(result).rejects.toThrow(Interrupted);
  expect({ endless: process.endless, now: seconds(clock) }).toEqual({ endless: true, now: 60 });
});

test('an error in a condition is the error of the wait', async () => {
  const timeline = new Timeline(new Clock(START));
  let asked = 0;
  const { result } = timeline.start(true, (process) => process.until(() => {
    asked += 1;
    if (asked > 1) throw new Error('gone');
    return false;
  }, 5));
  await expect(result).rejects.toThrow('gone');
});

test('an error of what the clock does is the error of what waits in the foreground, and time goes on', async () => {
  const clock = new Clock(START);
  const timeline = new Timeline(clock);
  clock.after(1, () => {
    throw new Error('a mistake');
  });
  await expect(timeline.start(true, (process) => process.sleep(3)).result).rejects.toThrow('a mistake');
  await timeline.start(true, (process) => process.sleep(3)).result;
  expect(seconds(clock)).toBe(4);
});

test('with a pace, real time may go by before each move of the clock', async () => {
  const clock = new Clock(START);
  const paced: number[] = [];
  const timeline = new Timeline(clock, { pace: async (milliseconds) => void paced.push(milliseconds) });
  await timeline.start(true, (process) => process.sleep(2.5)).result;
  expect({ paced, now: seconds(clock) }).toEqual({ paced: [1000, 1000, 500], now: 2.5 });
});
