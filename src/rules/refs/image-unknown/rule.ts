import { parseImageReference } from '../../../kube/image-reference.ts';
import type { FieldPath } from '../../../text/field-path.ts';
import { formatFieldPath } from '../../../text/field-path.ts';
import { nearestNode } from '../../../text/yaml/locate.ts';
import type { Rule, RuleReport } from '../../types.ts';
import { checkedYaml, rangeOfSpan } from '../../yaml-streams.ts';
import { inventoryOf } from '../known-objects.ts';
import { asRecord, asString } from '../objects.ts';
import { listOf } from '../sentences.ts';
import { tellsOfFailure } from '../told-failure.ts';
import { localImages, type LocalImage, type LocalImages } from './local-images.ts';

/** Containers use the images that the page builds, and find them where they are. */
export const rule: Rule = {
  id: 'refs/image-unknown',
  severity: 'error',
  summary: 'A container uses an image that was built under another name, or one that is only built but always pulled.',
  why: `An image that was built on the reader's computer is in no registry. A container finds it only under the very name
and tag that it was built with, and only if the kubelet does not have to pull it: with \`imagePullPolicy: Always\`, which
is the default for the tag \`latest\` and for no tag at all, the pod ends in \`ErrImagePull\`.

The rule speaks of images that the page builds (\`docker build\`, or a sentence that says so) or a lesson declares. It is
silent where the page pushes images to a registry, or shows the failure itself.`,
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
  check({ lesson, report }) {
    const images = localImages(lesson);
    if (images.built.length === 0 || images.pushed || tellsOfFailure(lesson, /ErrImagePull|ImagePullBackOff|ErrImageNeverPull/)) return;
    const { complete } = inventoryOf(lesson);
    for (const { yaml } of checkedYaml(lesson)) {
      for (const document of yaml.documents) {
        for (const { container, path } of containersIn(document.value, [])) {
          const problem = pullProblem(container, images) ?? nameProblem(container, images, complete);
          if (problem === undefined) continue;
          const at = [...path, problem.field];
          report({
            ...problem.report,
            path: formatFieldPath(at),
            range: rangeOfSpan(yaml, nearestNode(document, at, 'value')),
            ...(complete ? {} : { severity: 'warning' as const }),
          });
        }
      }
    }
  },
};

interface Problem {
  field: 'image' | 'imagePullPolicy';
  report: Omit<RuleReport, 'range'>;
}

interface FoundContainer {
  container: Readonly<Record<string, unknown>>;
  path: FieldPath;
}

/** Every container below a value, also in fragments that show no more than the containers. */
function containersIn(value: unknown, path: FieldPath): FoundContainer[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => containersIn(item, [...path, index]));
  const record = asRecord(value);
  if (record === undefined) return [];
  const below = Object.entries(record).flatMap(([key, item]) => containersIn(item, [...path, key]));
  return typeof record['image'] === 'string' && typeof record['name'] === 'string' ? [{ container: record, path }, ...below] : below;
}

/** An image that is only on the reader's computer, and a policy that looks for it in a registry. */
function pullProblem(container: Readonly<Record<string, unknown>>, { built }: LocalImages): Problem | undefined {
  const reference = parseImageReference(asString(container['image']) ?? '');
  const policy = container['imagePullPolicy'];
  if (reference?.tag === undefined || reference.digest !== undefined || /[./]/.test(reference.name.split('/')[0]!) || reference.name.includes('/')) {
    return undefined;
  }
  const image = `${reference.name}:${reference.tag}`;
  const local = built.find((one) => one.image === image);
  if (local === undefined) return undefined;
  if (policy === 'Always') {
    return {
      field: 'imagePullPolicy',
      report: {
        message: `imagePullPolicy is Always here, but ${image} is built on the reader's computer (${local.source}) and is in no registry from which it could be pulled`,
        help: 'write imagePullPolicy: IfNotPresent, or leave it out for a tag other than latest',
      },
    };
  }
  if (policy !== undefined || reference.tag !== 'latest') return undefined;
  return {
    field: 'image',
    report: {
      message: `${image} is always pulled, because its tag is latest, but it is built on the reader's computer (${local.source}) and is in no registry`,
      help: `build and use another tag, such as ${reference.name}:0.1.0, or write imagePullPolicy: IfNotPresent`,
    },
  };
}

/** An image that nothing builds, with the repository of images that are built. */
function nameProblem(container: Readonly<Record<string, unknown>>, { built, known }: LocalImages, complete: boolean): Problem | undefined {
  const written = asString(container['image']) ?? '';
  const reference = parseImageReference(written);
  if (reference?.tag === undefined || reference.digest !== undefined || known.has(written)) return undefined;
  const { name, tag } = reference;
  const same = built.filter((one) => one.repository === name);
  if (same.length === 0 || same.some((one) => one.tag === tag)) return undefined;
  const near = same.find((one) => isSameVersion(one, tag));
  if (near === undefined && !complete) return undefined;
  const nearest = near ?? same.at(-1)!;
  const made = listOf([...new Set(same.map((one) => one.image))].slice(0, 5));
  return {
    field: 'image',
    report: {
      message: `the image is ${written} here, but this page makes ${made} (${nearest.source})`,
      help: near === undefined ? `build ${written}, or write ${nearest.image}` : `write ${nearest.image}`,
    },
  };
}

/** `0.1` or `v0.1.0` for `0.1.0`, or no tag at all, is the same version written in another way. */
function isSameVersion(one: LocalImage, tag: string): boolean {
  const [its, other] = [one.tag.replace(/^v/, ''), tag.replace(/^v/, '')];
  return its === other || its.startsWith(`${other}.`) || other.startsWith(`${its}.`) || (tag === 'latest') !== (one.tag === 'latest');
}
