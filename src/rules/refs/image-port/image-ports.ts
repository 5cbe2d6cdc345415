import type { Block, Lesson } from '../../../lesson/types.ts';
import type { Range } from '../../../text/position.ts';
import { excerptPosition } from '../../../text/excerpt.ts';
import { readDockerBuild, readDockerRun } from '../../docker-arguments.ts';
import { simpleCommands } from '../../lesson-commands.ts';

/** A port that a page shows an image to listen on. */
export interface ImagePort {
  image: string;
  port: number;
  /** What shows it: `docker run -p` or the name of the Dockerfile. */
  source: string;
  line: number;
  /** For a command: where it stands. */
  range?: Range;
}

/** The image without its tag and digest: `registry:5000/api:0.1.0` is `registry:5000/api`. */
export function repositoryOf(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
}

/** The ports that the images built or run on a page listen on, from Dockerfiles first. */
export function imagePorts(lesson: Lesson): ImagePort[] {
  const built: ImagePort[] = [];
  const run: ImagePort[] = [];
  for (const { simple, placed } of simpleCommands(lesson)) {
    const build = readDockerBuild(simple);
    if (build !== undefined) {
      const dockerfile = dockerfileFor(lesson, placed.before, build.file?.value ?? 'Dockerfile');
      const listening = dockerfile === undefined ? undefined : listeningPort(dockerfile);
      for (const tag of build.tags) {
        if (listening !== undefined && !tag.dynamic) built.push({ image: tag.value, ...listening });
      }
    }
    const container = readDockerRun(simple);
    if (container === undefined || container.image.dynamic || container.command.length > 0) continue;
    const range = simple.range ?? simple.words[0]!.range;
    for (const { container: port } of container.ports) {
      run.push({ image: container.image.value, port, source: 'docker run -p', line: range.start.line, range });
    }
  }
  return [...built, ...run];
}

/** The Dockerfile as it stands at a point of the page: the last block of that name before it. */
function dockerfileFor(lesson: Lesson, before: number, name: string): Block | undefined {
  const base = name.replace(/^.*\//, '');
  return lesson.blocks.findLast(
    (block) =>
      block.index < before &&
      (block.file?.replace(/^.*\//, '') === base || (block.file === undefined && /^(?:dockerfile|docker)$/.test(block.language))),
  );
}

const EXPOSE = /^\s*EXPOSE\s+(\d+)(?:\/tcp)?\s*$/i;
const LISTENS = /^\s*(?:CMD|ENTRYPOINT)\b.*?(?:--(?:port|bind|listen|addr|address|host-port)|-b)["',\s=]+(?:[\w.[\]]*:)?(\d{2,5})\b/i;

/**
 * The one port that a Dockerfile has its process listen on: what the command says, else what it
 * exposes. Undefined when it says none, or several.
 */
function listeningPort(dockerfile: Block): { port: number; source: string; line: number } | undefined {
  let exposed: { port: number; source: string; line: number }[] = [];
  let told: typeof exposed = [];
  let offset = 0;
  for (const text of dockerfile.excerpt.text.split('\n')) {
    const place = { source: dockerfile.file ?? 'the Dockerfile', line: excerptPosition(dockerfile.excerpt, offset).line };
    offset += text.length + 1;
    if (/^\s*FROM\b/i.test(text)) {
      // The last stage makes the image.
      exposed = [];
      told = [];
    }
    const [inCommand, expose] = [LISTENS.exec(text)?.[1], EXPOSE.exec(text)?.[1]];
    if (inCommand !== undefined) told.push({ port: Number(inCommand), ...place });
    if (expose !== undefined) exposed.push({ port: Number(expose), ...place });
  }
  const found = told.length > 0 ? told : exposed;
  return new Set(found.map((one) => one.port)).size === 1 ? found.at(-1) : undefined;
}
