/** The components that lessons use without importing them. */
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
