import type { Lesson } from '../../../lesson/types.ts';
import { localImages } from '../../refs/image-unknown/local-images.ts';
import { tellsOfFailure } from '../../refs/told-failure.ts';
import type { Rule } from '../../types.ts';
import { paragraphsOf } from '../paragraphs.ts';

/** An image of the reader's own must not have the tag that is always pulled. */
export const rule: Rule = {
  id: 'doc/local-image-latest',
  severity: 'info',
  summary: 'An image that the reader builds and deploys has the tag latest, which is always pulled from a registry.',
  why: `For the tag \`latest\`, and for no tag, the pull policy of a container is \`Always\` unless it says otherwise. An image
that was only built on the reader's computer is in no registry, so the pod ends in \`ErrImagePull\`, although the image
is there. Any other tag has the policy \`IfNotPresent\`, which finds it.

This rule reads the text, where no manifest is shown; manifests are looked at by \`refs/image-unknown\`. It is silent
where images are pushed, or where the page speaks of \`IfNotPresent\` or \`Never\`.`,
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
  check({ lesson, report }) {
    const { built, pushed } = localImages(lesson);
    if (pushed || /\b(?:IfNotPresent|Never)\b/.test(lesson.source.text) || tellsOfFailure(lesson, /ErrImagePull|ImagePullBackOff/)) return;
    const seen = new Set<string>();
    for (const { image, tag, line } of built) {
      if (tag !== 'latest' || seen.has(image)) continue;
      seen.add(image);
      const deployed = isUsedByManifest(lesson, image) ? undefined : deployedIn(lesson, image, line);
      const place = lesson.prose.find(({ kind, text, range }) => kind === 'code' && text === image && range.start.line === line);
      if (deployed === undefined || place === undefined) continue;
      report({
        range: place.range,
        message: `${image} is built on the reader's computer and then deployed (line ${deployed}), but an image with the tag latest is always pulled, and this one is in no registry`,
        help: `use another tag, such as ${image.replace(/latest$/, '0.1.0')}, or imagePullPolicy: IfNotPresent`,
      });
    }
  },
};

function isUsedByManifest(lesson: Lesson, image: string): boolean {
  return lesson.blocks.some((block) => block.yaml !== undefined && block.excerpt.text.includes(image));
}

/** The line of the sentence that puts an image into a Deployment or a Pod. */
function deployedIn(lesson: Lesson, image: string, builtIn: number): number | undefined {
  return paragraphsOf(lesson).find(
    ({ text, range }) => range.start.line !== builtIn && text.includes(`\`${image}\``) && /\b(?:deployments?|deploy|pods?|statefulset)\b/i.test(text),
  )?.range.start.line;
}
