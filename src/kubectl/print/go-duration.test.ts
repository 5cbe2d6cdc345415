import { expect, test } from 'vitest';
import { goDuration } from './go-duration.ts';

// As Go's documentation of `time.Duration.String` has them.
test.each([[0, '0s'], [8, '8s'], [90, '1m30s'], [3600, '1h0m0s'], [0.5, '500ms'], [1.5, '1.5s'], [-2, '-2s']])('%d seconds are %s', (seconds, text) => {
  expect(goDuration(seconds)).toBe(text);
});
