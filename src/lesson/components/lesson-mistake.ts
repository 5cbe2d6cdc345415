/** A mistake in the use of a component, to be shown at the place of its tag. */
export class LessonMistake extends Error {}
