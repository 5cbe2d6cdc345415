import { describe, expect, test } from 'vitest';
import { drydock } from '../testing/memory-io.ts';

/** The lines of a page without descriptions, which are indented by four spaces and more. */
async function page(...args: string[]): Promise<string[]> {
  const { code, stdout } = await drydock('.', ['explain', ...args]);
  expect(code).toBe(0);
  return stdout.split('\n').filter((line) => line !== '' && !/^ {4}/.test(line));
}

// Headings, types, -required- and enums as kubectl 1.36 prints them.
describe('what is printed', () => {
  test('of a kind', async () => {
    expect(await page('cronjob.spec')).toEqual([
      'GROUP:      batch',
      'KIND:       CronJob',
      'VERSION:    v1',
      'FIELD: spec <CronJobSpec>',
      'DESCRIPTION:',
      'FIELDS:',
      '  concurrencyPolicy\t<string>',
      '  enum: Allow, Forbid, Replace',
      '  failedJobsHistoryLimit\t<integer>',
      '  jobTemplate\t<JobTemplateSpec> -required-',
      '  schedule\t<string> -required-',
      '  startingDeadlineSeconds\t<integer>',
      '  successfulJobsHistoryLimit\t<integer>',
      '  suspend\t<boolean>',
      '  timeZone\t<string>',
    ]);
  });

  test('of a field with an enum', async () => {
    const { stdout } = await drydock('.', ['explain', 'service.spec.type']);
    expect(stdout).toMatch(
      /^KIND: {7}Service\nVERSION: {4}v1\n\nFIELD: type <string>\nENUM:\n {4}ClusterIP\n {4}ExternalName\n {4}LoadBalancer\n {4}NodePort\n\nDESCRIPTION:\n/,
    );
  });

  test('of lists, maps and quantities', async () => {
    expect(await page('pod.metadata.labels')).toContain('FIELD: labels <map[string]string>');
    expect(await page('pods.spec.containers')).toContain('FIELD: containers <[]Container>');
    expect(await page('pod.spec')).toContain('  containers\t<[]Container> -required-');
    expect(await page('deploy.spec.strategy.rollingUpdate')).toContain('  maxSurge\t<IntOrString>');
    expect(await page('limits.spec.limits')).toContain('  default\t<map[string]Quantity>');
    expect(await page('pod.spec.containers[0].ports')).toContain('  containerPort\t<integer> -required-');
  });

  test('of fields of fields', async () => {
    const { stdout } = await drydock('.', ['explain', 'namespace.status', '--recursive']);
    expect(stdout).toContain(
      `FIELDS:
  conditions\t<[]NamespaceCondition>
    lastTransitionTime\t<string>
    message\t<string>
    reason\t<string>
    status\t<string> -required-
    type\t<string> -required-
  phase\t<string>
  enum: Active, Terminating
`,
    );
    // A JSON schema holds JSON schemas: the walk ends all the same.
    expect((await drydock('.', ['explain', 'crd', '--recursive'])).stdout).toContain('openAPIV3Schema\t<JSONSchemaProps>');
  });
});

test.each([
  ['deploy', 'Deployment'],
  ['pods', 'Pod'],
  ['hpa', 'HorizontalPodAutoscaler'],
  ['Ingress', 'Ingress'],
  ['networkpolicies', 'NetworkPolicy'],
  ['endpoints', 'Endpoints'],
  ['rollout', 'Rollout'],
])('%s is %s', async (word, kind) => {
  expect(await page(word)).toContain(`KIND:       ${kind}`);
});

test('takes the stable, newest version, or the one asked for', async () => {
  expect(await page('hpa')).toContain('VERSION:    v2');
  expect(await page('hpa', '--api-version', 'autoscaling/v1')).toContain('VERSION:    v1');
});

test.each([
  [['deploymnt'], 'drydock explain: Kubernetes 1.36 has no kind or resource "deploymnt"; did you mean deployment?\n'],
  [['pod.spec.containers.prots'], 'drydock explain: spec.containers has no field "prots"; did you mean ports?\nsee: drydock explain pod.spec.containers\n'],
  [['pod.spc'], 'drydock explain: Pod (v1) has no field "spc"; did you mean spec?\nsee: drydock explain pod\n'],
  [
    ['deployment.spec.replicas.deeper'],
    'drydock explain: there is no field "deeper": spec.replicas has no fields below it\nsee: drydock explain deployment.spec.replicas\n',
  ],
  [
    ['deployment', '--api-version', 'apps/v1beta1'],
    'drydock explain: Kubernetes 1.36 has no Deployment in apps/v1beta1, only in apps/v1\n',
  ],
  [[], 'drydock explain: expected one kind or field, such as deployment.spec.strategy, got none\nsee: drydock explain --help\n'],
])('refuses %j', async (args, stderr) => {
  expect(await drydock('.', ['explain', ...args])).toEqual({ code: 2, stdout: '', stderr });
});
