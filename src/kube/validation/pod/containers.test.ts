import { describe, expect, test } from 'vitest';
import type { Decoded } from '../../object.ts';
import { containerErrors, podErrors, templateErrors } from './testing.ts';

const IMAGE = 'nginx:1.29';
const NOT_FOR_INIT = 'Forbidden: may not be set for init containers without restartPolicy=Always';

// Expected: what a Kubernetes 1.36 API server says, by its recorded verdicts or `pkg/apis/core/validation`.
describe('containers', () => {
  test.each([
    ['nothing is wrong', {}, []],
    ['name with a dot', { name: 'api.server' }, ['spec.containers[0].name: Invalid value: "api.server": must not contain dots']],
    ['no image', { image: '' }, ['spec.containers[0].image: Required value']],
    ['space after the image', { image: 'nginx:1.29 ' }, ['spec.containers[0].image: Invalid value: "nginx:1.29 ": must not have leading or trailing whitespace']],
    [
      'pull policy in lower case',
      { imagePullPolicy: 'always' },
      ['spec.containers[0].imagePullPolicy: Unsupported value: "always": supported values: "Always", "IfNotPresent", "Never"'],
    ],
    [
      'restart rules without a policy',
      { restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [42] } }] },
      ['spec.containers[0].restartPolicy: Required value: must specify restartPolicy when restart rules are used'],
    ],
    [
      'restart rule without exit codes',
      { restartPolicy: 'Never', restartPolicyRules: [{ action: 'Stop' }] },
      [
        'spec.containers[0].restartPolicyRules[0].action: Unsupported value: "Stop": supported values: "Restart", "RestartAllContainers"',
        'spec.containers[0].restartPolicyRules[0].exitCodes: Required value: must be specified',
      ],
    ],
    [
      'pause longer than the grace period',
      { lifecycle: { preStop: { sleep: { seconds: 40 } } } },
      ['spec.containers[0].lifecycle.preStop.sleep: Invalid value: 40: must be non-negative and less than terminationGracePeriodSeconds (30)'],
    ],
    [
      'resize policy of a resource that cannot be resized',
      { resizePolicy: [{ resourceName: 'gpu', restartPolicy: 'NotRequired' }] },
      ['spec.containers[0].resizePolicy: Unsupported value: "gpu": supported values: "cpu", "memory"'],
    ],
    [
      'divisor 1024, although 1Ki is allowed',
      { env: [{ name: 'M', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1024' } } }] },
      [
        'spec.containers[0].env[0].valueFrom.resourceFieldRef.divisor: Invalid value: "limits.memory": only divisor\'s values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the memory resource',
      ],
    ],
    [
      'file of a volume that the pod has not',
      { env: [{ name: 'M', valueFrom: { fileKeyRef: { volumeName: 'env', path: 'a.env', key: 'M' } } }] },
      ['spec.containers[0].env[0].valueFrom.fileKeyRef.volumeName: Not found: "env"'],
    ],
    [
      'subscript of a field that is no map',
      { env: [{ name: 'M', valueFrom: { fieldRef: { fieldPath: "metadata.name['a']" } } }] },
      [
        'spec.containers[0].env[0].valueFrom.fieldRef.fieldPath: Invalid value: "metadata.name[\'a\']": error converting fieldPath: field label does not support subscript: metadata.name[\'a\']',
      ],
    ],
  ])('%s', (_, container, expected) => expect(containerErrors(container)).toEqual(expected));

  test('a pod needs one', () => expect(podErrors({ containers: [] })).toEqual(['spec.containers: Required value']));

  test('names are unique among containers and init containers', () => {
    const spec = { containers: [{ name: 'a', image: IMAGE }, { name: 'a', image: IMAGE }], initContainers: [{ name: 'a', image: IMAGE }] };
    expect(podErrors(spec)).toEqual(['spec.containers[1].name: Duplicate value: "a"', 'spec.initContainers[0].name: Duplicate value: "a"']);
  });

  test('a template may have spaces around an image', () => {
    expect(templateErrors({ containers: [{ name: 'a', image: ' nginx' }] })).toEqual([]);
  });
});

describe('init containers', () => {
  const probe = { exec: { command: ['true'] } };
  test.each([
    ['probe', { livenessProbe: probe }, [`spec.initContainers[0].livenessProbe: ${NOT_FOR_INIT}`]],
    ['probe of a sidecar', { restartPolicy: 'Always', livenessProbe: probe }, []],
    ['sidecar that must succeed twice', { restartPolicy: 'Always', startupProbe: { ...probe, successThreshold: 2 } }, [
      'spec.initContainers[0].startupProbe.successThreshold: Invalid value: 2: must be 1',
    ]],
    ['restart to resize', { resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }] }, [
      'spec.initContainers[0].resizePolicy[0].restartPolicy: Invalid value: "RestartContainer": must not be set to \'RestartContainer\' for non-sidecar initContainers',
    ]],
  ])('%s', (_, container, expected) => {
    expect(podErrors({ initContainers: [{ name: 'init', image: IMAGE, ...container }] })).toEqual(expected);
  });
});

describe('ephemeral containers', () => {
  test('cannot be created with a pod', () => {
    const debug = { name: 'debug', image: IMAGE, targetContainerName: 'nope' };
    expect(podErrors({ ephemeralContainers: [debug] })).toEqual([
      'spec.ephemeralContainers[0].targetContainerName: Not found: "nope"',
      'spec.ephemeralContainers: Forbidden: cannot be set on create',
    ]);
  });

  test('nor stand in a template, and have no resources', () => {
    const debug = { name: 'debug', image: IMAGE, resources: { requests: { cpu: '1' } } };
    expect(templateErrors({ ephemeralContainers: [debug] })).toEqual([
      'spec.template.spec.ephemeralContainers[0].resources: Forbidden: cannot be set for an Ephemeral Container',
      'spec.template.spec.ephemeralContainers: Forbidden: ephemeral containers not allowed in pod template',
    ]);
  });
});

function asking(cpu: string): Decoded {
  return { requests: { cpu } };
}

describe('resources', () => {
  test.each([
    ['claim that the pod has not', { claims: [{ name: 'gpu' }] }, [
      'spec.containers[0].resources.claims[0]: Not found: "gpu": must be one of the names in pod.spec.resourceClaims which is empty',
    ]],
    ['part of a huge page', { limits: { cpu: '1', 'hugepages-2Mi': '3Mi' }, requests: { cpu: '1', 'hugepages-2Mi': '3Mi' } }, [
      'spec.containers[0].resources.limits[hugepages-2Mi]: Invalid value: "3Mi": 3Mi is not positive integer multiple of hugepages-2Mi',
      'spec.containers[0].resources.requests[hugepages-2Mi]: Invalid value: "3Mi": 3Mi is not positive integer multiple of hugepages-2Mi',
    ]],
  ])('%s', (_, resources, expected) => expect(containerErrors({ resources })).toEqual(expected));

  test('of the pod: at least what its containers need together, with the sidecar that starts first', () => {
    const spec = {
      resources: asking('300m'),
      containers: [{ name: 'a', image: IMAGE, resources: asking('100m') }],
      initContainers: [
        { name: 'sidecar', image: IMAGE, restartPolicy: 'Always', resources: asking('150m') },
        { name: 'init', image: IMAGE, resources: asking('200m') },
      ],
    };
    expect(podErrors(spec)).toEqual([
      'spec.resources.requests[cpu]: Invalid value: "300m": must be greater than or equal to aggregate container requests of 350m',
    ]);
  });

  test('of the pod: only some resources', () => {
    expect(podErrors({ resources: { limits: { 'example.com/gpu': '1' } } })).toEqual([
      'spec.resources.limits[example.com/gpu]: Unsupported value: "example.com/gpu": supported values: "cpu", "hugepages-", "memory"',
    ]);
  });
});
