import type { Lesson } from '../../../lesson/types.ts';
import { programWords } from '../../command-words.ts';
import { readDockerBuild } from '../../docker-arguments.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import type { Rule } from '../../types.ts';
import { paragraphsOf } from '../paragraphs.ts';

/** A page that has its reader build an image must say from what. */
export const rule: Rule = {
  id: 'doc/build-not-shown',
  severity: 'info',
  summary: 'A step asks the reader to build an image, and the page has neither a Dockerfile nor a command that builds.',
  why: `All that comes later depends on the image: its name and tag, the port that its process listens on, and the address
(\`127.0.0.1\` inside of a container can be reached by nobody else). Without a Dockerfile and the \`docker build\` line
every reader makes another image, and none of the later steps can be tried out.

It is reported once for each image name, where a sentence says "build" and names the image with its tag. Pages that
clone a repository, mention a Dockerfile or build in another way are left alone.`,
  source: 'https://docs.docker.com/build/concepts/dockerfile/',
  check({ lesson, report }) {
    if (showsBuilding(lesson)) return;
    const seen = new Set<string>();
    for (const paragraph of paragraphsOf(lesson)) {
      if (!/^(?:\W*(?:then|now|next|first|finally|and)\W+)?(?:re)?build\b/i.test(paragraph.text) || !/\bimages?\b/i.test(paragraph.text)) continue;
      for (const { kind, text, range } of paragraph.spans) {
        const repository = kind === 'code' ? /^([a-z0-9][\w./-]*):[\w.-]+$/.exec(text)?.[1] : undefined;
        if (repository === undefined || seen.has(repository)) continue;
        seen.add(repository);
        report({
          range,
          message: `${text} is to be built here, but this page shows neither a Dockerfile nor a command that builds it`,
          help: `show the Dockerfile and docker build --tag ${text} .`,
        });
      }
    }
  },
};

const BUILDERS = /^(?:buildah|pack|ko|jib|nix|skaffold|tilt|make|gradle|mvn|bazel|earthly|nixpacks|kaniko|s2i|devspace|\.{0,2}\/.*)$/;

/** The page builds, says where the Dockerfile is, or has its reader fetch a project. */
function showsBuilding(lesson: Lesson): boolean {
  const commands = simpleCommands(lesson).map(({ simple }) => simple);
  return (
    commands.some((simple) => {
      const words = programWords(simple).map(({ value }) => value);
      return (
        readDockerBuild(simple) !== undefined || BUILDERS.test(words[0] ?? '') || (words.includes('build') && words[0] !== 'npm') || words.join(' ').startsWith('git clone')
      );
    }) ||
    lesson.blocks.some(({ language, file }) => /^(?:dockerfile|docker|containerfile)$/.test(language) || /Dockerfile|Containerfile/.test(file ?? '')) ||
    lesson.prose.some(({ text, url }) => /Dockerfile|Containerfile|git clone/i.test(`${text} ${url ?? ''}`))
  );
}
