import { inventoryOf } from '../../refs/known-objects.ts';
import { valueAt } from '../../refs/objects.ts';
import { podTemplateOf } from '../../refs/pod-templates.ts';
import { pageObjects } from '../../refs/workspace-objects.ts';
import type { Rule } from '../../types.ts';
import { paragraphsOf } from '../paragraphs.ts';

/** What a readiness probe does can only be seen at a Service. */
export const rule: Rule = {
  id: 'doc/service-not-shown',
  severity: 'info',
  summary: 'The text says what a readiness probe does to a Service, and the page has none.',
  why: `A pod that is not ready is taken out of its Services. On a page whose pods have a readiness probe and no Service,
the reader sees READY go from 1/1 to 0/1 and nothing else, and must believe the rest. A small Service, and
\`kubectl get endpointslices\` before and after, show it.`,
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes',
  check({ lesson, report }) {
    // What is installed from elsewhere may bring a Service.
    if (inventoryOf(lesson).known.some(({ kind }) => kind === 'Service') || /\bkind:\s*Service\b|\bhelm \w+|\bkustomiz|https?:\/\/\S+\.ya?ml\b|\bkubectl (?:expose|apply -k)/.test(lesson.source.text)) return;
    const probed = pageObjects(lesson).find((object) => podTemplateOf(object)?.containers.some(({ value }) => valueAt(value, ['readinessProbe']) !== undefined));
    if (probed === undefined) return;
    const told = paragraphsOf(lesson).find(({ text }) => /\b(?:remov|taken?|drop|exclud)\w*\b[^.]*\b(?:from|out of)\s+(?:(?:the|its|all|any|every|matching)\s+)*`?(?:Services?|load[- ]balanc\w+|endpoints?)\b/i.test(text));
    if (told === undefined) return;
    report({
      range: told.range,
      message: `this says what happens to a Service, but this page makes none, so the reader cannot see it at ${probed.kind} ${probed.name}, which has a readiness probe`,
      help: 'add a Service, and kubectl get endpointslices to look at',
    });
  },
};
