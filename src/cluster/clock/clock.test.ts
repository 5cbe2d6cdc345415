import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Clock } from './clock.ts';

const START = Date.UTC(2026, 10, 21, 9);

test('time stands still until it is moved on', () => {
  const clock = new Clock(START);
  const seen: string[] = [];
  clock.after(2, () => seen.push('two'));
  clock.after(1, () => seen.push('one'));
  expect(seen).toEqual([]);
  clock.advance(1.5);
  expect(seen).toEqual(['one']);
  expect(clock.now).toBe(START + 1500);
  expect(clock.next()).toBe(START + 2000);
  clock.advance(1);
  expect(seen).toEqual(['one', 'two']);
  expect(clock.next()).toBeUndefined();
});

test('what falls due at the same time happens in the order in which it was asked for', () => {
  const clock = new Clock(START);
  const seen: number[] = [];
  for (let n = 0; n < 20; n++) clock.after(1, () => seen.push(n));
  clock.advance(1);
  expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => n));
});

test('what is called off does not happen', () => {
  const clock = new Clock(START);
  const seen: string[] = [];
  const timer = clock.after(1, () => seen.push('no'));
  clock.after(2, () => seen.push('yes'));
  timer.cancel();
  expect(clock.next()).toBe(START + 2000);
  clock.advance(3);
  timer.cancel();
  expect(seen).toEqual(['yes']);
});

test('an event may plan others, also for the same time', () => {
  const clock = new Clock(START);
  const seen: number[] = [];
  clock.after(1, () => {
    clock.after(0, () => seen.push(clock.now - START));
    clock.after(-5, () => seen.push(clock.now - START));
    clock.after(1, () => seen.push(clock.now - START));
  });
  clock.advance(2);
  expect(seen).toEqual([1000, 1000, 2000]);
  clock.after(0, () => seen.push(0));
  clock.settle();
  expect(seen.at(-1)).toBe(0);
});

test('one step is one event', () => {
  const clock = new Clock(START);
  clock.after(1, () => undefined);
  clock.after(5, () => undefined);
  expect(clock.step(START + 2000)).toBe(true);
  expect(clock.step(START + 2000)).toBe(false);
  expect(clock.now).toBe(START + 2000);
});

test('times are written as Kubernetes writes them', () => {
  const clock = new Clock(START + 1234);
  expect(clock.timestamp()).toBe('2026-11-21T09:00:01Z');
  expect(clock.microTimestamp()).toBe('2026-11-21T09:00:01.234000Z');
});

test('any number of events, some called off, happen in order of time', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.boolean())), (planned) => {
    const clock = new Clock(0);
    const seen: [number, number][] = [];
    const timers = planned.map(([seconds], index) => clock.after(seconds, () => seen.push([seconds, index])));
    planned.forEach(([, isOff], index) => isOff && timers[index]!.cancel());
    clock.advance(100);
    const expected = planned.map(([seconds, isOff], index) => ({ seconds, isOff, index })).filter(({ isOff }) => !isOff)
      .sort((a, b) => a.seconds - b.seconds || a.index - b.index).map(({ seconds, index }) => [seconds, index]);
    expect(seen).toEqual(expected);
  }), { seed: 1 });
});
