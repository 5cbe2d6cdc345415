import { parseImageReference } from '../../../kube/image-reference.ts';
import type { Rule } from '../../types.ts';
import { containerPlace, everyContainer } from '../containers.ts';

/** What runs must not depend on the day on which it is pulled. */
export const rule: Rule = {
  id: 'practice/image-tag',
  severity: 'warning',
  summary: 'An image has no tag, or the tag `latest`.',
  why: `An image without a tag is \`latest\`, and \`latest\` is whatever was pushed last. Two nodes that pull it on two
days run two programs, an update happens without anybody asking for it, and \`kubectl rollout undo\` goes back to the
same text. Write the version that was tested, or a digest (\`@sha256:…\`). Objects that the page deletes on its way count, too.`,
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const container of everyContainer(lesson)) {
      const { image } = container.value;
      const reference = typeof image === 'string' ? parseImageReference(image) : undefined;
      if (reference === undefined || reference.tag !== 'latest' || reference.digest !== undefined) continue;
      const said = image === reference.name ? `image is ${image}, without a tag, which means latest` : `image is ${image}`;
      report({
        ...containerPlace(container, ['image']),
        message: `${said}: what runs is decided by the day on which each node pulls it`,
        help: `write the version that was tested: ${reference.name}:VERSION`,
      });
    }
  },
};
