import type { Lesson } from '../../lesson/types.ts';

/** What a message calls all that is looked at together: a page, a file or files. */
export function wholeOf({ dialect, blocks }: Lesson): { on: string; of: string } {
  if (dialect !== 'yaml') return { on: 'on this page', of: 'of this page' };
  return blocks.length === 1 ? { on: 'in this file', of: 'of this file' } : { on: 'in these files', of: 'of these files' };
}

/** `8000`, `8000 and 9000`, `80, 443 and 8080`. */
export function listOf(items: readonly (string | number)[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
