import type { Finding } from '../../findings/finding.ts';
import { resolveDeclaration, type ImageDeclaration } from '../../cluster/images/declaration.ts';
import { fullReference } from '../../cluster/images/reference.ts';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../kube/version.ts';
import { parseLesson } from '../../lesson/parse.ts';
import { problemFinding } from '../../lesson/problem-finding.ts';
import type { Lesson } from '../../lesson/types.ts';
import { readDockerBuild } from '../../rules/docker-arguments.ts';
import { simpleCommands } from '../../rules/lesson-commands.ts';
import { asList, asString } from '../../rules/refs/objects.ts';
import { allContainers, podSpecs } from '../../rules/refs/pod-specs.ts';
import { createSource } from '../../text/source.ts';
import { collectLessons } from '../files/collect-lessons.ts';
import type { InputFile } from '../files/collect.ts';
import { readText } from '../files/read.ts';

/** What one lesson says of one image. */
export interface LessonImage {
  /** Its name in full, by which lessons mean the same image. */
  full: string;
  /** With what `like` adds to it. */
  declaration: ImageDeclaration;
  lesson: Lesson;
  /** The images of the lesson's front matter that it is made of: its own place in the list first, then those that `like` leads to. */
  places: readonly number[];
  /** The lesson builds it with `docker build`, from sources that it shows. */
  isBuilt: boolean;
  /** The programs that containers of the lesson start in it, in the words of their `command`. */
  commands: readonly string[];
}

export interface LessonImages {
  images: LessonImage[];
  /** What keeps lessons from being understood. */
  findings: Finding[];
  /** The text of every lesson, for reports. */
  sources: ReadonlyMap<string, string>;
}

/** A lesson with one of these may declare or build something else than what was read. */
const MAKES_UNRELIABLE = new Set(['lesson/front-matter', 'lesson/mdx-syntax', 'lesson/unreadable', 'lesson/unclosed-fence']);

/**
 * Reads what lessons declare under `images`, in the order of the lessons.
 * @throws UsageError for a path that does not exist or has no lesson
 */
export async function readImages(cwd: string, paths: readonly string[]): Promise<LessonImages> {
  const { files, findings } = await collectLessons('images', cwd, paths);
  const sources = new Map<string, string>();
  const images: LessonImage[] = [];
  for (const file of files) {
    const lesson = await readLesson(file, findings);
    if (lesson === undefined) continue;
    sources.set(file.shown, lesson.source.text);
    images.push(...imagesOf(lesson));
  }
  return { images, findings, sources };
}

/** A lesson that can be relied on; undefined when it cannot, and then a finding says why. */
async function readLesson(file: InputFile, findings: Finding[]): Promise<Lesson | undefined> {
  const text = await readText(file.path, file.shown);
  if (typeof text !== 'string') {
    findings.push(text);
    return undefined;
  }
  const lesson = parseLesson(createSource(file.shown, text), { schemas: schemaSet(DEFAULT_KUBERNETES_VERSION, { customResources: true }) });
  const problems = lesson.problems.filter(({ rule }) => MAKES_UNRELIABLE.has(rule));
  findings.push(...problems.map((problem) => problemFinding(file.shown, problem)));
  return problems.length > 0 ? undefined : lesson;
}

function imagesOf(lesson: Lesson): LessonImage[] {
  // The front matter has been held against its schema while it was read.
  const declared = (lesson.frontMatter?.value['images'] ?? []) as readonly ImageDeclaration[];
  const byName = new Map(declared.map((image) => [image.name, image]));
  const built = builtImages(lesson);
  const commands = startedPrograms(lesson);
  return declared.map(({ name }, index) => {
    const full = fullName(name);
    const places = [index];
    for (let like = declared[index]!.like; like !== undefined; like = byName.get(like)?.like) places.push(declared.findIndex((other) => other.name === like));
    return { full, declaration: resolveDeclaration(name, byName)!, lesson, places, isBuilt: built.has(full), commands: [...(commands.get(full) ?? [])] };
  });
}

const fullName = (name: string): string => fullReference(name)?.full ?? name;

/** The images that the lesson's commands build. */
function builtImages(lesson: Lesson): Set<string> {
  const tags = simpleCommands(lesson).flatMap(({ simple }) => readDockerBuild(simple)?.tags ?? []);
  return new Set(tags.filter(({ dynamic }) => !dynamic).map(({ value }) => fullName(value)));
}

/** The first word of `command`, by image, of all containers in the lesson's manifests. */
function startedPrograms(lesson: Lesson): Map<string, Set<string>> {
  const programs = new Map<string, Set<string>>();
  for (const { container } of podSpecs(lesson).flatMap(allContainers)) {
    const image = asString(container['image']);
    const program = asString(asList(container['command'])[0]);
    if (image === undefined || program === undefined) continue;
    const full = fullName(image);
    programs.set(full, (programs.get(full) ?? new Set()).add(program));
  }
  return programs;
}
