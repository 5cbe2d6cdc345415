import type { Rule } from '../../types.ts';
import { missingObjects, type Reference } from '../missing-objects.ts';
import { asString, valueAt, type KubeObject } from '../objects.ts';
import { recordsAt } from '../pod-specs.ts';
import { pageObjects } from '../workspace-objects.ts';
import type { FieldPath } from '../../../text/field-path.ts';

/** A claim names a StorageClass that exists, or one that a volume of the page has. */
export const rule: Rule = {
  id: 'refs/storage-class-missing',
  severity: 'error',
  summary: 'A PersistentVolumeClaim names a StorageClass that nothing on the page creates.',
  why: `A claim whose StorageClass does not exist stays \`Pending\`, and so do the pods that use it. Which classes there
are depends on the cluster; \`standard\` is the one of the course. For a volume and a claim that are to find each
other the class need not exist: it is enough that both name the same.`,
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1',
  check({ lesson, report }) {
    const objects = pageObjects(lesson);
    const ofVolumes = new Set(
      objects.filter(({ kind }) => kind === 'PersistentVolume').map(({ value }) => valueAt(value, ['spec', 'storageClassName'])),
    );
    const references = objects.flatMap(claims).filter(({ name }) => name !== '' && !ofVolumes.has(name));
    for (const finding of missingObjects(lesson, references)) report(finding);
  },
};

function claims(object: KubeObject): Reference[] {
  if (object.kind === 'PersistentVolumeClaim') return classOf(object, []);
  if (object.kind !== 'StatefulSet') return [];
  return recordsAt(object.value, ['spec', 'volumeClaimTemplates']).flatMap(({ path }) => classOf(object, path));
}

function classOf(object: KubeObject, claim: FieldPath): Reference[] {
  const path = [...claim, 'spec', 'storageClassName'];
  const name = asString(valueAt(object.value, path));
  if (name === undefined) return [];
  return [
    {
      object,
      path,
      kind: 'StorageClass',
      name,
      namespace: { of: 'cluster' },
      does: 'storageClassName names',
      consequence: 'the claim stays Pending',
    },
  ];
}
