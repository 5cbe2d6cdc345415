import { formatFieldPath } from '../../../text/field-path.ts';
import type { Rule } from '../../types.ts';
import { asList, describePlace, placeOf, relatedPlace, type KubeObject } from '../objects.ts';
import { podTemplateOf, type PodContainer } from '../pod-templates.ts';
import { listOf } from '../sentences.ts';
import { pageObjects } from '../workspace-objects.ts';
import { imagePorts, repositoryOf, type ImagePort } from './image-ports.ts';

interface Use {
  object: KubeObject;
  container: PodContainer;
}

/** A container must declare the port on which its image listens. */
export const rule: Rule = {
  id: 'refs/image-port',
  severity: 'error',
  summary: 'A container declares another port than its image listens on, as the page shows it.',
  why: `\`containerPort\` does not make a process listen anywhere: it tells readers, probes and Services where the
process listens. When the page builds the image (\`EXPOSE\`, \`--port\` in the command), runs it with
\`docker run -p\`, or uses the same image with another port in another manifest, the two must agree, or every
connection through the declared port is refused.

A container that overrides the image's command, or is told its port in arguments or environment, is left alone.`,
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
  check({ lesson, report }) {
    const uses: Use[] = pageObjects(lesson).flatMap((object) =>
      (podTemplateOf(object)?.containers ?? [])
        .filter((container) => container.ports.length > 0 && /^[^<>{}$]+$/.test(container.image))
        .map((container) => ({ object, container })),
    );
    const known = imagePorts(lesson);
    for (const { image, port, range } of known) {
      const built = range === undefined ? undefined : known.find((one) => one.image === image && one.range === undefined);
      if (range === undefined || built === undefined || built.port === port) continue;
      report({
        range,
        message: `the port ${port} of the container is published here, but ${built.source} (line ${built.line}) has the image ${image} listen on ${built.port}`,
        help: `write --publish ${built.port}:${built.port}, or another port of the host before the colon`,
        related: [{ file: lesson.source.file, line: built.line, message: `the image listens on ${built.port}` }],
      });
    }
    const alike = Map.groupBy(uses, ({ container }) => signature(container));
    for (const use of uses) {
      const { object, container } = use;
      const range = placeOf(object, portPath(container));
      const path = formatFieldPath(portPath(container));
      const declared = listOf(container.ports.map((port) => port.number));
      const evidence = evidenceAgainst(container, known);
      if (evidence !== undefined) {
        report({
          range,
          path,
          message: `containerPort is ${declared} here, but ${evidence.source} (line ${evidence.line}) has the image ${evidence.image} listen on ${evidence.port}`,
          help: `write containerPort: ${evidence.port}`,
          related: [{ file: lesson.source.file, line: evidence.line, message: `the image listens on ${evidence.port}` }],
          ...(evidence.image === container.image ? {} : { severity: 'warning' as const }),
        });
        continue;
      }
      if (known.some((port) => repositoryOf(port.image) === repositoryOf(container.image))) continue;
      const other = otherUse(use, alike.get(signature(container))!);
      if (other === undefined) continue;
      report({
        range,
        path,
        message: `containerPort is ${declared} here, but ${describePlace(other.object, portPath(other.container))} gives the same image ${container.image} port ${listOf(other.container.ports.map((port) => port.number))}`,
        help: `write the port on which ${container.image} listens in both places`,
        related: [relatedPlace(other.object, portPath(other.container), 'the same image with another port')],
        // Elsewhere a name such as my-image may stand for any image.
        ...(lesson.dialect === 'mdx' ? {} : { severity: 'warning' as const }),
      });
    }
  },
};

function portPath(container: PodContainer): (string | number)[] {
  return [...container.ports[0]!.path, 'containerPort'];
}

/** What the page says of the image's port, where the container declares none of those. */
function evidenceAgainst(container: PodContainer, known: readonly ImagePort[]): ImagePort | undefined {
  const exact = known.filter((port) => port.image === container.image);
  const evidence = exact.length > 0 ? exact : known.filter((port) => repositoryOf(port.image) === repositoryOf(container.image));
  if (evidence.length === 0 || isTold(container)) return undefined;
  const declared = new Set(container.ports.map((port) => port.number));
  return evidence.some((port) => declared.has(port.port)) ? undefined : evidence[0];
}

/** The container replaces the image's command, or an argument or variable may set the port. */
function isTold({ value }: PodContainer): boolean {
  if (value['command'] !== undefined || value['args'] !== undefined || value['envFrom'] !== undefined) return true;
  return /port/i.test(JSON.stringify(asList(value['env'])));
}

/**
 * Among the uses of the same image that are told the same, one with no port in common, if most agree with it;
 * between two, the one that is shown first.
 */
function otherUse(use: Use, alike: readonly Use[]): Use | undefined {
  const agreeing = alike.filter((one) => shareAPort(one.container, use.container));
  const others = alike.filter((one) => !shareAPort(one.container, use.container));
  if (others.length === 0 || others.length < agreeing.length) return undefined;
  const tie = others.length === agreeing.length;
  return tie && alike.indexOf(agreeing[0]!) < alike.indexOf(others[0]!) ? undefined : others[0];
}

function shareAPort(one: PodContainer, other: PodContainer): boolean {
  return one.ports.some((port) => other.ports.some((its) => its.number === port.number));
}

/** Image and all that may change where its process listens. */
function signature({ image, value }: PodContainer): string {
  return JSON.stringify([image, value['command'], value['args'], value['env'], value['envFrom'], value['volumeMounts']]);
}
