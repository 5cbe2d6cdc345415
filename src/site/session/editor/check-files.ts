import type { FileText } from '../../../cli/check/manifest-files.ts';
import { survey } from '../../../cli/check/survey.ts';
import { leftOutLandmark, looksLikeManifest } from '../../../cli/files/manifest-text.ts';
import type { Finding } from '../../../findings/finding.ts';
import { schemaSet } from '../../../kube/schema/schema-set.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../../kube/version.ts';
import { dialectOf } from '../../../lesson/dialect.ts';
import { parseYamlFile } from '../../../lesson/parse-yaml-file.ts';
import type { Lesson, Surroundings } from '../../../lesson/types.ts';
import type { Landmark } from '../../../lesson/workspace/file-sets.ts';
import { mergeKeysOf } from '../../../lesson/workspace/schema-merge-keys.ts';
import { apiRules } from '../../../rules/api/rules.ts';
import { checkByRules } from '../../../rules/check-by-rules.ts';
import { refsRules } from '../../../rules/refs/rules.ts';
import { schemaRules } from '../../../rules/schema/rules.ts';
import { yamlRules } from '../../../rules/yaml/rules.ts';
import { createSource } from '../../../text/source.ts';
import { asFarAsCertain } from './certain.ts';

/** What is said of a file while it is written: of its YAML, its fields, its values and what it refers to. */
const RULES = [...yamlRules, ...schemaRules, ...apiRules, ...refsRules];
const AREAS = new Set(RULES.map(({ id }) => id.split('/')[0]));

/**
 * The findings of a file as it stands among the other files of a workspace, in order of place, in the words of
 * `drydock check`. The file itself is read when its name says that it is YAML or JSON, the others when they look like
 * manifests. Never throws; a text that the checks fail at has no findings.
 * @param files the texts of all files of the workspace by their names, the checked one included
 */
export function checkFile(files: Readonly<Record<string, string>>, name: string): Finding[] {
  if (dialectOf(name) !== 'yaml' || !Object.hasOwn(files, name)) return [];
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
  const texts: FileText[] = [];
  const marks: Landmark[] = [];
  for (const [file, text] of Object.entries(files)) {
    if (dialectOf(file) !== 'yaml') continue;
    if (file === name || looksLikeManifest(file, text)) texts.push({ file, text });
    else {
      const mark = leftOutLandmark(file, text);
      if (mark !== undefined) marks.push(mark);
    }
  }
  const keysOf = mergeKeysOf(schemaSet(DEFAULT_KUBERNETES_VERSION));
  const lessons = new Map<string, Lesson>();
  const lessonOf = (file: string): Lesson => {
    const lesson = lessons.get(file) ?? parseYamlFile(createSource(file, files[file]!), keysOf);
    lessons.set(file, lesson);
    return lesson;
  };
  const { sets, around } = survey(texts, { lessonOf }, marks);
  const set = sets.find((one) => one.files.includes(name));
  return { lessons: (set?.files ?? []).map(lessonOf), surroundings: { ...around, ...(set?.open === true ? { open: true } : {}) } };
}
