import { isLessonComponent, LESSON_COMPONENTS } from '../../../lesson/components/names.ts';
import type { ComponentUse } from '../../../lesson/types.ts';
import { nearestName } from '../../../kube/nearest.ts';
import { attributeText } from '../component-tags.ts';

/** What is wrong with a use of a component, and what to write. */
export interface ComponentMistake {
  message: string;
  help?: string;
}

/** The attributes that must be there, each as a text between quotation marks. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  Check: ['command'],
  ClusterMap: ['title'],
  Exercise: ['title'],
  Question: ['prompt'],
  Term: ['id'],
};

/** The components inside another, at any depth. */
export type PartsOf = (component: ComponentUse, name: string) => ComponentUse[];

/** The first mistake of a component of the course, if there is one. */
export function componentMistake(component: ComponentUse, partsOf: PartsOf): ComponentMistake | undefined {
  for (const name of NEEDS[component.name] ?? []) {
    if (attributeText(component, name) !== undefined) continue;
    const isExpression = typeof component.attributes[name] === 'object';
    return isExpression
      ? { message: `<${component.name}>: ${name} is an expression, expected a text`, help: `write ${name}="…" or ${name}='…'` }
      : { message: `<${component.name}>: it needs ${name}="…"` };
  }
  const missing = missingPart(component, (name) => partsOf(component, name));
  return missing === undefined ? undefined : { message: `<${component.name}>: ${missing}` };
}

function missingPart({ name }: ComponentUse, parts: (name: string) => ComponentUse[]): string | undefined {
  if (name === 'Exercise') {
    const part = ['Solution', 'Check'].find((one) => parts(one).length === 0);
    return part === undefined ? undefined : `it has no <${part}>`;
  }
  if (name === 'Quiz') return parts('Question').length === 0 ? 'it has no <Question>' : undefined;
  if (name !== 'Question') return undefined;
  const answers = parts('Answer');
  const right = answers.filter(({ attributes }) => 'correct' in attributes).length;
  if (answers.length < 2) return `it has ${answers.length} <Answer>, expected two at least`;
  if (right !== 1) return `it has ${right} correct answers, expected one`;
  return parts('Why').length === 1 ? undefined : `it has ${parts('Why').length} <Why>, expected one`;
}

/** What to say of a component that the course does not have. */
export function unknownComponent(name: string): ComponentMistake {
  const meant = nearestName(name, LESSON_COMPONENTS);
  return {
    message: `there is no component <${name}>${meant === undefined ? '' : `, did you mean <${meant}>?`}`,
    help: meant === undefined ? `import it, or use one of ${LESSON_COMPONENTS.join(', ')}` : `write <${meant}>`,
  };
}

/** Whether a tag is a component's, and not one of HTML. */
export function isComponentName(name: string): boolean {
  return /^[A-Z]\w*$/.test(name);
}

/** Whether a page is a lesson of a course: it stands where lessons do, or uses a component of theirs. */
export function isCourseLesson(file: string, components: readonly ComponentUse[]): boolean {
  return /(?:^|\/)content\/\d+-[^/]+\/lesson\.mdx$/.test(file) || components.some(({ name }) => isLessonComponent(name));
}
