import { distance, nearestName } from '../../kube/nearest.ts';
import type { Lesson } from '../../lesson/types.ts';
import { formatFieldPath, type FieldPath } from '../../text/field-path.ts';
import type { RuleReport } from '../types.ts';
import { isElsewhere } from './elsewhere.ts';
import { inventoryOf, type KnownObject } from './known-objects.ts';
import { describePlace, identityOf, placeOf, relatedPlace, sharesFolder, type KubeObject } from './objects.ts';
import { wholeOf } from './sentences.ts';
import { tellsOfFailure } from './told-failure.ts';
import { pageObjects } from './workspace-objects.ts';

/** A field that names another object. */
export interface Reference {
  object: KubeObject;
  path: FieldPath;
  kind: string;
  name: string;
  /** The namespace in which it is looked up; `cluster` for a kind that has none. */
  namespace: { of: 'cluster' } | { of: 'namespace'; name: string | undefined };
  /** What the field does, as the message begins: `volume "config" mounts`. */
  does: string;
  /** What happens without the object; one sentence without a full stop. */
  consequence: string;
}

/** Objects that every cluster has. */
const BUILT_IN: Record<string, RegExp> = {
  ClusterRole: /^(?:cluster-admin|admin|edit|view|system:.*)$/,
  Role: /^(?:system:.*|kubeadm:.*|extension-apiserver-authentication-reader)$/,
  ConfigMap: /^(?:kube-root-ca\.crt|extension-apiserver-authentication)$/,
  Namespace: /^(?:default|kube-.*)$/,
  PriorityClass: /^system-(?:cluster|node)-critical$/,
  Service: /^kubernetes$/,
  ServiceAccount: /^default$/,
  StorageClass: /^standard$/,
};

/** The name that was meant is looked for among so many. */
const MOST_COMPARED = 200;

const ABSENT = /not found|NotFound|does ?n[o']t exist|no such|missing|MissingClusterRole|is absent/i;

/**
 * Says which references lead to nothing that the page makes, at any point of it. In a lesson that
 * shows everything it is an error. On other pages the object may be made elsewhere: there it is a
 * warning, as it is in a lesson that corrects it further down,
 * and only where an object of that kind is there whose name is nearly the same, or one
 * that nothing uses in the same block. A page that installs things that it does not show is left
 * alone, and so is one that shows the failure itself.
 */
export function missingObjects(lesson: Lesson, references: readonly Reference[]): RuleReport[] {
  const inventory = inventoryOf(lesson);
  if (inventory.open) return [];
  const byKind = Map.groupBy(inventory.known, (known) => known.kind);
  const used = new Set(references.map(({ kind, name }) => `${kind}/${name}`));
  const reports: RuleReport[] = [];
  for (const reference of references) {
    const { name, kind } = reference;
    if (!/^[a-z0-9]([-_a-z0-9.:]*[a-z0-9])?$/i.test(name) || BUILT_IN[kind]?.test(name)) continue;
    const { namespace } = reference;
    if (namespace.of === 'namespace' && namespace.name?.startsWith('kube-')) continue;
    const ofKind = byKind.get(kind) ?? [];
    if (ofKind.some((known) => isNamed(known, name) && reaches(known, reference))) continue;
    if (isElsewhere(lesson, kind, name, namespace.of === 'namespace' ? namespace.name : undefined)) continue;
    if (inventory.customNames.has(name) || tellsOfFailure(lesson, ABSENT, name)) continue;
    const shown = ofKind.filter((known) => known.object !== undefined || known.line !== undefined);
    const elsewhere = shown.find((known) => isNamed(known, name));
    const meant = elsewhere ?? probablyMeant(lesson, reference, shown, used);
    if (!inventory.complete && meant === undefined) continue;
    const sure = inventory.complete && !isCorrected(lesson, reference, references);
    reports.push(missingReport(reference, meant, sure, wholeOf(lesson).on));
  }
  return reports;
}

/** Whether a later version of the same object refers to it no longer. */
function isCorrected(lesson: Lesson, { object, kind, name }: Reference, references: readonly Reference[]): boolean {
  const id = identityOf(object);
  const last = pageObjects(lesson).findLast((one) => one.name !== '' && identityOf(one) === id);
  if (last === undefined || last === object) return false;
  return !references.some((one) => one.object === last && one.kind === kind && one.name === name);
}

function isNamed(known: KnownObject, name: string): boolean {
  return known.name === undefined || (known.beginning ? name.startsWith(known.name) : known.name === name);
}

/** Whether an object is in the namespace in which a reference looks, as far as is known. */
function reaches(known: KnownObject, { namespace }: Reference): boolean {
  return namespace.of === 'cluster' || known.namespace === undefined || namespace.name === undefined || known.namespace === namespace.name;
}

/** The object that a reference was most likely meant for. */
function probablyMeant(
  lesson: Lesson,
  reference: Reference,
  shown: readonly KnownObject[],
  used: ReadonlySet<string>,
): KnownObject | undefined {
  const candidates = shown.filter(
    (known) => known.name !== undefined && reaches(known, reference) && withoutNumbers(known.name) !== withoutNumbers(reference.name),
  );
  const isUsed = ({ kind, name }: KnownObject): boolean => used.has(`${kind}/${name}`);
  const near = candidates.slice(0, MOST_COMPARED).find((known) => isSlip(reference.name, known.name!));
  if (near !== undefined) return near;
  const alike = candidates.find((known) => !isUsed(known) && sharesWords(reference.name, known.name!));
  if (alike !== undefined) return alike;
  const beside = candidates.filter(
    (known) => !isUsed(known) && known.object !== undefined && isBeside(lesson, known.object, reference.object) && sharesAWord(reference.name, known.name!),
  );
  if (beside.length === 1) return beside[0];
  if (!inventoryOf(lesson).complete) return undefined;
  const nearest = nearestName(reference.name, candidates.slice(0, MOST_COMPARED).map((known) => known.name!));
  return candidates.find((known) => known.name === nearest);
}

/** In the same block, or in plain files of one folder, which hold little else than what belongs together. */
function isBeside({ dialect }: Lesson, one: KubeObject, other: KubeObject): boolean {
  return one.document.block === other.document.block || (dialect === 'yaml' && sharesFolder(one, other));
}

/** A slip of the pen. */
function isSlip(one: string, other: string): boolean {
  if (folded(one) === folded(other)) return true;
  const length = Math.min(one.length, other.length);
  return length >= 5 && distance(one, other) <= (length >= 9 ? 2 : 1);
}

/** Names that differ in a number only are two objects of a row. */
function withoutNumbers(name: string): string {
  return name.replace(/[-.]?\d+/g, '');
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '');
}

/** `api-config` and `api-config-map`, `data` and `data-pvc`: all words of one stand in the other; `dev` and `development`. */
function sharesWords(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length >= 3 && long.startsWith(short) && !/[-.]/.test(long)) return true;
  const [few, many] = [one.split(/[-.]/), other.split(/[-.]/)].toSorted((a, b) => a.length - b.length) as [string[], string[]];
  return few.join('').length >= 4 && few.every((word) => many.includes(word));
}

/** `api-settings` and `api-config` speak of the same thing. */
function sharesAWord(one: string, other: string): boolean {
  const words = new Set(other.split(/[-.]/));
  return one.split(/[-.]/).some((word) => word.length >= 2 && words.has(word));
}

function missingReport(reference: Reference, meant: KnownObject | undefined, sure: boolean, onPage: string): RuleReport {
  const { object, path, kind, name, does, consequence, namespace } = reference;
  const severity = sure ? {} : { severity: 'warning' as const };
  const report = { range: placeOf(object, path), path: formatFieldPath(path), ...severity };
  const what = `${does} ${kind} ${name}`;
  if (meant === undefined) {
    return { ...report, message: `${what}, but nothing ${onPage} creates it`, help: `create the ${kind}; without it ${consequence}` };
  }
  const place = meant.object === undefined ? `line ${meant.line}` : describePlace(meant.object, ['metadata', 'name']);
  const related = meant.object === undefined ? {} : { related: [relatedPlace(meant.object, ['metadata', 'name'], `${kind} ${meant.name}`)] };
  if (meant.name === name) {
    const its = namespace.of === 'namespace' ? namespace.name : undefined;
    return {
      ...report,
      ...related,
      message: `${what} of the namespace ${its}, but ${place} creates it in the namespace ${meant.namespace}`,
      help: `create both in one namespace; without it ${consequence}`,
    };
  }
  return {
    ...report,
    ...related,
    message: `${what}, but nothing ${onPage} creates it; ${place} creates ${meant.name}`,
    help: `write ${meant.name} here, or create ${name}; without it ${consequence}`,
  };
}
