import type { Block, Lesson } from '../../lesson/types.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../kube/version.ts';
import { locateNode } from '../../text/yaml/locate.ts';
import { positionAt } from '../../text/source.ts';

/** A note on one line of a manifest: what that line was held against. */
export interface Callout {
  /** 1-based line of the block. */
  line: number;
  /** Length of the line, so that a leader can start at its end. */
  length: number;
  text: string;
}

interface ServiceObject {
  kind?: string;
  spec?: {
    selector?: Record<string, string>;
    ports?: { nodePort?: number; targetPort?: number | string }[];
  };
}

interface PodTemplate {
  metadata?: { labels?: Record<string, string> };
  spec?: { containers?: { ports?: { name?: string; containerPort?: number }[] }[] };
}

/** What the lines of a Service were held against, as far as the lesson tells. */
export function serviceCallouts(lesson: Lesson, block: Block, mentions: number): Callout[] {
  const document = block.yaml?.documents[0];
  const service = document?.value as ServiceObject | undefined;
  if (!document?.root || service?.kind !== 'Service') return [];
  const port = service.spec?.ports?.[0];
  const selected = selectedPods(lesson, service.spec?.selector ?? {});
  const target = selected && containerPort(selected.template, port?.targetPort);
  const label = Object.keys(service.spec?.selector ?? {})[0];
  const notes: [path: (string | number)[], text: string | undefined][] = [
    [['kind'], `known to Kubernetes ${DEFAULT_KUBERNETES_VERSION}`],
    [['spec', 'selector', label ?? ''], selected && `pods of ${selected.file}`],
    [['spec', 'ports', 0, 'targetPort'], target],
    [['spec', 'ports', 0, 'nodePort'], mentions > 0 ? `on ${mentions} more lines` : undefined],
  ];
  return notes.flatMap(([path, text]) => {
    const span = text === undefined ? undefined : locateNode(document.root, path, 'key');
    if (!span || text === undefined) return [];
    const { line } = positionAt(block.excerpt.inner, span.start);
    return [{ line, length: block.excerpt.text.split('\n')[line - 1]?.length ?? 0, text }];
  });
}

/** The first pods of the lesson that carry the labels, and the file they stand in. */
function selectedPods(lesson: Lesson, selector: Record<string, string>) {
  const wanted = Object.entries(selector);
  for (const { name, documents } of lesson.revisions.toReversed()) {
    for (const { value } of documents) {
      const template = (value as { spec?: { template?: PodTemplate } } | undefined)?.spec?.template;
      const labels = template?.metadata?.labels ?? {};
      if (template && wanted.length > 0 && wanted.every(([key, text]) => labels[key] === text)) {
        return { file: name, template };
      }
    }
  }
  return undefined;
}

function containerPort(template: PodTemplate, target: number | string | undefined): string | undefined {
  const ports = template.spec?.containers?.flatMap((container) => container.ports ?? []) ?? [];
  const port = ports.find((candidate) => candidate.name === target || candidate.containerPort === target);
  return port && `container port ${port.containerPort}`;
}
