import type { Rule, RuleReport } from '../../types.ts';
import { mayShareNamespace, placeOf } from '../objects.ts';
import { podTemplateOf, type PodTemplate } from '../pod-templates.ts';
import { hasPlaceholder, LabelIndex } from '../selectors.ts';
import { readService, type ServiceObject } from '../services.ts';
import { workspaceStates } from '../workspace-objects.ts';
import { namedPortMismatch, numberedPortMismatch } from './mismatch.ts';

/** A Service's `targetPort` must be a port of the pods that the Service selects. */
export const rule: Rule = {
  id: 'refs/service-target-port',
  severity: 'error',
  summary: 'A Service sends traffic to a port that no container of the pods it selects declares.',
  why: `The API server accepts any \`targetPort\`, because it never looks at the pods behind a Service. A port
**name** that no container has leaves the Service nowhere to send traffic. A port **number** that no container
listens on gives endpoints that refuse every connection. Without \`targetPort\`, the Service's own \`port\` is
used, which surprises readers whenever the two differ.

A number is held against \`containerPort\` only where every container of the pod declares its ports; a container
that declares none may listen anywhere. Containers and native sidecars (init containers with
\`restartPolicy: Always\`) count, other init containers do not.`,
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  check({ lesson, report }) {
    const found = new Map<string, { report: RuleReport; corrected: boolean }>();
    for (const state of workspaceStates(lesson)) {
      const templates = state.objects.map(podTemplateOf).filter((template) => template !== undefined);
      const all = new LabelIndex(templates);
      const changed = new LabelIndex(templates.filter((template) => state.written.has(template.owner)));
      for (const service of state.objects.map(readService)) {
        if (service === undefined || hasPlaceholder(service.selector)) continue;
        if (!state.written.has(service.object) && changed.selectedBy(service.selector).length === 0) continue;
        const selected = all
          .selectedBy(service.selector)
          .filter((template) => mayShareNamespace(service.object, template.owner));
        for (const [key, finding] of mismatches(service, selected)) {
          if (finding === undefined) {
            const earlier = found.get(key);
            if (earlier !== undefined) earlier.corrected = true;
          } else if (!found.has(key)) found.set(key, { report: finding, corrected: false });
        }
      }
    }
    for (const { report: finding, corrected } of found.values()) {
      // What the page corrects itself was shown on purpose, and is not to be fixed.
      const { fix: _, ...shown } = finding;
      report(corrected ? { ...shown, severity: 'warning' } : finding);
    }
  },
};

/**
 * What is wrong with each port of a Service, under a key that names the port and the pods, so that a
 * later state of the page can be seen to correct it; undefined where nothing is wrong.
 */
function mismatches(service: ServiceObject, selected: PodTemplate[]): [string, RuleReport | undefined][] {
  const outcomes: [string, RuleReport | undefined][] = [];
  const withContainers = selected.filter((template) => template.containers.length > 0);
  if (withContainers.length === 0) return outcomes;
  const id = JSON.stringify([service.object.namespace ?? '', service.object.name]);
  for (const port of service.ports) {
    const range = placeOf(service.object, port.targetPath);
    if (typeof port.targetPort === 'string') {
      outcomes.push([`${id} ${port.port}`, namedPortMismatch(service, port, withContainers, range)]);
      continue;
    }
    // Where some of the pods have the port, the others may belong to another example of the page.
    const fits = withContainers.some((template) => declares(template, Number(port.targetPort)));
    for (const template of withContainers) {
      const mismatch = numberedPortMismatch(service, port, template, range);
      const owner = `${template.owner.kind}/${template.owner.name}`;
      outcomes.push([
        `${id} ${port.port} ${owner}`,
        mismatch !== undefined && fits ? { ...mismatch, severity: 'warning' } : mismatch,
      ]);
    }
  }
  return outcomes;
}

function declares(template: PodTemplate, number: number): boolean {
  return template.containers.some((container) => container.ports.some((port) => port.number === number));
}
