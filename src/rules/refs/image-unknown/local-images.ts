import { parseImageReference } from '../../../kube/image-reference.ts';
import type { Lesson } from '../../../lesson/types.ts';
import { programWords } from '../../command-words.ts';
import { readDockerBuild } from '../../docker-arguments.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import { asList, asRecord, asString } from '../objects.ts';

/** An image that a page builds, or that a lesson declares. */
export interface LocalImage {
  /** As a container names it, with its tag: `api:0.1.0`. */
  image: string;
  repository: string;
  tag: string;
  /** How the page says so: `docker build, line 12`. */
  source: string;
  line: number;
}

export interface LocalImages {
  /** The images that a reader has on the own computer. */
  built: LocalImage[];
  /** Every image that a command pulls, pushes, tags or loads, by its name as written. */
  known: ReadonlySet<string>;
  /** Images are pushed to a registry, so that they are there as well. */
  pushed: boolean;
}

/** What a page says of images: `docker build` and `docker tag`, a lesson's `images`, and sentences ("Build … `api:0.1.0`"). */
export function localImages(lesson: Lesson): LocalImages {
  const built: LocalImage[] = [];
  const known = new Set<string>();
  let pushed = false;
  const add = (name: string, source: string, line: number): void => {
    const reference = parseImageReference(name);
    if (reference?.tag === undefined) return;
    built.push({ image: `${reference.name}:${reference.tag}`, repository: reference.name, tag: reference.tag, source, line });
  };
  for (const { simple, placed } of simpleCommands(lesson)) {
    const line = placed.command.range.start.line;
    for (const tag of readDockerBuild(simple)?.tags ?? []) if (!tag.dynamic) add(tag.value, `docker build, line ${line}`, line);
    const [program, verb, , target] = programWords(simple).map((word) => word.value);
    if (/^(?:docker|podman|nerdctl)$/.test(program ?? '') && verb === 'tag' && target !== undefined) add(target, `${program} tag, line ${line}`, line);
    if (simple.words.some(({ value }) => value === 'push' || value === '--push')) pushed = true;
    // Images that are pulled, loaded or run exist, whatever made them.
    if (program?.endsWith('kubectl') !== true) for (const { value } of simple.words) known.add(value);
  }
  for (const image of asList(lesson.frontMatter?.value['images'])) {
    const name = asString(asRecord(image)?.['name']);
    if (name !== undefined && lesson.dialect === 'mdx') add(name, 'images in the front matter', lesson.frontMatter!.range.start.line);
  }
  for (const spans of Map.groupBy(lesson.prose, (span) => span.paragraph).values()) {
    const text = spans.map((span) => span.text).join(' ');
    if (/\bpush(?:ed|es)?\b/i.test(text)) pushed = true;
    if (!/\b(?:re)?build\b/i.test(text)) continue;
    for (const { kind, text: code, range } of spans) {
      if (kind === 'code' && /^[\w./-]+:[\w.-]+$/.test(code)) add(code, `line ${range.start.line}`, range.start.line);
    }
  }
  return { built, known, pushed };
}
