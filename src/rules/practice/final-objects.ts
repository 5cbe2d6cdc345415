import type { Lesson } from '../../lesson/types.ts';
import { checkedDocuments, type CheckedDocument } from '../manifest-documents.ts';
import { identityOf, type KubeObject } from '../refs/objects.ts';
import { pageObjects, workspaceStates } from '../refs/workspace-objects.ts';
import { shownInPart } from '../schema/partly-shown.ts';

const endMemo = new WeakMap<Lesson, readonly KubeObject[]>();

/**
 * All objects that the reader of a page ends up with, those of files given together with it included. What a command
 * deletes before the last manifest is written was a step on the way; what is deleted after it, to clean up, counts.
 */
export function endState(lesson: Lesson): readonly KubeObject[] {
  const known = endMemo.get(lesson);
  if (known !== undefined) return known;
  const objects = workspaceStates(lesson).at(-1)?.objects ?? [];
  const names = (all: readonly KubeObject[]): string[] => all.filter(({ kind }) => kind === 'Namespace').map(({ name }) => name);
  const kept = new Set(names(objects));
  // With a namespace goes all that is in it.
  const gone = new Set(names(pageObjects(lesson)).filter((name) => !kept.has(name)));
  const state = gone.size === 0 ? objects : objects.filter(({ namespace }) => namespace === undefined || !gone.has(namespace));
  endMemo.set(lesson, state);
  return state;
}

const finalMemo = new WeakMap<Lesson, KubeObject[]>();

/**
 * The objects that advice for production is given about: those of the end state that the page itself writes, each at
 * its last revision, because a page improves a manifest step by step. Objects of which only a part is shown are left out,
 * and so are the patches of kustomizations.
 */
export function finalObjects(lesson: Lesson): readonly KubeObject[] {
  const known = finalMemo.get(lesson);
  if (known !== undefined) return known;
  const objects = shownWhole(lesson, endState(lesson));
  finalMemo.set(lesson, objects);
  return objects;
}

const lastMemo = new WeakMap<Lesson, KubeObject[]>();

/** Like `finalObjects`, with those that the page deletes on its way: for what is as wrong in a step as at the end. */
export function lastRevisions(lesson: Lesson): readonly KubeObject[] {
  const known = lastMemo.get(lesson);
  if (known !== undefined) return known;
  const last = new Map<string | KubeObject, KubeObject>();
  for (const object of pageObjects(lesson)) last.set(object.name === '' ? object : identityOf(object), object);
  const objects = shownWhole(lesson, [...last.values()]);
  lastMemo.set(lesson, objects);
  return objects;
}

function shownWhole(lesson: Lesson, objects: readonly KubeObject[]): KubeObject[] {
  const shown = new Map<unknown, CheckedDocument>(checkedDocuments(lesson).map((document) => [document.source, document]));
  return objects.filter(({ document }) => {
    const checked = shown.get(document.source);
    return checked !== undefined && shownInPart(lesson, checked) === 'no' && !isPatch(lesson, document.locate([], 'key').file);
  });
}

/** Whether the path of a manifest file says that it only changes objects of other files. */
function isPatch({ dialect }: Lesson, file: string): boolean {
  return dialect === 'yaml' && /patch|overlay/i.test(file);
}
