import { otherSources } from '../../other-sources.ts';
import type { Rule, RuleReport } from '../../types.ts';
import { arePodsElsewhere } from '../elsewhere.ts';
import { describePlace, identityOf, mayShareNamespace, placeOf, relatedPlace, valueAt } from '../objects.ts';
import { labelsOf, podTemplateOf, type PodTemplate } from '../pod-templates.ts';
import { formatLabels, hasPlaceholder, LabelIndex, likeness, selects } from '../selectors.ts';
import { wholeOf } from '../sentences.ts';
import { readService, type ServiceObject } from '../services.ts';
import { pageObjects } from '../workspace-objects.ts';

/** Outside of our own lessons, nothing less alike than this is taken for the labels that were meant. */
const CLEARLY_MEANT = 4;

/** Groups whose objects make no pods of their own, beside those of Kubernetes itself. */
const KNOWN_GROUPS = /(?:^|\.)(?:k8s\.io|argoproj\.io|keda\.sh|cert-manager\.io|flagger\.app)$/;

/** The nearest labels are looked for among so many pods. */
const MOST_COMPARED = 200;

/** A Service's selector must match pods that the page shows. */
export const rule: Rule = {
  id: 'refs/service-selects-nothing',
  severity: 'error',
  summary: 'A Service selects no pod that the page shows.',
  why: `A Service whose selector matches no pod is accepted and gets a cluster IP, and every connection to it fails.
Nothing points at the cause: the selector has to be compared with the labels of the pods by eye. The labels that
count are those of the **pods**, \`spec.template.metadata.labels\` of a Deployment, not the Deployment's own.

In a lesson of ours, and where a workload has the Service's name or stands beside it, this is an error; on other pages
the pods may be shown elsewhere, so that it is a warning, given only for labels that are much alike. A Service that
the page itself corrects further down is a warning as well.

The rule speaks only where the page shows pods in the Service's namespace, and none of them, at any point of the
page, has the labels. Services without a selector and of type \`ExternalName\` are left alone, and so is a page
that brings pods in another way, such as \`helm install\` or a manifest from a URL.`,
  source: 'https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/',
  check({ lesson, report }) {
    const objects = pageObjects(lesson);
    const templates = objects.map(podTemplateOf).filter((template) => template !== undefined);
    if (templates.length === 0) return;
    const others = otherSources(lesson);
    if (others.unknownObjects) return;
    const index = new LabelIndex(templates);
    // The operator behind a custom resource may make pods.
    const custom = objects.some(({ apiVersion }) => /\..*\//.test(apiVersion) && !KNOWN_GROUPS.test(apiVersion.split('/')[0]!));
    const unknown = templates.filter((template) => hasPlaceholder(template.labels));
    const services = objects.map(readService).filter((service) => service !== undefined);
    const isServed = (service: ServiceObject): boolean =>
      [...index.selectedBy(service.selector), ...unknown].some((template) => mayShareNamespace(service.object, template.owner)) ||
      others.labels.some((labels) => selects(service.selector, labels));
    for (const [at, service] of services.entries()) {
      if (Object.keys(service.selector).length === 0 || hasPlaceholder(service.selector) || isServed(service)) continue;
      const inNamespace = templates.filter((template) => mayShareNamespace(service.object, template.owner));
      const likely = inNamespace.filter((template) => isBeside(service, template) || kinship(service, template) > 0);
      const here = [...likely, ...inNamespace].slice(0, MOST_COMPARED);
      if (here.length === 0) continue;
      const complete = lesson.dialect === 'mdx' && !custom;
      const { score, nearest } = nearestTo(service, here);
      if (!complete && score < CLEARLY_MEANT) continue;
      const isElsewhere = !isBeside(service, nearest) && arePodsElsewhere(lesson, service.object, (labels) => selects(service.selector, labels));
      if (isElsewhere) continue;
      // The pods of a Service with the name of a workload, or beside it in a file, are those of that workload.
      const sure = complete || (!custom && (kinship(service, nearest) > 0 || isBeside(service, nearest)));
      const id = identityOf(service.object);
      const corrected = services.slice(at + 1).some((later) => identityOf(later.object) === id && isServed(later));
      report({ ...nothingSelected(service, nearest, wholeOf(lesson).of), ...(sure && !corrected ? {} : { severity: 'warning' as const }) });
    }
  },
};

/** The pods that a Service was most likely written for, and how likely that is. */
function nearestTo(service: ServiceObject, templates: readonly PodTemplate[]): { score: number; nearest: PodTemplate } {
  let score = -1;
  let nearest = templates[0]!;
  for (const template of templates) {
    const its = likeness(service.selector, template.labels) + kinship(service, template);
    if (its > score) [score, nearest] = [its, template];
  }
  return { score, nearest };
}

function isBeside(service: ServiceObject, template: PodTemplate): boolean {
  return service.object.document.block === template.owner.document.block;
}

function nothingSelected(service: ServiceObject, nearest: PodTemplate, ofPage: string): RuleReport {
  const { object } = service;
  const { owner } = nearest;
  const labelled = Object.keys(nearest.labels).length > 0;
  const labelsPlace = labelled ? nearest.labelsPath : nearest.labelsPath.slice(0, -2);
  const place = describePlace(owner, labelsPlace, 'key');
  const ownLabels = formatLabels(
    Object.fromEntries(
      Object.entries(labelsOf(valueAt(owner.value, ['metadata', 'labels']))).filter(([name, value]) => service.selector[name] === value),
    ),
  );
  const help =
    owner.kind !== 'Pod' && ownLabels !== ''
      ? `${ownLabels} is a label of the ${owner.kind} itself; a Service selects by the labels of the pods, spec.template.metadata.labels`
      : labelled
        ? `write labels of the pods into the selector, such as ${formatLabels(commonLabels(service, nearest))}`
        : `give the pods the label ${formatLabels(service.selector)}`;
  return {
    range: placeOf(object, ['spec', 'selector'], 'key'),
    path: 'spec.selector',
    message: labelled
      ? `the selector ${formatLabels(service.selector)} matches no pod ${ofPage}, but ${place} labels its pods ${formatLabels(nearest.labels)}`
      : `the selector ${formatLabels(service.selector)} matches no pod ${ofPage}; ${place} gives its pods no labels`,
    help,
    related: [
      relatedPlace(owner, labelsPlace, labelled ? `labels ${formatLabels(nearest.labels)}` : 'pods without labels', 'key'),
    ],
  };
}

/** A name without what says of which kind its object is. */
function stemOf(name: string): string {
  return name.replace(/-(?:svc|service|deploy|deployment|pod|rs|sts)$/, '');
}

/** Signs that a Service was written for a workload: it has or selects its name. */
function kinship(service: ServiceObject, template: PodTemplate): number {
  const { object } = service;
  const { owner } = template;
  const sameName = object.name !== '' && stemOf(object.name) === stemOf(owner.name);
  const selectsItsName = owner.name !== '' && Object.values(service.selector).includes(owner.name);
  return (sameName ? 4 : 0) + (selectsItsName ? 4 : 0);
}

/** The pods' labels under the selector's keys, or all of them when they share no key. */
function commonLabels(service: ServiceObject, template: PodTemplate): Record<string, string> {
  const shared = Object.entries(template.labels).filter(([name]) => Object.hasOwn(service.selector, name));
  return shared.length > 0 ? Object.fromEntries(shared) : { ...template.labels };
}
