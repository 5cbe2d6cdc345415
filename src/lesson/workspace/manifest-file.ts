import type { Lesson } from '../types.ts';
import { baseName } from '../dialect.ts';
import { objectKey, withoutLists } from '../workspace.ts';
import type { Landmark, ManifestFile } from './file-sets.ts';

/** Kinds whose operators apply manifests from elsewhere. */
const BRINGERS = /^(?:HelmRelease|HelmRepository|HelmChart|GitRepository|OCIRepository|Application|ApplicationSet|Bundle)$/;

/** A plain YAML or JSON file that was read, as far as it decides with which others it is applied. */
export function manifestFile({ source, blocks, revisions }: Lesson): ManifestFile {
  const objects = revisions.flatMap(({ documents }) =>
    documents.flatMap(withoutLists).flatMap(({ value }) => {
      const key = objectKey(value);
      if (key === undefined) return [];
      const apiVersion = String((value as { apiVersion?: unknown }).apiVersion);
      const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.lastIndexOf('/')) : '';
      return [{ identity: `${group}/${key}`, content: JSON.stringify(value) }];
    }),
  );
  const unread = blocks.some(
    ({ role, yaml }) => role === 'template' || yaml?.documents.some(({ root, problems }) => root === undefined && problems.length > 0),
  );
  const brings = objects.some(({ identity }) => BRINGERS.test(identity.split('/').at(-3) ?? ''));
  return { file: source.file, objects, opens: unread || brings };
}

/**
 * What a kustomization says of the files of its folder; undefined for another file. It is open when it adds what is not
 * in the folder: bases, components, charts, generators of other programs, patches that stand in the file itself.
 * Rule: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
export function kustomizationLandmark({ source, blocks }: Lesson): Landmark | undefined {
  if (!isKustomization(source.file)) return undefined;
  const values = blocks.flatMap(({ yaml }) => yaml?.documents ?? []).map(({ value }) => value);
  const fields = values.filter((value): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value));
  const opens = fields.length !== values.length || fields.some((value) => OPENING.some((name) => hasAny(value[name])) || resourcesOf(value).some(isElsewhere));
  return { file: source.file, boundary: true, opens };
}

const OPENING = ['bases', 'components', 'helmCharts', 'helmChartInflationGenerator', 'generators', 'patches', 'patchesStrategicMerge', 'patchesJson6902', 'replacements', 'transformers'];

function hasAny(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

function resourcesOf(value: Record<string, unknown>): unknown[] {
  return Array.isArray(value['resources']) ? value['resources'] : [];
}

/** A folder or a URL: what is applied besides the files of the folder. */
function isElsewhere(resource: unknown): boolean {
  return typeof resource !== 'string' || /^[a-z]+:\/\/|^github\.com|^\.\.\//.test(resource) || !/\.(?:ya?ml|json)$/.test(resource);
}

/** Whether a file is called as kustomize wants it. */
export function isKustomization(file: string): boolean {
  return /^kustomization\.ya?ml$/i.test(baseName(file));
}
