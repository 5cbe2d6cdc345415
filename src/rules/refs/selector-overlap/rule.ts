import { inventoryOf } from '../known-objects.ts';
import { controllerSelector, formatSelector, meetsSelector, type LabelSelector } from '../label-selectors.ts';
import type { Rule, RuleReport } from '../../types.ts';
import { describePlace, identityOf, isAbove, mayShareNamespace, placeOf, relatedPlace, sharesFolder, type KubeObject } from '../objects.ts';
import { podTemplateOf, type PodTemplate } from '../pod-templates.ts';
import { formatLabels, LabelIndex } from '../selectors.ts';
import { readService, type ServiceObject } from '../services.ts';
import { workspaceStates } from '../workspace-objects.ts';
import { repositoryOf } from '../image-port/image-ports.ts';

/** Labels by which several sets of pods are told apart that one Service is to reach. */
const VARIANTS = /track|version|release|colou?r|slot|canary|variant|stage|deployment|role|shard/i;

/** Pods belong to one controller, and a Service sends to pods of one kind. */
export const rule: Rule = {
  id: 'refs/selector-overlap',
  severity: 'warning',
  summary: 'Two controllers select the same pods, or a Service selects pods of something else too.',
  why: `Two controllers whose selectors match each other's pods are accepted. Each still owns the pods that it made, but
whatever finds pods by the selector mixes them up: \`kubectl logs deployment/NAME\` and \`kubectl port-forward\` may take
a pod of the other, an autoscaler counts both, and a Service sends to both.

On pages whose examples may replace each other this is an info, unless both stand in one block. A Service that
selects pods of different images, or those of a Job, is an info as well; where a label such as \`track\` or \`version\` tells them apart it is
taken to be on purpose.`,
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  check({ lesson, report }) {
    const { complete } = inventoryOf(lesson);
    const reported = new Set<string>();
    const once = (key: string, finding: RuleReport): void => {
      if (!reported.has(key)) report(finding);
      reported.add(key);
    };
    for (const { objects, written } of workspaceStates(lesson)) {
      const templates = objects.map(podTemplateOf).filter((template) => template !== undefined);
      const index = new LabelIndex(templates);
      const controllers = new Controllers(templates);
      for (const object of written) {
        if (!objects.includes(object) || object.name === '') continue;
        const other = overlapping(object, controllers);
        if (other !== undefined) once(identityOf(object), overlap(object, other, complete || isBeside(object, other)));
      }
      for (const service of objects.map(readService)) {
        if (service === undefined) continue;
        const selected = index.selectedBy(service.selector).filter((template) => mayShareNamespace(template.owner, service.object));
        if (!written.has(service.object) && !selected.some((template) => written.has(template.owner))) continue;
        const finding = mixedPods(service, selected, complete);
        if (finding !== undefined) once(`service ${identityOf(service.object)}`, finding);
      }
    }
  },
};

function isBeside(one: KubeObject, other: KubeObject): boolean {
  return one.document.block === other.document.block;
}

interface Controller {
  owner: KubeObject;
  selector: LabelSelector;
  labels: Readonly<Record<string, string>>;
}

/** The controllers of a state, found by the labels of their pods and by a pair of their selectors. */
class Controllers {
  readonly #byLabels: LabelIndex<Controller>;
  readonly #byPair: LabelIndex<{ controller: Controller; labels: Record<string, string> }>;

  constructor(templates: readonly PodTemplate[]) {
    const all = templates.flatMap(({ owner, labels }) => {
      const selector = owner.name === '' ? undefined : controllerSelector(owner);
      return selector === undefined ? [] : [{ owner, selector, labels }];
    });
    this.#byLabels = new LabelIndex(all);
    this.#byPair = new LabelIndex(
      all.map((controller) => ({ controller, labels: Object.fromEntries(Object.entries(controller.selector.matchLabels).slice(0, 1)) })),
    );
  }

  /** Those whose pods a selector matches; with expressions, more than those. */
  selectedBy(selector: LabelSelector): Controller[] {
    return this.#byLabels.selectedBy(selector.matchLabels);
  }

  /** Those that may select pods with these labels. */
  selecting(labels: Readonly<Record<string, string>>): Controller[] {
    return Object.entries(labels).flatMap(([name, value]) => this.#byPair.selectedBy({ [name]: value }).map(({ controller }) => controller));
  }
}

/** Another controller that stands above this one, where each selects the pods of the other or one those of the other. */
function overlapping(object: KubeObject, controllers: Controllers): KubeObject | undefined {
  const [selector, own] = [controllerSelector(object), podTemplateOf(object)];
  if (selector === undefined || own === undefined) return undefined;
  const isOther = ({ owner }: Controller): boolean =>
    owner !== object && isAbove(owner, object) && sharesFolder(owner, object) && mayShareNamespace(owner, object) && identityOf(owner) !== identityOf(object);
  const selected = controllers.selectedBy(selector).find((one) => isOther(one) && meetsSelector(selector, one.labels));
  return (selected ?? controllers.selecting(own.labels).find((one) => isOther(one) && meetsSelector(one.selector, own.labels)))?.owner;
}

function overlap(object: KubeObject, other: KubeObject, together: boolean): RuleReport {
  const path = ['spec', 'selector'];
  const [own, its] = [controllerSelector(object)!, controllerSelector(other)!];
  return {
    range: placeOf(object, path, 'key'),
    path: 'spec.selector',
    message: `the selectors of ${object.kind} ${object.name} (${formatSelector(own)}) and ${other.kind} ${other.name} (${formatSelector(its)}) in ${describePlace(other, path, 'key')} match the same pods`,
    help: 'give each a label of its own, in the selector and in the labels of the pods',
    related: [relatedPlace(other, path, `${other.kind} ${other.name}`, 'key')],
    ...(together ? {} : { severity: 'info' as const }),
  };
}

/** What a Service selects beside the pods for which it is, as far as their images tell. */
function mixedPods(service: ServiceObject, selected: readonly PodTemplate[], complete: boolean): RuleReport | undefined {
  const pods = selected.filter((template) => template.owner.name !== '' && template.owner.kind !== 'Pod' && template.containers.length > 0);
  const here = complete ? pods : pods.filter((template) => isBeside(template.owner, service.object));
  const main = here.find(({ owner }) => !owner.kind.endsWith('Job'));
  if (main === undefined) return undefined;
  const images = new Set(main.containers.map(({ image }) => repositoryOf(image)));
  const isOther = ({ owner, containers }: PodTemplate): boolean =>
    owner.kind.endsWith('Job') || !containers.some(({ image }) => images.has(repositoryOf(image)));
  const stranger = here.find((template) => isOther(template) && !isVariant(main, template));
  if (stranger === undefined) return undefined;
  const { owner, labelsPath } = stranger;
  const why = owner.kind.endsWith('Job') ? 'which do their work and end' : 'which run another image';
  return {
    range: placeOf(service.object, ['spec', 'selector'], 'key'),
    path: 'spec.selector',
    severity: 'info',
    message: `the selector ${formatLabels(service.selector)} of Service ${service.object.name} matches the pods of ${main.owner.kind} ${main.owner.name}, and those of ${owner.kind} ${owner.name} in ${describePlace(owner, labelsPath, 'key')}, ${why}`,
    help: 'give the pods labels that tell them apart, and select by those',
    related: [relatedPlace(owner, labelsPath, `pods of ${owner.kind} ${owner.name}`, 'key')],
  };
}

/** Two sets of pods that differ by a label that says which variant they are. */
function isVariant(one: PodTemplate, other: PodTemplate): boolean {
  const names = new Set([...Object.keys(one.labels), ...Object.keys(other.labels)]);
  return [...names].some((name) => VARIANTS.test(name) && one.labels[name] !== other.labels[name]);
}
