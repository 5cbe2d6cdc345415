import { nearestName } from '../../../kube/nearest.ts';
import type { Lesson, Word } from '../../../lesson/types.ts';
import { typedKubectlLines, type TypedLine } from '../../kubectl/typed-lines.ts';
import { inventoryOf, type KnownObject } from '../../refs/known-objects.ts';
import { describePlace, relatedPlace } from '../../refs/objects.ts';
import { listOf } from '../../refs/sentences.ts';
import { pageObjects } from '../../refs/workspace-objects.ts';
import type { Rule, RuleReport } from '../../types.ts';
import { lineFlag } from '../../kubectl/read-line.ts';
import { containersOf, namedContainers } from './containers.ts';
import { namesOfLabel, selectedLabels, valuesOfLabel } from './labels.ts';
import { nameSlip } from './name-slips.ts';
import { namedObjects, type NamedObject } from './named-objects.ts';

/** A command must name objects and containers that the page has. */
export const rule: Rule = {
  id: 'doc/object-missing',
  severity: 'error',
  summary: 'A kubectl command names an object or a container that the page does not have.',
  why: `The page creates \`api-pod\`, and says \`kubectl describe pod api-pd\`: the reader gets \`pods "api-pd" not found\`.
\`kubectl set image deployment/web api=api:0.2.0\` fails when the container is called \`web\`.

Objects that manifests or kubectl commands make anywhere on the page count, and so do the pods of workloads, whose
names go on with something that nobody knows before. A page that installs things from elsewhere is left alone. In a
lesson of ours, which makes all that it uses, a name that nothing has is an error; in other documents only a slip of
the pen is reported, and a name of a kind of which the page has objects, as a warning.`,
  source: 'https://kubernetes.io/docs/reference/kubectl/#syntax',
  check({ lesson, report }) {
    for (const typed of typedKubectlLines(lesson)) {
      const weaker = typed.inline && lesson.dialect !== 'mdx' ? { severity: 'warning' as const } : {};
      for (const named of namedObjects(typed.line)) {
        const missing = missingObject(lesson, named, typed);
        if (missing !== undefined) report({ ...missing, ...weaker });
        else for (const found of missingContainers(lesson, named, typed)) report({ ...found, ...weaker });
      }
      for (const found of [...missingLabels(lesson, typed), ...missingNamespace(lesson, typed)]) report({ ...found, ...weaker });
    }
  },
};

/** The kinds that lessons make and name. Of others every cluster has some of its own. */
const KINDS = new Set(
  'Pod Deployment StatefulSet DaemonSet ReplicaSet ReplicationController Job CronJob Service Ingress ConfigMap Secret PersistentVolumeClaim HorizontalPodAutoscaler PodDisruptionBudget NetworkPolicy'.split(' '),
);

/** Kinds whose objects make pods or jobs with names that begin with their own. */
const OWNERS: Record<string, RegExp> = {
  Pod: /^(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|ReplicationController|Job|CronJob|Rollout|Pod)$/,
  ReplicaSet: /^(?:Deployment|Rollout)$/,
  Job: /^CronJob$/,
};

function missingObject(lesson: Lesson, named: NamedObject, { line, placed }: TypedLine): RuleReport | undefined {
  const { kind, word } = named;
  const inventory = inventoryOf(lesson);
  if (!KINDS.has(kind) || inventory.open || named.namespace?.startsWith('kube-') || isBuiltIn(named)) return undefined;
  const ofKind = inventory.known.filter((known) => known.kind === kind);
  const owners = inventory.known.filter((known) => OWNERS[kind]?.test(known.kind));
  if ([...ofKind, ...owners].some((known) => known.name === undefined)) return undefined;
  if (ofKind.some((known) => (known.beginning ? word.value.startsWith(known.name!) : known.name === word.value))) return undefined;
  // Custom objects make others, of which nothing is known.
  if (inventory.customNames.size > 0) return undefined;
  if (owners.some((known) => word.value.startsWith(`${known.name!}-`))) return undefined;
  const names = [...new Set(ofKind.map((known) => known.name!))];
  // `kubectl describe` also takes the beginning of a name.
  if (line.command.path === 'describe' && names.some((name) => name.startsWith(word.value))) return undefined;
  const slip = nameSlip(word.value, names);
  const ours = lesson.dialect === 'mdx';
  if (slip === undefined && (ours ? !inventory.complete : !isWalkedThrough(ofKind) || isMentioned(lesson, word.value, placed.command.range.start.line))) {
    return undefined;
  }
  const near = slip ?? nearestName(word.value, names) ?? (names.length === 1 ? names[0] : undefined);
  const page = ours ? 'lesson' : 'page';
  const known = ofKind.find((one) => one.name === near);
  const has = names.length === 0 ? `makes no ${kind}` : names.length > 4 ? `has no ${kind} of that name` : `has the ${kind} ${listOf(names)}`;
  return {
    range: word.range,
    message: `${kind} ${word.value} is named here, but this ${page} ${has}${known === undefined ? '' : placeOf(known)}`,
    ...(near === undefined ? {} : { help: `write ${near}` }),
    ...(known?.object === undefined ? {} : { related: [relatedPlace(known.object, ['metadata', 'name'], `${kind} ${near}`)] }),
    ...(ours || slip !== undefined ? {} : { severity: 'warning' as const }),
  };
}

/** All objects of the kind are shown as manifests, and few: the page is no list of commands for this and that. */
function isWalkedThrough(ofKind: readonly KnownObject[]): boolean {
  return ofKind.length > 0 && ofKind.length <= 6 && ofKind.every((known) => known.object !== undefined);
}

function placeOf(known: KnownObject): string {
  if (known.object !== undefined) return ` in ${describePlace(known.object, ['metadata', 'name'])}`;
  return known.line === undefined ? '' : ` (made in line ${known.line})`;
}

/** What a fresh cluster has. */
function isBuiltIn({ kind, word }: NamedObject): boolean {
  return (kind === 'Service' && word.value === 'kubernetes') || (kind === 'ConfigMap' && word.value === 'kube-root-ca.crt');
}

/** The name also stands in what another block shows, or in the text: the page knows of it. */
function isMentioned(lesson: Lesson, name: string, line: number): boolean {
  const has = (text: string): boolean => text.split(/[^\w.-]+/).includes(name);
  return (
    lesson.blocks.some(
      (block) =>
        ((block.commands === undefined || block.commands.length === 0) && has(block.excerpt.text)) ||
        (block.commands ?? []).some(
          (command) => command.range.start.line < line && (has(command.output?.text ?? '') || (!/kubectl/.test(command.text) && has(command.text))),
        ),
    ) || lesson.prose.some((span) => span.kind === 'code' && span.text === name)
  );
}

/** Containers that the named object, whose manifest the page shows, does not have in any of its versions. */
function missingContainers(lesson: Lesson, named: NamedObject, { line }: TypedLine): RuleReport[] {
  const objects = pageObjects(lesson).filter((object) => object.kind === named.kind && object.name === named.word.value);
  const lists = objects.map(containersOf);
  if (objects.length === 0 || lists.some((list) => list === undefined || list.length === 0)) return [];
  const names = [...new Set(lists.flatMap((list) => list!))];
  const known = inventoryOf(lesson).known.filter((one) => one.kind === named.kind && one.name === named.word.value);
  // Made or injected otherwise, too: its containers are not all known.
  if (known.some((one) => one.object === undefined) || inventoryOf(lesson).open) return [];
  const object = objects.at(-1)!;
  return namedContainers(line)
    .filter((word) => !word.dynamic && !names.includes(word.value))
    .map((word) => {
      const near = nearestName(word.value, names) ?? (names.length === 1 ? names[0] : undefined);
      const template = /^Pod$/.test(object.kind) ? ['spec', 'containers'] : ['spec', 'template', 'spec', 'containers'];
      return {
        range: word.range,
        message: `${object.kind} ${object.name} has no container ${word.value}; in ${describePlace(object, template, 'key')} it has ${listOf(names)}`,
        ...(near === undefined ? {} : { help: `write ${near}` }),
        related: [relatedPlace(object, template, 'its containers', 'key')],
      };
    });
}

/** `-l app=apo` where the page's objects have `app=api`: the command prints that it found nothing. */
function missingLabels(lesson: Lesson, { line }: TypedLine): RuleReport[] {
  const inventory = inventoryOf(lesson);
  if (inventory.open || inventory.customNames.size > 0) return [];
  return selectedLabels(line).flatMap(({ name, value, key }) => {
    const values = valuesOfLabel(lesson, name);
    if (values?.length === 0) return missingLabelName(lesson, name, value.value, key);
    if (values === undefined || values.includes(value.value)) return [];
    const near = nameSlip(value.value, values);
    // To select nothing is no mistake of itself.
    if (near === undefined) return [];
    const page = lesson.dialect === 'mdx' ? 'lesson' : 'page';
    return [
      {
        range: value.range,
        message: `no object of this ${page} has the label ${name}=${value.value}; there ${values.length === 1 ? 'is' : 'are'} ${name}=${listOf(values.slice(0, 4))}`,
        help: `write ${name}=${near}`,
        ...(lesson.dialect === 'mdx' ? {} : { severity: 'warning' as const }),
      },
    ];
  });
}

/** `-l color=blue` where the page's objects have `colour=blue`. */
function missingLabelName(lesson: Lesson, name: string, value: string, key: Word): RuleReport[] {
  const near = nameSlip(name, namesOfLabel(lesson, value));
  if (near === undefined) return [];
  return [
    {
      range: key.range,
      message: `no object of this ${lesson.dialect === 'mdx' ? 'lesson' : 'page'} has the label ${name}=${value}; there is ${near}=${value}`,
      help: `write ${near}=${value}`,
      ...(lesson.dialect === 'mdx' ? {} : { severity: 'warning' as const }),
    },
  ];
}

/** `-n dve` where the page makes the namespace `dev`. */
function missingNamespace(lesson: Lesson, { line }: TypedLine): RuleReport[] {
  const word = lineFlag(line, 'namespace')?.value;
  const inventory = inventoryOf(lesson);
  if (word === undefined || word.dynamic || inventory.open || /^(?:default$|kube-)/.test(word.value)) return [];
  const made = inventory.known.filter((known) => known.kind === 'Namespace');
  const used = inventory.known.filter((known) => known.object !== undefined).map((known) => known.namespace);
  if (made.some((known) => known.name === undefined)) return [];
  const names = [...new Set([...made.map((known) => known.name), ...used])].filter((name) => name !== undefined);
  if (names.includes(word.value)) return [];
  const near = nameSlip(word.value, names);
  if (near === undefined && !(inventory.complete && /^[a-z0-9-]+$/.test(word.value))) return [];
  const page = lesson.dialect === 'mdx' ? 'lesson' : 'page';
  return [
    {
      range: word.range,
      message: `namespace ${word.value} is named here, but this ${page} ${names.length === 0 ? 'makes none' : `has ${listOf(names.slice(0, 4))}`}`,
      ...(near === undefined ? { help: `make it first: kubectl create namespace ${word.value}` } : { help: `write ${near}` }),
      ...(lesson.dialect === 'mdx' ? {} : { severity: 'warning' as const }),
    },
  ];
}
