import { isLessonComponent } from '../../../lesson/components/names.ts';
import type { ComponentUse } from '../../../lesson/types.ts';
import type { Rule } from '../../types.ts';
import { tagRange } from '../component-tags.ts';
import { importedNames } from '../imported-names.ts';
import { componentMistake, isComponentName, isCourseLesson, unknownComponent } from './structure.ts';

export const rule: Rule = {
  id: 'lesson/component',
  severity: 'error',
  summary: 'A component lacks what it needs, or there is none of that name.',
  why: `An exercise without a check cannot tell its reader that it is done, and a question without a right answer cannot be
answered. A component that does not exist stops the build of the site, which says so less plainly and later.

Write the attribute as a text between quotation marks, add the part that is missing, or correct the name. A page's own
components are imported by it.`,
  check({ lesson, report }) {
    const { components, dialect, source } = lesson;
    if (dialect !== 'mdx' || !isCourseLesson(source.file, components)) return;
    const own = importedNames(source.text);
    const partsOf = (component: ComponentUse, name: string): ComponentUse[] =>
      components.filter((other) => other.name === name && isInside(other, component, components));
    for (const component of components) {
      if (!isComponentName(component.name) || own.has(component.name)) continue;
      const mistake = isLessonComponent(component.name) ? componentMistake(component, partsOf) : unknownComponent(component.name);
      if (mistake !== undefined) report({ range: tagRange(source, component), ...mistake });
    }
  },
};

function isInside(inner: ComponentUse, outer: ComponentUse, components: readonly ComponentUse[]): boolean {
  const holder = inner.parent === undefined ? undefined : components[inner.parent];
  return holder !== undefined && (holder === outer || isInside(holder, outer, components));
}
