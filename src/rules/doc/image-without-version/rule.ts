import { parseImageReference } from '../../../kube/image-reference.ts';
import type { Lesson } from '../../../lesson/types.ts';
import { readKubectl } from '../../kubectl-arguments.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import { placeOf } from '../../refs/objects.ts';
import { podTemplateOf } from '../../refs/pod-templates.ts';
import { pageObjects } from '../../refs/workspace-objects.ts';
import type { Rule } from '../../types.ts';

/** An update needs a version to begin from. */
export const rule: Rule = {
  id: 'doc/image-without-version',
  severity: 'info',
  summary: 'An image has no tag, and the page later updates it to one that has.',
  why: `\`kubectl set image deployment/web web=example/web:v2\` shows an update only when the pods ran something else before. An
image without a tag is \`latest\`, which may be v2 already, or v3, and will be another one next month; a rollback then
leads to nobody knows where. Name the version that the page begins with.`,
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  check({ lesson, report }) {
    const updates = updatedImages(lesson);
    const seen = new Set<string>();
    for (const object of pageObjects(lesson)) {
      for (const { image, path } of podTemplateOf(object)?.containers ?? []) {
        const update = updates.find((one) => one.image === image && (one.target === undefined || one.target === object.name));
        if (update === undefined || seen.has(image)) continue;
        seen.add(image);
        report({
          range: placeOf(object, [...path, 'image']),
          message: `${image} has no tag here, so it is whatever latest is, but line ${update.line} updates it to the version ${update.tag}`,
          help: `name the version before: ${image}:${/^v\d/.test(update.tag) ? 'v1' : 'TAG'}`,
          related: [{ file: lesson.source.file, line: update.line, message: `${image}:${update.tag}` }],
        });
      }
    }
  },
};

interface Update {
  image: string;
  tag: string;
  line: number;
  /** The workload's name, where the command says it. */
  target: string | undefined;
}

/** What `kubectl set image` updates. */
function updatedImages(lesson: Lesson): Update[] {
  const updates: Update[] = [];
  for (const { simple, placed } of simpleCommands(lesson)) {
    const kubectl = readKubectl(simple);
    if (kubectl?.verb !== 'set' || kubectl.operands[0]?.value !== 'image') continue;
    const [first, second] = kubectl.operands.slice(1).filter(({ value }) => !value.includes('='));
    const named = first?.value.includes('/') === true ? first : second;
    const target = named === undefined || named.dynamic ? undefined : named.value.replace(/^.*\//, '');
    for (const { value, dynamic } of kubectl.operands.slice(1)) {
      const reference = parseImageReference(/^[^=/]+=(.+)$/.exec(value)?.[1] ?? '');
      if (dynamic || reference?.tag === undefined || reference.tag === 'latest') continue;
      updates.push({ image: reference.name, tag: reference.tag, line: placed.command.range.start.line, target });
    }
  }
  return updates;
}
