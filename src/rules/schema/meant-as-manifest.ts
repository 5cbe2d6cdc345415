import { schemaSet } from '../../kube/schema/schema-set.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import type { Lesson } from '../../lesson/types.ts';
import { checkedDocuments, documentsOf, identityOf, isMapping, type CheckedDocument } from '../manifest-documents.ts';

/**
 * Whether a document that lacks `apiVersion` or `kind` is surely meant for an API server: it has the
 * other of the two and looks like an object, or a command of the lesson sends its file there.
 */
export function isMeantAsManifest(lesson: Lesson, version: KubernetesVersion, { value, block, file }: CheckedDocument): boolean {
  if (!isMapping(value) || block.role === 'fragment') return false;
  const { apiVersion, kind } = identityOf(value);
  if (apiVersion === undefined && kind === undefined) return file !== undefined && isSent(lesson, file);
  const looksLikeObject = isMapping(value.metadata) || isMapping(value.spec);
  return looksLikeObject || schemaSet(version).kinds().some((gvk) => gvk.kind === kind);
}

/**
 * Documents without `apiVersion` and `kind` in a file that a command sends to an API server. They are
 * no manifests by their looks, so they are not among the checked documents.
 */
export function sentWithoutKind(lesson: Lesson): CheckedDocument[] {
  const checked = new Set(checkedDocuments(lesson).map((document) => document.source));
  return lesson.blocks
    .filter((block) => block.role === 'file' && block.skip === undefined && block.file !== undefined && isSent(lesson, block.file))
    .flatMap((block) => (block.yaml === undefined ? [] : documentsOf(block, block.yaml)))
    .filter(({ source, value }) => !checked.has(source) && isMapping(value) && value.apiVersion === undefined && value.kind === undefined);
}

/** Whether `kubectl apply -f` or `kubectl create -f` names the file. */
function isSent(lesson: Lesson, file: string): boolean {
  return lesson.blocks
    .flatMap((block) => block.commands ?? [])
    .flatMap((command) => command.simple)
    .some(({ words }) => {
      const values = words.map((word) => word.value);
      if (values[0] !== 'kubectl' || !values.some((value) => value === 'apply' || value === 'create')) return false;
      return values.some((value, index) => value === `-f${file}` || value === `--filename=${file}` ||
        (sameFile(value, file) && (values[index - 1] === '-f' || values[index - 1] === '--filename')));
    });
}

function sameFile(written: string, file: string): boolean {
  return written.replace(/^\.\//, '') === file.replace(/^\.\//, '');
}
