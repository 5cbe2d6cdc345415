import { describe, expect, test } from 'vitest';
import { isAboutPorts, isChange, isCount, isExample, isRangeEnd } from './hedges.ts';

describe('isRangeEnd', () => {
  test.each([
    ['30000-32767', 30000],
    ['30000-32767', 32767],
    ['30000–32767', 32767],
    ['between 30000 and 32767', 30000],
    ['between 30000 and 32767', 32767],
    ['from `30000` to `32767`', 30000],
    ['30000 or higher', 30000],
    ['at least 30000', 30000],
  ])('%s: %i', (text, number) => {
    const start = text.indexOf(String(number));
    expect(isRangeEnd(text, start, start + 5)).toBe(true);
  });

  test.each(['port 30000', 'open localhost:30000 in a browser', 'every node listens on 30000, the Service on 80'])('%s', (text) => {
    const start = text.indexOf('30000');
    expect(isRangeEnd(text, start, start + 5)).toBe(false);
  });
});

test('a count of something, and a sentence about ports', () => {
  expect(isCount('30000 requests a second', 5)).toBe(true);
  expect(isCount('30000 ms', 5)).toBe(true);
  expect(isCount('30000 answers', 5)).toBe(false);
  expect(isAboutPorts('Every node listens on 30000.')).toBe(true);
  expect(isAboutPorts('The village has 30000 souls.')).toBe(false);
});

test('an instruction to change a port, and an example', () => {
  expect(isChange('Change the node port to 30005 and apply the file.')).toBe(true);
  expect(isChange('Open localhost:30005.')).toBe(false);
  expect(isExample('Pick a port, e.g. 30080.')).toBe(true);
  expect(isExample('The API answers on 30080.')).toBe(false);
});
