import { fileURLToPath } from 'node:url';

/** The components that lessons use without importing them: `src/site/components/lesson/<name>.astro`. */
export const LESSON_COMPONENTS = [
  'Answer',
  'Check',
  'ClusterMap',
  'Diagram',
  'Exercise',
  'Hint',
  'Predict',
  'Question',
  'Quiz',
  'Solution',
  'Term',
  'Value',
  'Why',
] as const;

export type LessonComponent = (typeof LESSON_COMPONENTS)[number];

export function isLessonComponent(name: string | null): name is LessonComponent {
  return LESSON_COMPONENTS.includes(name as LessonComponent);
}

/** The file that a component is imported from, with forward slashes. */
export function componentPath(name: LessonComponent): string {
  return fileURLToPath(new URL(`../components/lesson/${name}.astro`, import.meta.url)).replaceAll('\\', '/');
}
