import { looksLikeManifest, leftOutLandmark } from '../../../cli/files/manifest-text.ts';
import type { Finding } from '../../../findings/finding.ts';
import { schemaSet } from '../../../kube/schema/schema-set.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../../kube/version.ts';
import { dialectOf } from '../../../lesson/dialect.ts';
import { parseYamlFile } from '../../../lesson/parse-yaml-file.ts';
import type { Lesson, Surroundings } from '../../../lesson/types.ts';
import { fileSets, type Landmark } from '../../../lesson/workspace/file-sets.ts';
import { patchFiles } from '../../../lesson/workspace/kustomize-patches.ts';
import { isKustomization, kustomizationLandmark, manifestFile } from '../../../lesson/workspace/manifest-file.ts';
import { mergeKeysOf } from '../../../lesson/workspace/schema-merge-keys.ts';
import { apiRules } from '../../../rules/api/rules.ts';
import { checkByRules } from '../../../rules/check-by-rules.ts';
import { elsewhereObjects } from '../../../rules/refs/elsewhere.ts';
import { refsRules } from '../../../rules/refs/rules.ts';
import { schemaRules } from '../../../rules/schema/rules.ts';
import { yamlRules } from '../../../rules/yaml/rules.ts';
import { createSource } from '../../../text/source.ts';
import { asFarAsCertain } from './certain.ts';

/** What is said of a file while it is written: of its YAML, its fields, its values and what it refers to. */
const RULES = [...yamlRules, ...schemaRules, ...apiRules, ...refsRules];
const AREAS = new Set(RULES.map(({ id }) => id.split('/')[0]));

/** Whether the checks read a file of this name: YAML and JSON. */
function isRead(name: string): boolean {
  return dialectOf(name) === 'yaml';
}

/**
 * The findings of a file as it stands among the other files of a workspace, in order of place, in the words of
 * `drydock check`. The file itself is read when its name says that it is YAML or JSON, the others when they look like
 * manifests. Never throws; a text that the checks fail at has no findings.
 * @param files the texts of all files of the workspace by their names, the checked one included
 */
export function checkFile(files: Readonly<Record<string, string>>, name: string): Finding[] {
  if (!isRead(name) || !Object.hasOwn(files, name)) return [];
  try {
    const { lessons, surroundings } = setAround(files, name);
    const at = lessons.findIndex(({ source }) => source.file === name);
    const result = checkByRules(lessons.map((lesson) => ({ ...lesson, surroundings })), RULES)[at];
    return (result?.findings ?? []).filter(({ rule }) => AREAS.has(rule.split('/')[0])).flatMap(asFarAsCertain);
  } catch {
    // Whatever the rules fail at, the reader goes on writing, and the next text is checked again.
    return [];
  }
}

interface FilesTogether {
  lessons: Lesson[];
  surroundings: Surroundings;
}

/** The files that are applied together with one, and what is known of all others; as `drydock check FOLDER` takes them. */
function setAround(files: Readonly<Record<string, string>>, name: string): FilesTogether {
  const lessons = new Map<string, Lesson>();
  const marks: Landmark[] = [];
  for (const [file, text] of Object.entries(files)) {
    if (!isRead(file)) continue;
    if (file !== name && !looksLikeManifest(file, text)) {
      const mark = leftOutLandmark(file, text);
      if (mark !== undefined) marks.push(mark);
      continue;
    }
    const lesson = read(file, text);
    if (lesson === undefined) continue;
    lessons.set(file, lesson);
    const mark = isKustomization(file) ? kustomizationLandmark(lesson) : undefined;
    if (mark !== undefined) marks.push(mark);
  }
  const all = [...lessons.values()];
  const patches = new Set(all.flatMap((lesson) => [...patchFiles(lesson)]));
  // A patch is no object of its own, and with it the folder does not define its object twice.
  const whole = all.map(manifestFile).map((file) => (patches.has(file.file) ? { ...file, objects: [] } : file));
  const set = fileSets(whole, marks).find((one) => one.files.includes(name));
  return {
    lessons: (set?.files ?? [name]).flatMap((file) => lessons.get(file) ?? []),
    surroundings: {
      objects: all.flatMap(elsewhereObjects),
      definitions: all.flatMap(definitionsIn),
      patches: [...patches],
      ...(set?.open === true ? { open: true } : {}),
    },
  };
}

/** A file that is read; undefined for one that cannot be, so that the others are still checked. */
function read(file: string, text: string): Lesson | undefined {
  try {
    return parseYamlFile(createSource(file, text), mergeKeysOf(schemaSet(DEFAULT_KUBERNETES_VERSION)));
  } catch {
    return undefined;
  }
}

/** The CustomResourceDefinitions of a file. */
function definitionsIn({ revisions }: Lesson): unknown[] {
  const values = revisions.flatMap(({ documents }) => documents.map(({ value }) => value));
  return values.filter((value) => (value as { kind?: unknown } | null | undefined)?.kind === 'CustomResourceDefinition');
}
