import { parseImageReference } from '../../../kube/image-reference.ts';
import type { Block, Lesson } from '../../../lesson/types.ts';
import { typedKubectlLines } from '../../kubectl/typed-lines.ts';
import { lineFlag } from '../../kubectl/read-line.ts';
import { localImages } from '../../refs/image-unknown/local-images.ts';
import { podTemplateOf } from '../../refs/pod-templates.ts';
import { pageObjects } from '../../refs/workspace-objects.ts';
import type { Rule } from '../../types.ts';
import { namedObjects } from '../object-missing/named-objects.ts';

/** A shell that a command starts in a container must be in its image. */
export const rule: Rule = {
  id: 'doc/shell-not-in-image',
  severity: 'warning',
  summary: 'kubectl exec starts bash in a container whose image has none, or is not known to have it.',
  why: `Images that are based on Alpine or BusyBox have \`sh\` and no \`bash\`; images without a distribution have no shell at
all. \`kubectl exec -it web -- bash\` then ends with \`exec: "bash": executable file not found in $PATH\`. \`sh\` is there
wherever a shell is, and \`kubectl debug\` brings one along.

For an image that the reader builds from a Dockerfile that the page does not show, it is for information.`,
  source: 'https://kubernetes.io/docs/tasks/debug/debug-application/debug-running-pod/',
  check({ lesson, report }) {
    for (const { line } of typedKubectlLines(lesson)) {
      const word = line.command.path === 'exec' ? line.after?.[0] : undefined;
      if (word === undefined || !/^(?:\/(?:usr\/)?bin\/)?bash$/.test(word.value)) continue;
      const [named] = namedObjects(line);
      const image = named === undefined ? undefined : imageOf(lesson, named.kind, named.word.value, lineFlag(line, 'container')?.value?.value);
      if (image === undefined) continue;
      const base = shownBase(lesson, image);
      if (hasNoBash(base ?? image)) {
        report({ range: word.range, message: `${image}${base === undefined ? '' : `, built on ${base},`} has no bash`, help: 'write sh' });
      } else if (base === undefined && isBuiltUnseen(lesson, image)) {
        report({
          range: word.range,
          severity: 'info',
          message: `bash is started in a container of ${image}, but nothing on this page shows that this image has bash`,
          help: 'write sh, which every image with a shell has',
        });
      }
    }
  },
};

/** The image of an object's container: the one named, or the first, which kubectl takes otherwise. */
function imageOf(lesson: Lesson, kind: string, name: string, container: string | undefined): string | undefined {
  const object = pageObjects(lesson).findLast((one) => one.kind === kind && one.name === name);
  const containers = object === undefined ? [] : (podTemplateOf(object)?.containers ?? []);
  const chosen = container === undefined ? containers[0] : containers.find((one) => one.name === container);
  return chosen === undefined || chosen.image === '' ? undefined : chosen.image;
}

/** Images whose makers publish them on Alpine or BusyBox, or without a distribution. */
const WITHOUT_BASH = /(?:^|\/)(?:busybox|alpine|distroless\/.*|pause|hello-world|scratch|whoami|coredns|etcd)$/;

/** Rule: the tags of official images name Alpine when they are based on it (https://github.com/docker-library/official-images). */
function hasNoBash(image: string): boolean {
  const reference = parseImageReference(image);
  return reference !== undefined && (WITHOUT_BASH.test(reference.name) || /(?:^|-)alpine(?:[\d.]*)$/.test(reference.tag ?? ''));
}

/** The image that the page's only Dockerfile builds on, for an image that the page builds. */
function shownBase(lesson: Lesson, image: string): string | undefined {
  const files = lesson.blocks.filter(isDockerfile);
  // The Dockerfile may add bash.
  if (files.length !== 1 || !isLocal(lesson, image) || /\bbash\b/.test(files[0]!.excerpt.text)) return undefined;
  return [...files[0]!.excerpt.text.matchAll(/^[ \t]*FROM\s+(?:--\S+\s+)*(\S+)/gim)].at(-1)?.[1];
}

function isBuiltUnseen(lesson: Lesson, image: string): boolean {
  return isLocal(lesson, image) && !lesson.blocks.some(isDockerfile);
}

function isDockerfile({ language, file }: Block): boolean {
  return /^(?:dockerfile|docker|containerfile)$/.test(language) || /(?:^|\/)Dockerfile/.test(file ?? '');
}

function isLocal(lesson: Lesson, image: string): boolean {
  return lesson.dialect !== 'mdx' && localImages(lesson).built.some((one) => one.image === image);
}
