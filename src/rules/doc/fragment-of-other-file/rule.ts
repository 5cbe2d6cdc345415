import { parseImageReference } from '../../../kube/image-reference.ts';
import { filesAt } from '../../../lesson/workspace.ts';
import { asList, asRecord, asString, objectsOf, placeOf } from '../../refs/objects.ts';
import { podTemplateOf } from '../../refs/pod-templates.ts';
import { listOf } from '../../refs/sentences.ts';
import type { Rule } from '../../types.ts';
import { paragraphAt } from '../paragraphs.ts';

/** A change must be one to the file that is named. */
export const rule: Rule = {
  id: 'doc/fragment-of-other-file',
  severity: 'warning',
  summary: 'A change is said to be for a file, but it is about a container and an image that the file does not have.',
  why: `"Update the image in \`deployment.yaml\`", and below it a container that \`deployment.yaml\` never had: the page means
another manifest, which it gave no file name, or another file. The reader changes the wrong object.`,
  check({ lesson, report }) {
    for (const block of lesson.blocks) {
      if (block.role !== 'fragment' || block.file === undefined || block.fileRange === undefined || block.skip !== undefined) continue;
      const file = filesAt(lesson, block.index).get(block.file);
      const containers = (file === undefined ? [] : objectsOf(file)).flatMap((object) =>
        (podTemplateOf(object)?.containers ?? []).map((container) => ({ container, object })),
      );
      const changed = containersIn(block.yaml?.documents[0]?.value);
      if (containers.length === 0 || changed.length === 0) continue;
      const repositories = new Set(containers.map(({ container }) => repositoryOf(container.image)));
      const sentence = paragraphAt(lesson, block.fileRange.start)?.text ?? '';
      // What is added was not there before.
      if (!/\b(?:updat\w*|chang\w*|edit|set|replac\w*|bump|upgrad\w*|modif\w*|adjust)\b/i.test(sentence) || /\b(?:add\w*|sidecar|second|another|new|extra|inject\w*|also)\b/i.test(sentence)) continue;
      const isKnown = changed.some(({ name, image }) => image === undefined || containers.some((one) => one.container.name === name) || repositories.has(repositoryOf(image)));
      if (isKnown) continue;
      const { object } = containers[0]!;
      const { line } = placeOf(object, ['metadata', 'name']).start;
      report({
        range: block.fileRange,
        message: `${block.file} is named here, but the change in line ${block.range.start.line} is for the container ${listOf(changed.map(({ name }) => name))} (${listOf(changed.map(({ image }) => image!))}), and ${block.file} holds the ${object.kind} ${object.name} (line ${line}) with the container ${listOf(containers.map(({ container }) => container.name))}`,
        help: 'name the file that is meant, and give its manifest that name',
        related: [{ file: lesson.source.file, line, message: `${object.kind} ${object.name}` }],
        ...(lesson.dialect === 'mdx' ? {} : { severity: 'info' as const }),
      });
    }
  },
};

interface Changed {
  name: string;
  image: string | undefined;
}

/** The containers that a fragment shows, wherever in it. */
function containersIn(value: unknown): Changed[] {
  const record = asRecord(value);
  if (record === undefined) return [];
  const own = asList(record['containers']).flatMap((item) => {
    const name = asString(asRecord(item)?.['name']);
    return name === undefined ? [] : [{ name, image: asString(asRecord(item)?.['image']) }];
  });
  return [...own, ...Object.values(record).flatMap(containersIn)];
}

function repositoryOf(image: string): string {
  return parseImageReference(image)?.name ?? image;
}
