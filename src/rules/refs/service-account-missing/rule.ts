import type { Rule } from '../../types.ts';
import { missingObjects, type Reference } from '../missing-objects.ts';
import { asString, type KubeObject } from '../objects.ts';
import { podSpecs, recordsAt } from '../pod-specs.ts';
import { pageObjects } from '../workspace-objects.ts';

/** Pods run as a ServiceAccount that exists, and bindings give rights to one. */
export const rule: Rule = {
  id: 'refs/service-account-missing',
  severity: 'error',
  summary: 'Pods or a binding name a ServiceAccount that nothing on the page creates.',
  why: `The API server refuses a pod whose ServiceAccount does not exist. A Deployment with such a template is
accepted, and its ReplicaSet then fails to create a single pod, which only its events tell. A binding to a
ServiceAccount that does not exist is accepted and gives rights to nobody.`,
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  check({ lesson, report }) {
    const references: Reference[] = podSpecs(lesson).flatMap(({ owner, spec, path }) => {
      const field = spec['serviceAccountName'] === undefined ? 'serviceAccount' : 'serviceAccountName';
      const name = asString(spec[field]);
      if (name === undefined || name === '') return [];
      return [
        {
          object: owner,
          path: [...path, field],
          kind: 'ServiceAccount',
          name,
          namespace: { of: 'namespace', name: owner.namespace },
          does: `${field} names`,
          consequence: 'no pod can be created',
        },
      ];
    });
    references.push(...pageObjects(lesson).flatMap(subjectsOf));
    for (const finding of missingObjects(lesson, references)) report(finding);
  },
};

function subjectsOf(object: KubeObject): Reference[] {
  if (object.kind !== 'RoleBinding' && object.kind !== 'ClusterRoleBinding') return [];
  return recordsAt(object.value, ['subjects']).flatMap(({ record, path }) => {
    const name = asString(record['name']);
    if (record['kind'] !== 'ServiceAccount' || name === undefined) return [];
    return [
      {
        object,
        path: [...path, 'name'],
        kind: 'ServiceAccount',
        name,
        namespace: { of: 'namespace' as const, name: asString(record['namespace']) },
        does: `the ${object.kind} gives rights to`,
        consequence: 'nobody gets them',
      },
    ];
  });
}
