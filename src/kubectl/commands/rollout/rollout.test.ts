import { beforeEach, expect, test } from 'vitest';
import { testCluster, type TestCluster } from '../../../cluster/testing/cluster.ts';
import { clusterContext } from '../../testing/cluster-context.ts';
import type { FakeContext } from '../../testing/fake-context.ts';
import { runLine } from '../../testing/session.ts';

let cluster: TestCluster;
let context: FakeContext;
const run = async (line: string): Promise<string> => (await runLine(line, context)).output.replace(/pod-template-hash=\w+/, 'pod-template-hash=HASH');

beforeEach(async () => {
  cluster = testCluster();
  context = clusterContext(cluster);
  await run('kubectl create deployment model --image=model:v1 --port=8080 --replicas=3');
  cluster.advance(3);
  await run('kubectl set image deployment/model model=model:v2');
  await run('kubectl annotate deployment/model kubernetes.io/change-cause="model v2, better recall"');
  cluster.advance(0.3);
});

// Recorded with kubectl 1.36; how many lines of each kind there are depends on how fast pods start.
test('the status of a rollout, from beginning to end', async () => {
  const lines = [...new Set((await run('kubectl rollout status deployment/model')).split('\n'))];
  expect(lines).toEqual([
    'Waiting for deployment "model" rollout to finish: 1 out of 3 new replicas have been updated...',
    'Waiting for deployment "model" rollout to finish: 2 out of 3 new replicas have been updated...',
    'Waiting for deployment "model" rollout to finish: 1 old replicas are pending termination...',
    'deployment "model" successfully rolled out', '',
  ]);
  expect(await run('kubectl rollout status deployment/model')).toBe('deployment "model" successfully rolled out\n');
});

const TEMPLATE = `Pod Template:
  Labels:\tapp=model
\tpod-template-hash=HASH
CAUSE  Containers:
   model:
    Image:\tmodel:v2
    Port:\t8080/TCP
    Host Port:\t0/TCP
    Environment:\t<none>
    Mounts:\t<none>
  Volumes:\t<none>
  Node-Selectors:\t<none>
  Tolerations:\t<none>
`;

test('the history, one revision of it, and a dry run of going back', async () => {
  cluster.advance(10);
  expect(await run('kubectl rollout history deployment/model')).toBe('deployment.apps/model \nREVISION  CHANGE-CAUSE\n1         <none>\n2         model v2, better recall\n\n');
  expect(await run('kubectl rollout history deployment/model --revision=2')).toBe(
    `deployment.apps/model with revision #2\n${TEMPLATE.replace('CAUSE', '  Annotations:\tkubernetes.io/change-cause: model v2, better recall\n')}\n`);
  expect(await run('kubectl rollout undo deployment/model --to-revision=2 --dry-run=client')).toBe(`deployment.apps/model ${TEMPLATE.replace('CAUSE', '')} (dry run)\n`);
  expect(await run('kubectl rollout undo deployment/model')).toBe('deployment.apps/model rolled back\n');
  expect(cluster.get('deployments', 'model')['spec'].template.spec.containers[0].image).toBe('model:v1');
});

test('a status that is awaited too long, and one of a deployment that is deleted', async () => {
  await run('kubectl set image deployment/model model=does-not-exist:v3');
  cluster.advance(3);
  expect(await run('kubectl rollout status deployment/model --timeout=2s')).toContain('\nerror: timed out waiting for the condition\n');
  cluster.clock.after(1, () => cluster.remove('deployments', 'model'));
  expect((await run('kubectl rollout status deployment/model')).split('\n').at(-2)).toBe('error: object has been deleted');
});
