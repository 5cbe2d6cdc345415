import { describe, expect, test } from 'vitest';
import { parseImageReference } from './image-reference.ts';

const SHA = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('parseImageReference', () => {
  test.each([
    ['busybox', { name: 'busybox', tag: 'latest' }],
    ['api:0.1.0', { name: 'api', tag: '0.1.0' }],
    ['localhost:5000/team/api', { name: 'localhost:5000/team/api', tag: 'latest' }],
    ['Registry.Example:5000/api:v1', { name: 'Registry.Example:5000/api', tag: 'v1' }],
    [`api@${SHA}`, { name: 'api', digest: SHA }],
    [`api:1@${SHA}`, { name: 'api', tag: '1', digest: SHA }],
  ])('%s', (image, expected) => {
    expect(parseImageReference(image)).toEqual(expected);
  });

  test.each(['', 'API', 'api:', 'api:a b', ' api', 'a//b', '0123456789abcdef'.repeat(4)])('%j is no reference', (image) => {
    expect(parseImageReference(image)).toBeUndefined();
  });
});
