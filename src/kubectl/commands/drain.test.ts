import { expect, test } from 'vitest';
import { testCluster } from '../../cluster/testing/cluster.ts';
import { clusterContext } from '../testing/cluster-context.ts';
import { runLine } from '../testing/session.ts';

/** The ends of pods' names. */
const named = (text: string): string => text.replace(/front-[0-9a-z]+-[0-9a-z]{5}/g, 'front-POD');

async function front(...more: string[]) {
  const cluster = testCluster();
  const context = clusterContext(cluster);
  const run = (line: string): ReturnType<typeof runLine> => runLine(line, context);
  for (const line of ['kubectl cordon desktop-worker2', 'kubectl create deployment front --image=front:1.0 --replicas=2', ...more]) await run(line);
  cluster.advance(4);
  return run;
}

// Recorded with kubectl 1.36.
test('a budget that allows nothing, until time is up', async () => {
  const run = await front('kubectl create pdb all --selector=app=front --min-available=2');
  const { output, status } = await run('kubectl drain desktop-worker --timeout=8s');
  const retry = 'error when evicting pods/"front-POD" -n "default" (will retry after 5s): Cannot evict pod as it would violate the pod\'s disruption budget.\n';
  const over = 'error when evicting pods/"front-POD" -n "default": global timeout reached: 8s';
  const evicting = 'evicting pod default/front-POD\n';
  expect(named(output)).toBe(`node/desktop-worker cordoned
${evicting}${evicting}${retry}${retry}${evicting}${evicting}${retry}${retry}${evicting}${evicting}There are pending pods in node "desktop-worker" when an error occurred: [${over}, ${over}]
pod/front-POD
pod/front-POD
error: unable to drain node "desktop-worker" due to error: [${over}, ${over}], continuing command...
There are pending nodes to be drained:
 desktop-worker
${over}
${over}
`);
  expect(status).toBe(1);
  expect(named((await run('kubectl drain desktop-worker --disable-eviction --timeout=10s')).output)).toBe(`node/desktop-worker already cordoned
pod/front-POD deleted
pod/front-POD deleted
node/desktop-worker drained
`);
});

test('two budgets for one pod', async () => {
  const run = await front('kubectl create pdb one --selector=app=front --min-available=1', 'kubectl create pdb two --selector=app=front --max-unavailable=50%');
  const { output } = await run('kubectl drain desktop-worker');
  expect(named(output).split('\n').at(-2)).toBe('error when evicting pods/"front-POD" -n "default": This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.');
});

// Words of kubectl's `drain/filters.go`.
test('pods that nobody brings back need --force', async () => {
  const run = await front('kubectl uncordon desktop-worker2', 'kubectl delete deployment front', 'kubectl cordon desktop-worker2', 'kubectl run alone --image=api:1.0');
  const refused = 'cannot delete Pods that declare no controller (use --force to override): default/alone';
  expect((await run('kubectl drain desktop-worker')).output).toBe(`node/desktop-worker cordoned
error: unable to drain node "desktop-worker" due to error: ${refused}, continuing command...
There are pending nodes to be drained:
 desktop-worker
error: ${refused}
`);
  expect((await run('kubectl drain desktop-worker --force')).output).toBe(`node/desktop-worker already cordoned
Warning: deleting Pods that declare no controller: default/alone
evicting pod default/alone
pod/alone evicted
node/desktop-worker drained
`);
});

test('nodes are named, or selected', async () => {
  const run = await front();
  expect((await run('kubectl drain')).output).toBe("error: USAGE: drain NODE [flags]\nSee 'kubectl drain -h' for help and examples\n");
  expect((await run('kubectl cordon nosuch')).output).toBe('Error from server (NotFound): nodes "nosuch" not found\n');
  expect((await run('kubectl uncordon desktop-worker')).output).toBe('node/desktop-worker already uncordoned\n');
});
