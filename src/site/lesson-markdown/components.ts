import { fileURLToPath } from 'node:url';
import type { LessonComponent } from '../../lesson/components/names.ts';

/** The file that a component is imported from, with forward slashes: `src/site/components/lesson/<name>.astro`. */
export function componentPath(name: LessonComponent): string {
  return fileURLToPath(new URL(`../components/lesson/${name}.astro`, import.meta.url)).replaceAll('\\', '/');
}
