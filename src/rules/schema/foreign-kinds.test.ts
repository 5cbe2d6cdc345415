import { expect, test } from 'vitest';
import { checkObject } from '../../kube/schema/check-object.ts';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import { parseLesson } from '../../lesson/parse.ts';
import { createSource } from '../../text/source.ts';
import { ownerOf, unknownKindSeverity } from './foreign-kinds.ts';

const object = (apiVersion: string, kind: string): unknown => ({ apiVersion, kind, metadata: { name: 'a' } });

test.each([
  ['v1', 'Deployment', 'kubernetes'],
  ['app/v1', 'Deployment', 'kubernetes'],
  ['networking.k8s.io/v2', 'Ingress', 'kubernetes'],
  ['networkin.k8s.io/v1', 'Ingress', 'kubernetes'],
  ['argoproj.io/v1alpha1', 'Workflow', 'bundled'],
  ['argoprj.io/v1alpha1', 'Rollout', 'bundled'],
  ['serving.knative.dev/v1', 'Service', 'foreign'],
  ['autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', 'foreign'],
  ['apps.openshift.io/v1', 'DeploymentConfig', 'foreign'],
] as const)('%s %s belongs to %s', (apiVersion, kind, owner) => {
  expect(ownerOf('1.36', object(apiVersion, kind))).toBe(owner);
});

test.each([
  ['page.md', 'v1', 'Deployment', undefined],
  ['page.md', 'serving.knative.dev/v1', 'Service', 'info'],
  ['page.md', 'argoproj.io/v1alpha1', 'Workflow', 'info'],
  ['page.md', 'argoproj.io/v1alpha1', 'Rollouts', undefined],
  ['lesson.mdx', 'serving.knative.dev/v1', 'Service', undefined],
  ['page.md', 'scheduling.k8s.io/v1alpha2', 'PodGroup', 'info'],
  ['page.md', 'certificates.k8s.io/v1alpha1', 'ClusterTrustBundle', 'warning'],
  ['page.md', 'scheduling.k8s.io/v1alpha3', 'PodGroup', undefined],
  ['lesson.mdx', 'scheduling.k8s.io/v1alpha2', 'PodGroup', undefined],
])('in %s, %s %s: %s', (file, apiVersion, kind, severity) => {
  const lesson = parseLesson(createSource(file, '---\ntitle: A\n---\n'));
  const value = object(apiVersion, kind);
  const [issue] = checkObject(schemaSet('1.36'), value);
  expect(unknownKindSeverity(lesson, '1.36', value, issue!)).toBe(severity);
});
