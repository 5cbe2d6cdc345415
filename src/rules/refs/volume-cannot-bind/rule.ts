import { compareQuantities, parseQuantity } from '../../../kube/quantity-value.ts';
import type { Lesson } from '../../../lesson/types.ts';
import { formatFieldPath, type FieldPath } from '../../../text/field-path.ts';
import { otherSources } from '../../other-sources.ts';
import type { Rule } from '../../types.ts';
import { isKindElsewhere } from '../elsewhere.ts';
import { inventoryOf } from '../known-objects.ts';
import { meetsSelector, readLabelSelector } from '../label-selectors.ts';
import { asList, asRecord, asString, asText, describePlace, placeOf, relatedPlace, valueAt, type KubeObject } from '../objects.ts';
import { labelsOf } from '../pod-templates.ts';
import { wholeOf } from '../sentences.ts';
import { tellsOfFailure } from '../told-failure.ts';
import { pageObjects } from '../workspace-objects.ts';

/** A claim that can only be served by the volumes of the page fits one of them. */
export const rule: Rule = {
  id: 'refs/volume-cannot-bind',
  severity: 'error',
  summary: 'A PersistentVolumeClaim fits none of the volumes of the page that it could have.',
  why: `A claim is bound to a volume that is at least as large, has all access modes that the claim asks for, and has the
same \`storageClassName\` (none, \`""\`, is one as well), the same \`volumeMode\` and the labels of the claim's selector.
Otherwise the claim stays \`Pending\` without an error.

The rule looks at claims that only a volume of the page can serve: those that name one (\`volumeName\`), those with
\`storageClassName: ""\`, and those whose class volumes of the page have and no provisioner serves.`,
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding',
  check({ lesson, report }) {
    const objects = pageObjects(lesson);
    const volumes = objects.filter(({ kind }) => kind === 'PersistentVolume');
    // A volume of another file, which may be applied with these or not, may be the one that fits.
    if (isKindElsewhere(lesson, 'PersistentVolume')) return;
    if (volumes.length === 0 || otherSources(lesson).unknownObjects || tellsOfFailure(lesson, /\bPending\b|FailedBinding/)) return;
    const { complete } = inventoryOf(lesson);
    for (const claim of objects.filter(({ kind }) => kind === 'PersistentVolumeClaim')) {
      const candidates = candidatesFor(lesson, claim, volumes);
      const misfits = candidates.map((volume) => ({ volume, misfit: misfitOf(claim, volume) }));
      if (misfits.length === 0 || misfits.some(({ misfit }) => misfit === undefined)) continue;
      const { volume, misfit } = misfits.toSorted((a, b) => a.misfit!.rank - b.misfit!.rank)[0]!;
      const { claimPath, volumePath, text, help } = misfit!;
      report({
        range: placeOf(claim, claimPath),
        path: formatFieldPath(claimPath),
        message: `PersistentVolumeClaim ${claim.name} ${text.asks}, but ${describePlace(volume, volumePath)} has ${text.has}${candidates.length > 1 ? `, and no other volume ${wholeOf(lesson).of} fits` : ''}`,
        help,
        related: [relatedPlace(volume, volumePath, `PersistentVolume ${volume.name}`)],
        ...(complete ? {} : { severity: 'warning' as const }),
      });
    }
  },
};

function classOf({ value }: KubeObject): string | undefined {
  return asString(valueAt(value, ['spec', 'storageClassName']));
}

/** The volumes for which a claim was written; none where something else may serve it. */
function candidatesFor(lesson: Lesson, claim: KubeObject, volumes: readonly KubeObject[]): readonly KubeObject[] {
  const named = asString(valueAt(claim.value, ['spec', 'volumeName']));
  if (named !== undefined) return volumes.filter((volume) => volume.name === named);
  const name = classOf(claim);
  // Without a class the claim gets the default one of the cluster, which is not known.
  if (name === undefined || /[<>{}$]/.test(name)) return [];
  if (name === '') return volumes.filter((volume) => (classOf(volume) ?? '') === '');
  const classes = inventoryOf(lesson).known.filter((known) => known.kind === 'StorageClass' && (known.name === name || known.name === undefined));
  const provisioned = classes.some(({ object }) => object === undefined || object.value['provisioner'] !== 'kubernetes.io/no-provisioner');
  return provisioned || name === 'standard' ? [] : volumes.filter((volume) => classOf(volume) === name);
}

interface Misfit {
  /** The lower, the likelier the volume was meant for the claim. */
  rank: number;
  claimPath: FieldPath;
  volumePath: FieldPath;
  text: { asks: string; has: string };
  help: string;
}

/** Why a volume cannot serve a claim; undefined when it can. Rule: `FindMatchingVolume` of the volume binder. */
function misfitOf(claim: KubeObject, volume: KubeObject): Misfit | undefined {
  const requestPath = ['spec', 'resources', 'requests', 'storage'];
  const capacityPath = ['spec', 'capacity', 'storage'];
  const [request, capacity] = [valueAt(claim.value, requestPath), valueAt(volume.value, capacityPath)];
  const [wanted, had] = [parseQuantity(request), parseQuantity(capacity)];
  if (wanted !== undefined && had !== undefined && compareQuantities(wanted, had) > 0) {
    const text = { asks: `asks for ${String(request)}`, has: `only ${String(capacity)}` };
    return { rank: 0, claimPath: requestPath, volumePath: capacityPath, text, help: 'ask for less, or make the volume larger' };
  }
  const modesPath = ['spec', 'accessModes'];
  const has = asList(valueAt(volume.value, modesPath));
  const lacking = asList(valueAt(claim.value, modesPath)).find((mode) => !has.includes(mode));
  if (typeof lacking === 'string') {
    const text = { asks: `asks for the access mode ${lacking}`, has: has.join(', ') || 'none' };
    return { rank: 1, claimPath: modesPath, volumePath: modesPath, text, help: 'give both the same access mode' };
  }
  const classPath = ['spec', 'storageClassName'];
  const [its, other] = [classOf(claim), classOf(volume) ?? ''];
  if (its !== undefined && its !== other) {
    const text = { asks: `has the class ${JSON.stringify(its)}`, has: `the class ${JSON.stringify(other)}` };
    return { rank: 2, claimPath: classPath, volumePath: other === '' ? ['metadata', 'name'] : classPath, text, help: 'give both the same storageClassName' };
  }
  const modePath = ['spec', 'volumeMode'];
  const [mode, volumeMode] = [claim, volume].map(({ value }) => asString(valueAt(value, modePath)) ?? 'Filesystem');
  if (mode !== volumeMode) {
    const text = { asks: `asks for the volumeMode ${mode}`, has: String(volumeMode) };
    return { rank: 2, claimPath: modePath, volumePath: modePath, text, help: 'give both the same volumeMode' };
  }
  const selector = readLabelSelector(valueAt(claim.value, ['spec', 'selector']));
  const labels = labelsOf(valueAt(volume.value, ['metadata', 'labels']));
  if (selector !== undefined && !meetsSelector(selector, labels)) {
    const text = { asks: 'selects volumes by their labels', has: 'other labels' };
    return { rank: 3, claimPath: ['spec', 'selector'], volumePath: ['metadata', 'labels'], text, help: 'give the volume the labels of the selector' };
  }
  const owner = asRecord(valueAt(volume.value, ['spec', 'claimRef']));
  if (owner !== undefined && owner['name'] !== claim.name) {
    const text = { asks: 'needs a volume', has: `a claimRef that keeps it for ${asText(owner['name'])}` };
    return { rank: 4, claimPath: ['metadata', 'name'], volumePath: ['spec', 'claimRef', 'name'], text, help: 'name this claim in claimRef, or leave it out' };
  }
  return undefined;
}
