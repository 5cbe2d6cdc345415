import { dialectOf } from '../../lesson/dialect.ts';
import { definitionsIn } from '../../lesson/workspace/definitions.ts';
import { fileSets, type Landmark, type ManifestFile } from '../../lesson/workspace/file-sets.ts';
import { isKustomization, kustomizationLandmark, manifestFile } from '../../lesson/workspace/manifest-file.ts';
import { patchFiles } from '../../lesson/workspace/kustomize-patches.ts';
import type { ElsewhereObject } from '../../lesson/types.ts';
import { elsewhereObjects } from '../../rules/refs/elsewhere.ts';
import type { ManifestFiles, FileText } from './manifest-files.ts';
import type { Unit } from './unit.ts';
import { crash, emptyResult, type UnitResult } from './unit-result.ts';

/** What the files of a run are to each other. */
export interface Survey {
  pages: Unit[];
  sets: Extract<Unit, { kind: 'set' }>[];
  /** What the manifest files make. */
  around: GrowingAround;
  /** Files that Drydock itself failed at. */
  failed: UnitResult;
}

interface GrowingAround {
  objects: ElsewhereObject[];
  definitions: unknown[];
  patches: string[];
}

/** Pages, and the rest: YAML and JSON files. */
export function isManifest({ file }: FileText): boolean {
  return dialectOf(file) === 'yaml';
}

/** Reads the manifest files of a run and decides which of them are applied together. `landmarks` are of files that were left out. */
export function survey(files: readonly FileText[], manifests: Pick<ManifestFiles, 'lessonOf'>, landmarks: readonly Landmark[]): Survey {
  const around: GrowingAround = { objects: [], definitions: [], patches: [] };
  const failed = emptyResult();
  const found: ManifestFile[] = [];
  const marks: Landmark[] = [...landmarks];
  const pages = files.filter((file) => !isManifest(file));
  for (const { file } of pages) marks.push({ file, boundary: true, opens: false });
  for (const source of files.filter(isManifest)) {
    try {
      const lesson = manifests.lessonOf(source.file);
      found.push(manifestFile(lesson));
      around.objects.push(...elsewhereObjects(lesson));
      around.definitions.push(...definitionsIn(lesson));
      around.patches.push(...patchFiles(lesson));
      const mark = isKustomization(source.file) ? kustomizationLandmark(lesson) : undefined;
      if (mark !== undefined) marks.push(mark);
    } catch (error) {
      crash(failed, source.file, error);
    }
  }
  // A patch is no object of its own, and with it the folder does not define its object twice.
  const patches = new Set(around.patches);
  const whole = found.map((file) => (patches.has(file.file) ? { ...file, objects: [] } : file));
  return {
    pages: pages.map((page) => ({ kind: 'page', page })),
    sets: fileSets(whole, marks).map((set) => ({ kind: 'set', ...set })),
    around,
    failed,
  };
}

/** Adds what manifests make that are not checked themselves; one that Drydock fails at adds nothing. */
export function addTo(around: GrowingAround, beside: readonly FileText[], manifests: ManifestFiles): void {
  for (const file of beside) {
    try {
      const lesson = manifests.read(file);
      around.objects.push(...elsewhereObjects(lesson));
      around.definitions.push(...definitionsIn(lesson));
      around.patches.push(...patchFiles(lesson));
    } catch {
      // It is not among the files to be checked, so that nobody asked what is wrong with it.
    }
  }
}
