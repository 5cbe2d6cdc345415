import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../../lesson/parse.ts';
import { createSource } from '../../../text/source.ts';
import { runRule } from '../../run-rule.ts';
import { rule } from './rule.ts';

/** What the rule says of lines of YAML. */
function said(...lines: string[]): string[] {
  const lesson = parseLesson(createSource('page.md', ['```yaml', ...lines, '```', ''].join('\n')));
  const context = { lesson, kubernetesVersion: '1.36' as const, ruleIds: [], unusedSuppressions: [] };
  return runRule(rule, context).map((finding) => finding.message);
}

describe('a comment that contradicts its field', () => {
  test.each([
    ['cpu: 4m # 25m', 'the comment says 25m, but cpu is 4m'],
    ['cpu: 500m # a quarter of a core', 'the comment says a quarter of a core, but cpu is 500m'],
    ['cpu: "2" # 1 core', 'the comment says 1 core, but cpu is 2'],
    ['memory: 128Mi # 256Mi', 'the comment says 256Mi, but memory is 128Mi'],
    ['storage: 5Gi # 10 GB', 'the comment says 10 GB, but storage is 5Gi'],
    ['replicas: 3 # 5', 'the comment says 5, but replicas is 3'],
    ['replicas: 3 # five replicas', 'the comment says five replicas, but replicas is 3'],
    ['replicas: 3 # Kubernetes keeps 10 Pods running', 'the comment says 10 Pods, but replicas is 3'],
    ['nodePort: 30001 # 30000', 'the comment says 30000, but nodePort is 30001'],
    ['containerPort: 8000 # port 8080', 'the comment says port 8080, but containerPort is 8000'],
    ['minReadySeconds: 10 # waits for 20 seconds, then counts the pod', 'the comment says 20 seconds, but minReadySeconds is 10'],
    ['minReadySeconds: 5 # ready for 10 seconds: only then available', 'the comment says 10 seconds, but minReadySeconds is 5'],
    ['periodSeconds: 5 # every 10s', 'the comment says 10 s, but periodSeconds is 5'],
    ['terminationGracePeriodSeconds: 60 # 2 minutes', 'the comment says 2 minutes, but terminationGracePeriodSeconds is 60'],
    ['averageUtilization: 50 # 70%', 'the comment says 70%, but averageUtilization is 50'],
    ['maxSurge: 25% # 50%', 'the comment says 50%, but maxSurge is 25%'],
    ['maxUnavailable: 1 # at most 2 pods', 'the comment says at most 2 pods, but maxUnavailable is 1'],
    ['maxSurge: 1 # meanwhile at most 2 Pods more than replicas', 'the comment says meanwhile at most 2 Pods more than replicas, but maxSurge is 1'],
    ['maxSurge: 1 # two extra pods during the update', 'the comment says two extra pods during the update, but maxSurge is 1'],
    ['schedule: "* * * * *" # every 5 minutes', 'the comment says every 5 minutes, but schedule is * * * * * (every minute)'],
    ['schedule: "5 * * * *" # every 5 minutes', 'the comment says every 5 minutes, but schedule is 5 * * * * (once an hour at most)'],
  ])('%s', (line, message) => {
    expect(said(line)).toEqual([message]);
  });

  test('a comment above its field', () => {
    expect(said('# Keep 5 replicas', 'replicas: 3')).toEqual(['the comment says 5 replicas, but replicas is 3 (line 3)']);
  });

  test('a percentage of the replicas is rounded down for maxUnavailable, up for maxSurge', () => {
    expect(said('replicas: 10', 'maxUnavailable: 25% # 2 pods', 'maxSurge: 25% # 3 pods')).toEqual([]);
    expect(said('replicas: 10', 'maxUnavailable: 25% # 3 pods')).toEqual(['the comment says 3 pods, but maxUnavailable is 25% (25% of 10 replicas is 2)']);
  });

  test('failureThreshold times periodSeconds, which is 10 by default', () => {
    expect(said('startupProbe:', '  failureThreshold: 12 # 60 seconds')).toEqual(['the comment says 60 seconds, but failureThreshold is 12 (12 × 10 seconds = 120 seconds)']);
    expect(said('startupProbe:', '  periodSeconds: 5', '  failureThreshold: 12 # 60 seconds')).toEqual([]);
    expect(said('startupProbe:', '  failureThreshold: 12 # 1 minute', '  periodSeconds: 5')).toEqual([]);
    expect(said('startupProbe:', '  failureThreshold: 30 # 30 * 10 = 300s', '  periodSeconds: 10')).toEqual([]);
  });
});

describe('comments that are left alone', () => {
  test.each([
    'nodePort: 30001 # must be 30000-32767',
    'nodePort: 30001 # one of 30000–32767, the same on every node',
    'replicas: 3 # default 1',
    'replicas: 3 # was 5 before',
    'replicas: 3 # instead of 5 replicas',
    'replicas: 3 # one pod per node',
    'replicas: 3 # 2 pods must agree',
    'replicas: 3 # at least 2 replicas',
    'replicas: 3 # spread over 2 zones',
    'replicas: 3 # 1',
    'replicas: 3 # three pods',
    '# replicas: 5\nreplicas: 3',
    'cpu: 250m # a quarter of a core',
    'cpu: 250m # 0.25 cores',
    'cpu: 1000m # one core',
    'cpu: 250m # a node has 2 cores',
    'memory: 128Mi # 128 MB',
    'memory: 128Mi # 134217728',
    'memory: 1Gi # 1024Mi',
    'memory: 1Gi # twice the request (512Mi)',
    'port: 80 # forwards to 8000',
    'targetPort: 8000 # the Service listens on 80',
    'containerPort: 8000 # 8080 on the host',
    'initialDelaySeconds: 15 # the app needs 12 seconds to start',
    'initialDelaySeconds: 120 # 2 min',
    'timeoutSeconds: 30 # up to 60 seconds',
    'timeoutSeconds: 1 # 1s, three times 10 seconds at worst',
    'successThreshold: 1 # only 1 is allowed',
    'maxUnavailable: 1 # one by one',
    'maxSurge: 1 # meanwhile at most one Pod more than replicas',
    'replicas: 10\nmaxSurge: 1 # at most 11 pods during the update',
    'replicas: 10\nmaxUnavailable: 2 # 8 pods',
    'minReadySeconds: 5 # ready for 5 seconds: only then available',
    'minReadySeconds: 5 # 10 seconds: the default',
    'minReadySeconds: 5 # a pod that is ready for 10 seconds is trusted elsewhere, not here',
    'maxUnavailable: 25% # 1 pod',
    'image: api:0.2.0 # 0.1.0',
    'backoffLimit: 4 # retry 4 times, 6 by default',
    'schedule: "*/5 * * * *" # every 5 minutes',
    'schedule: "0 * * * *" # every 60 minutes',
    'schedule: "*/10 9-17 * * *" # every 10 minutes in office hours',
    'schedule: "0 3 * * *" # every night at 3',
    'revisionHistoryLimit: 10 # see KEP-1234',
    'replicas: <number> # 3 replicas',
    'data: |\n  replicas: 3 # 5 replicas',
  ])('%s', (text) => {
    expect(said(...text.split('\n'))).toEqual([]);
  });
});
