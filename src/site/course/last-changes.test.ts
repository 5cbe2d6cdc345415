import { expect, test } from 'vitest';
import { parseLog } from './last-changes.ts';

test('a file’s last change is the first commit of the log that names it', () => {
  const log = [
    '@2026-03-02T10:00:00+00:00',
    '',
    'content/01-quick-start/lesson.mdx',
    '@2026-01-01T10:00:00+00:00',
    '',
    'content/01-quick-start/lesson.mdx',
    'content/02-pods/lesson.mdx',
    '',
  ].join('\n');
  expect([...parseLog(log)].map(([file, date]) => [file, date.toISOString()])).toEqual([
    ['content/01-quick-start/lesson.mdx', '2026-03-02T10:00:00.000Z'],
    ['content/02-pods/lesson.mdx', '2026-01-01T10:00:00.000Z'],
  ]);
});

test('an empty log has no changes', () => {
  expect(parseLog('').size).toBe(0);
});
