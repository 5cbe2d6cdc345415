import { expect, test } from 'vitest';
import { parseLesson } from '../../../lesson/parse.ts';
import { createSource } from '../../../text/source.ts';
import { pageObjects } from '../workspace-objects.ts';
import { usageOf } from './usage.ts';

function usage(text: string): Record<string, number> {
  const [object] = pageObjects(parseLesson(createSource('page.md', `\`\`\`yaml title="a.yaml"\n${text}\n\`\`\`\n`)));
  return Object.fromEntries([...usageOf(object!)].map(([key, nano]) => [key, Number(nano) / 1e9]));
}

const containers = 'containers: [{name: a, image: a, resources: {requests: {cpu: 100m}, limits: {cpu: 200m}}}, {name: b, image: b, resources: {limits: {cpu: 300m}}}]';

// https://kubernetes.io/docs/concepts/policy/resource-quotas/; a limit without a request is the request.
test('a Deployment uses what its pods request together', () => {
  const spec = `{replicas: 4, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {${containers}}}}`;
  expect(usage(`apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: ${spec}`)).toMatchObject({
    pods: 4,
    'requests.cpu': 1.6,
    cpu: 1.6,
    'limits.cpu': 2,
  });
});

test('a Job runs no more pods at a time than it needs', () => {
  const spec = `{parallelism: 5, completions: 2, template: {spec: {restartPolicy: Never, ${containers}}}}`;
  expect(usage(`apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: ${spec}`)).toMatchObject({ pods: 2 });
});

test('Services and claims are counted', () => {
  expect(usage('apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: NodePort, ports: [{port: 80}, {port: 81, name: b}]}')).toEqual({
    services: 1,
    'services.nodeports': 2,
  });
  expect(usage('apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: a}\nspec: {resources: {requests: {storage: 1Gi}}}')).toEqual({
    persistentvolumeclaims: 1,
    'requests.storage': 1024 ** 3,
  });
});
