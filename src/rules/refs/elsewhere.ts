import type { ElsewhereObject, Lesson } from '../../lesson/types.ts';
import { BESIDE_THE_PAGE } from '../../lesson/workspace/together.ts';
import { otherSources } from '../other-sources.ts';
import { inventoryOf } from './known-objects.ts';
import type { KubeObject } from './objects.ts';
import { podTemplateOf } from './pod-templates.ts';
import { pageObjects } from './workspace-objects.ts';

/** The objects that a file or page makes, as other files need to know of them. */
export function elsewhereObjects(lesson: Lesson): ElsewhereObject[] {
  const { file } = lesson.source;
  const known = inventoryOf(lesson).known.map(({ kind, name, beginning, namespace }) => ({
    file,
    kind,
    ...(name === undefined ? {} : { name }),
    ...(beginning === undefined ? {} : { beginning }),
    ...(namespace === undefined ? {} : { namespace }),
  }));
  const podsWith = (podLabels: Readonly<Record<string, string>>, namespace?: string): ElsewhereObject => ({
    file,
    kind: 'Pod',
    name: '',
    podLabels,
    ...(namespace === undefined ? {} : { namespace }),
  });
  const pods = pageObjects(lesson).flatMap((owner) => {
    const template = podTemplateOf(owner);
    return template === undefined ? [] : [podsWith(template.labels, owner.namespace)];
  });
  return [...known, ...pods, ...otherSources(lesson).labels.map((labels) => podsWith(labels))];
}

/** Whether a file that was given together with this one makes an object of that kind and name, in that namespace as far as is known. */
export function isElsewhere(lesson: Lesson, kind: string, name: string, namespace: string | undefined): boolean {
  return ofKind(lesson, kind).some(
    (one) =>
      (one.name === undefined || (one.beginning ? name.startsWith(one.name) : one.name === name)) &&
      (namespace === undefined || one.namespace === undefined || one.namespace === namespace),
  );
}

/** Whether pods of another file have the labels that an object of this one selects. */
export function arePodsElsewhere(lesson: Lesson, { namespace }: KubeObject, matches: (labels: Readonly<Record<string, string>>) => boolean): boolean {
  return ofKind(lesson, 'Pod').some(
    (one) => one.podLabels !== undefined && (namespace === undefined || one.namespace === undefined || one.namespace === namespace) && matches(one.podLabels),
  );
}

/** Whether a file that was given together with this one makes any object of that kind. */
export function isKindElsewhere(lesson: Lesson, kind: string): boolean {
  return ofKind(lesson, kind).length > 0;
}

/** The objects of a kind that files other than the lesson's own make. */
function ofKind(lesson: Lesson, kind: string): ElsewhereObject[] {
  const found = byKind(lesson).get(kind);
  if (found === undefined) return [];
  const own = ownFiles(lesson);
  return found.filter(({ file }) => !own.has(file));
}

const filesMemo = new WeakMap<Lesson, ReadonlySet<string>>();

function ownFiles(lesson: Lesson): ReadonlySet<string> {
  const known = filesMemo.get(lesson);
  if (known !== undefined) return known;
  const beside = lesson.revisions.filter(({ block }) => block === BESIDE_THE_PAGE).map(({ name }) => name);
  const files = new Set([lesson.source.file, ...lesson.blocks.map(({ excerpt }) => excerpt.file), ...beside]);
  filesMemo.set(lesson, files);
  return files;
}

/** The list of objects is shared by all files that were given together, and so is what is worked out of it. */
const memo = new WeakMap<readonly ElsewhereObject[], Map<string, ElsewhereObject[]>>();

function byKind({ surroundings }: Lesson): ReadonlyMap<string, ElsewhereObject[]> {
  if (surroundings === undefined) return new Map();
  const known = memo.get(surroundings.objects);
  if (known !== undefined) return known;
  const kinds = Map.groupBy(surroundings.objects, ({ kind }) => kind);
  memo.set(surroundings.objects, kinds);
  return kinds;
}
