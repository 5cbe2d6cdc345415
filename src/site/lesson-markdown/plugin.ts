import { join } from 'node:path';
import type { Node } from 'unist';
import type { VFile } from 'vfile';
import { diagramObjects } from '../../lesson/components/diagram-objects.ts';
import { fieldValue } from '../../lesson/components/field-value.ts';
import { fileNamed } from '../../lesson/components/file-named.ts';
import { LessonMistake } from '../../lesson/components/lesson-mistake.ts';
import { isLessonComponent, type LessonComponent } from '../../lesson/components/names.ts';
import { parseLesson } from '../../lesson/parse.ts';
import type { Lesson } from '../../lesson/types.ts';
import { createSource } from '../../text/source.ts';
import { projectRoot } from '../course/folders.ts';
import { lessonOfPath } from '../course/lessons.ts';
import { diagramOf } from '../diagram/read.ts';
import { componentPath } from './components.ts';
import { prepareExercise } from './exercise.ts';
import { type GlossaryEntry, glossaryEntry, readGlossary } from './glossary.ts';
import { attributeText, childrenOf, importNode, isJsxElement, type JsxElement, setAttribute } from './jsx.ts';
import { prepareQuiz } from './questions.ts';
import { filesAtLine } from './workspace-files.ts';

export interface LessonOptions {
  /** Path of the glossary; `content/glossary.yaml` of the project when it is not given. */
  glossary?: string;
}

/** What the preparation of one page keeps track of. */
interface Page {
  lesson: Lesson;
  glossary: () => Map<string, GlossaryEntry>;
  used: Set<LessonComponent>;
  counts: Map<string, number>;
}

/**
 * A remark plugin for lessons. It gives each component the data of the lesson that it shows
 * (`<Value>` its value, `<Diagram>` its objects, `<Term>` its definition, quizzes and exercises
 * their numbers) and imports the components that a lesson uses, so that lessons need no imports.
 * A mistake stops the build at the line and column of the tag.
 */
export function remarkLesson(options: LessonOptions = {}) {
  return (tree: Node & { children: Node[] }, file: VFile): void => {
    const page: Page = {
      lesson: lessonOf(file),
      glossary: () => readGlossary(options.glossary ?? join(projectRoot(), 'content', 'glossary.yaml')),
      used: new Set(),
      counts: new Map(),
    };
    const imported = importedNames(tree);
    const visit = (node: Node): void => {
      if (isJsxElement(node) && isLessonComponent(node.name) && !imported.has(node.name)) prepareOrFail(node, page, file);
      childrenOf(node).forEach(visit);
    };
    visit(tree);
    tree.children.unshift(...[...page.used].sort().map((name) => importNode(name, componentPath(name))));
  };
}

/** The lesson as the site knows it; a page outside `content/` is read for itself. */
function lessonOf(file: VFile): Lesson {
  return lessonOfPath(file.path)?.lesson ?? parseLesson(createSource(file.path, String(file.value)));
}

function prepareOrFail(element: JsxElement, page: Page, file: VFile): void {
  try {
    page.used.add(element.name as LessonComponent);
    prepare(element, page);
  } catch (error) {
    if (!(error instanceof LessonMistake)) throw error;
    file.fail(`<${element.name}>: ${error.message}`, { place: element.position, source: 'drydock', ruleId: 'component' });
  }
}

function prepare(element: JsxElement, page: Page): void {
  switch (element.name as LessonComponent) {
    case 'Value': {
      const file = fileNamed(filesAtLine(page.lesson, lineOf(element)), required(element, 'of'));
      const path = required(element, 'path');
      setAttribute(element, 'value', fieldValue(file, path, attributeText(element, 'kind')));
      return;
    }
    case 'Diagram': {
      required(element, 'title');
      const objects = diagramObjects(filesAtLine(page.lesson, lineOf(element)), required(element, 'of'));
      setAttribute(element, 'diagram', diagramOf(objects));
      return;
    }
    case 'Term': {
      const entry = glossaryEntry(page.glossary(), required(element, 'id'));
      setAttribute(element, 'entry', entry);
      setAttribute(element, 'use', count(page, `term-${entry.id}`));
      return;
    }
    case 'Quiz':
      return prepareQuiz(element, count(page, 'quiz'));
    case 'Exercise':
      return prepareExercise(element, count(page, 'exercise'));
    case 'ClusterMap':
      required(element, 'title');
      return;
    case 'Check':
      required(element, 'command');
      return;
  }
}

function required(element: JsxElement, name: string): string {
  const value = attributeText(element, name);
  if (!value) throw new LessonMistake(`it needs ${name}="…"`);
  return value;
}

function lineOf(element: JsxElement): number {
  return element.position?.start.line ?? 1;
}

function count(page: Page, what: string): number {
  const next = (page.counts.get(what) ?? 0) + 1;
  page.counts.set(what, next);
  return next;
}

/** The names that the page imports itself: its own components of the same name stay its own. */
function importedNames(tree: Node): Set<string> {
  const modules = childrenOf(tree).filter((node) => node.type === 'mdxjsEsm') as (Node & { value: string })[];
  return new Set(modules.flatMap(({ value }) => [...value.matchAll(/\bimport\s+(\w+)/g)].map((match) => match[1]!)));
}
