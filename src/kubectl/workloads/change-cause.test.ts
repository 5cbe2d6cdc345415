import { expect, test } from 'vitest';
import { shell } from '../testing/commands.ts';

// https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#checking-rollout-history-of-a-deployment
test('a recorded command is the cause of the change', async () => {
  const { cluster, run } = shell();
  await run('kubectl create deployment web --image=web:1');
  await run('kubectl set image deployment/web web=web:2 --record');
  expect(cluster.get('deployments', 'web').metadata.annotations['kubernetes.io/change-cause']).toBe('kubectl set image deployment/web web=web:2 --record=true');
});
