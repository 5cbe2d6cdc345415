import { splitApiVersion } from '../../kube/gvk.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../kube/version.ts';
import type { Lesson } from '../../lesson/types.ts';
import { isPatchBlock } from '../../lesson/workspace/kustomize-patches.ts';
import { checkedDocuments, identityOf, isMapping, type CheckedDocument } from '../manifest-documents.ts';
import { namedFields } from './field-names.ts';
import { valueAt } from './placeholders.ts';

const PATCHES = /kustomiz|kubectl patch|strategic merge/i;

/**
 * Whether a manifest shows only a part of its object although it has `apiVersion` and `kind`, so that
 * what it lacks is no mistake. Pages that are no lessons do so without saying it.
 * - `surely`: it has directives of a strategic merge patch (`$patch: delete`), the block says that
 *   something is left out, it is nothing but its kind and metadata without a name, or it looks like a
 *   part and the page shows the whole object too, or speaks of patches, as the path of a YAML file may
 * - `perhaps`: it looks like a part: no name, no `spec`, or hardly anything of what a workload needs; or the
 *   path of a YAML file says that it is a patch
 */
export function shownInPart(lesson: Lesson, document: CheckedDocument): 'surely' | 'perhaps' | 'no' {
  if ((document.block.elisions ?? []).length > 0 || hasPatchDirective(document.value)) return 'surely';
  if (isPatchBlock(lesson, document.block, document.file)) return 'surely';
  if (lesson.dialect === 'yaml') {
    if (!/patch|overlay/i.test(lesson.source.file)) return 'no';
    return looksLikePart(document) ? 'surely' : 'perhaps';
  }
  if (lesson.dialect === 'mdx' || !looksLikePart(document)) return 'no';
  return isBeginning(document.value) || PATCHES.test(lesson.source.text) || isShownWhole(lesson, document) ? 'surely' : 'perhaps';
}

/** The kind alone, as a page that explains line by line begins, or with labels, finalizers or annotations that it may have. */
function isBeginning(value: unknown): boolean {
  if (!isMapping(value) || Object.keys(value).some((field) => field !== 'apiVersion' && field !== 'kind' && field !== 'metadata')) return false;
  const { metadata = {} } = value;
  return isMapping(metadata) && metadata.name === undefined && metadata.generateName === undefined;
}

function looksLikePart({ value, file }: CheckedDocument): boolean {
  if (!isMapping(value)) return false;
  const metadata = isMapping(value.metadata) ? value.metadata : {};
  if ((metadata.name ?? metadata.generateName) === undefined) return true;
  if ((value.spec === undefined || value.spec === null) && !isWithoutSpec(value)) return true;
  if (file !== undefined && /patch/i.test(file)) return true;
  // A workload that lacks its selector by mistake has the labels that it forgot to select.
  const isWorkload = isMapping(value.spec) && ('template' in value.spec || 'replicas' in value.spec) && value.kind !== 'Job';
  return isWorkload && valueAt(value, ['spec', 'selector']) === undefined && valueAt(value, ['spec', 'template', 'metadata', 'labels']) === undefined;
}

/** A kind such as ConfigMap or Role has its fields beside `metadata`, so that no `spec` is missing. */
function isWithoutSpec(value: unknown): boolean {
  const { apiVersion, kind } = identityOf(value);
  if (apiVersion === undefined || kind === undefined) return false;
  const fields = namedFields(DEFAULT_KUBERNETES_VERSION, { ...splitApiVersion(apiVersion), kind }, []);
  return fields !== undefined && !fields.has('spec');
}

/** Another document of the page is the same object, and has more of it. */
function isShownWhole(lesson: Lesson, document: CheckedDocument): boolean {
  const { kind, name } = identityOf(document.value);
  if (kind === undefined || name === undefined) return false;
  return checkedDocuments(lesson).some((other) => {
    const identity = identityOf(other.value);
    return other !== document && identity.kind === kind && identity.name === name && !looksLikePart(other);
  });
}

function hasPatchDirective(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasPatchDirective);
  return isMapping(value) && Object.entries(value).some(([name, field]) => isPatchDirective(name) || hasPatchDirective(field));
}

/** Rule: the directives of a strategic merge patch (apimachinery, `strategicpatch`). */
export function isPatchDirective(name: unknown): boolean {
  return typeof name === 'string' && /^\$(?:patch$|retainKeys$|deleteFromPrimitiveList\/|setElementOrder\/)/.test(name);
}
