import type { Lesson, Word } from '../../../lesson/types.ts';
import type { FieldPath } from '../../../text/field-path.ts';
import { partOfWord } from '../../command-words.ts';
import { flagValue, readKubectl } from '../../kubectl-arguments.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import { describePlace, relatedPlace, type KubeObject } from '../../refs/objects.ts';
import { podTemplateOf } from '../../refs/pod-templates.ts';
import { resourceKind } from '../../refs/resource-kinds.ts';
import { listOf } from '../../refs/sentences.ts';
import { readService } from '../../refs/services.ts';
import { pageObjects } from '../../refs/workspace-objects.ts';
import type { Rule } from '../../types.ts';

/** `kubectl port-forward` must ask a port that its target has. */
export const rule: Rule = {
  id: 'doc/port-forward-target',
  severity: 'error',
  summary: '`kubectl port-forward` asks a Service or pod for a port that it does not have.',
  why: `In \`kubectl port-forward service/api 8080:80\` the second number is a port of the target: for a Service its
\`port\` (not its \`targetPort\` or \`nodePort\`), for a pod or a workload a port of its containers. kubectl refuses a
port that the Service does not have, and connections to a port of a pod on which nothing listens are refused.

Targets are held against the manifests of the page. For pods the rule speaks only where every container declares its
ports, and outside of lessons of ours as a warning.`,
  source: 'https://kubernetes.io/docs/tasks/access-application-cluster/port-forward-access-application-cluster/',
  check({ lesson, report }) {
    for (const { simple, placed } of simpleCommands(lesson)) {
      const kubectl = readKubectl(simple);
      const [target, ...forwards] = kubectl?.verb === 'port-forward' ? kubectl.operands : [];
      if (kubectl === undefined || target === undefined || target.dynamic || placed.command.exitStatus !== 0) continue;
      const namespace = flagValue(kubectl, 'namespace')?.value;
      const ports = portsOf(lesson, target.value, namespace);
      if (ports.length === 0) continue;
      for (const forward of forwards) {
        const asked = askedPort(forward);
        if (asked === undefined || ports.some((port) => String(port.number) === asked.value || port.name === asked.value)) continue;
        const first = ports[0]!;
        const numbers = [...new Set(ports.map((port) => port.number))];
        report({
          range: asked.range,
          message: `${target.value} is asked for port ${asked.value} here, but ${describePlace(first.object, first.path)} gives it port ${listOf(numbers)}`,
          help: `write ${forward.value.slice(0, forward.value.length - asked.value.length)}${first.number}`,
          related: [relatedPlace(first.object, first.path, `${first.path.at(-1)} ${first.number}`)],
          ...(first.object.kind === 'Service' || lesson.dialect === 'mdx' ? {} : { severity: 'warning' as const }),
        });
      }
    }
  },
};

interface TargetPort {
  number: number;
  name: string;
  object: KubeObject;
  path: FieldPath;
}

/** The port behind the colon of `8080:80`, or the only one. */
function askedPort(forward: Word): Word | undefined {
  if (forward.dynamic || !/^(?:\d*:)?[a-z0-9-]+$/.test(forward.value)) return undefined;
  return partOfWord(forward, forward.value.lastIndexOf(':') + 1);
}

/** All ports that the target has at any point of the page; none when it is not shown, or not all is known of it. */
function portsOf(lesson: Lesson, target: string, namespace: string | undefined): TargetPort[] {
  const slash = target.indexOf('/');
  const kind = slash < 0 ? 'Pod' : resourceKind(target.slice(0, slash));
  const name = target.slice(slash + 1);
  const ports: TargetPort[] = [];
  for (const object of pageObjects(lesson)) {
    if (object.kind !== kind || object.name !== name) continue;
    if (namespace !== undefined && object.namespace !== undefined && namespace !== object.namespace) continue;
    for (const port of readService(object)?.ports ?? []) {
      ports.push({ number: port.port, name: port.name, object, path: [...port.path, 'port'] });
    }
    const containers = podTemplateOf(object)?.containers ?? [];
    if (containers.some((container) => container.ports.length === 0)) return [];
    for (const port of containers.flatMap((container) => container.ports)) {
      ports.push({ number: port.number, name: port.name, object, path: [...port.path, 'containerPort'] });
    }
  }
  return ports;
}
