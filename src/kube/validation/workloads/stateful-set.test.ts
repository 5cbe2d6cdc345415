import { describe, expect, test } from 'vitest';
import type { Decoded } from '../../object.ts';
import type { KubernetesVersion } from '../../version.ts';
import { said, selector, template } from '../testing/said.ts';
import { validateStatefulSet } from './stateful-set.ts';

function check(spec: Decoded, version?: KubernetesVersion): string[] {
  const object = { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'demo' }, spec: { selector, template: template(), ...spec } };
  return said(validateStatefulSet, object, version);
}

function claim(name: string | undefined, spec: Decoded = {}): Decoded {
  return { metadata: name === undefined ? {} : { name }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec } };
}

const mounted = template({ containers: [{ name: 'c', image: 'api:0.1.0', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] });

describe('validateStatefulSet', () => {
  test.each<[string, Decoded]>([
    ['a minimal one, without a service', {}],
    ['a claim that is mounted', { template: mounted, volumeClaimTemplates: [claim('data')] }],
    ['two claims of one name', { template: mounted, volumeClaimTemplates: [claim('data'), claim('data')] }],
    ['a volume that a claim replaces', { template: { ...mounted, spec: { ...mounted.spec, volumes: [{ name: 'data', emptyDir: {} }] } }, volumeClaimTemplates: [claim('data')] }],
    ['a negative history, which keeps everything', { revisionHistoryLimit: -1 }],
  ])('takes %s', (_, spec) => {
    expect(check(spec)).toEqual([]);
  });

  // Recorded answers of a Kubernetes 1.36 API server.
  test.each<[string, Decoded, string[]]>([
    ['negative seconds', { minReadySeconds: -1 }, ['spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0']],
    ['lower case', { podManagementPolicy: 'parallel' }, [`spec.podManagementPolicy: Invalid value: "parallel": must be 'OrderedReady' or 'Parallel'`]],
    ['an empty selector', { selector: {} }, ['spec.selector: Invalid value: {}: empty selector is invalid for statefulset']],
    ['a service of another namespace', { serviceName: 'db.headless' }, ['spec.serviceName: Invalid value: "db.headless": must not contain dots']],
    ['claims without a mode', { volumeClaimTemplates: [claim('data', { accessModes: [] })] }, ['spec.volumeClaimTemplates[0].spec.accessModes: Required value: at least 1 access mode is required']],
    [
      'claims without a name',
      { volumeClaimTemplates: [claim(undefined)] },
      ['spec.template.spec.volumes[0].persistentVolumeClaim.claimName: Required value', 'spec.template.spec.volumes[0].name: Required value'],
    ],
    ['the strategy of a Deployment', { updateStrategy: { type: 'Recreate' } }, [`spec.updateStrategy: Invalid value: {"Type":"Recreate","RollingUpdate":null}: must be 'RollingUpdate' or 'OnDelete'`]],
  ])('refuses %s', (_, spec, expected) => {
    expect(check(spec).toSorted()).toEqual(expected.toSorted());
  });

  // `ValidateStatefulSetSpec`.
  test.each<[string, Decoded, string[]]>([
    ['a partition while nothing rolls', { updateStrategy: { type: 'OnDelete', rollingUpdate: { partition: 1 } } }, [`spec.updateStrategy.rollingUpdate: Invalid value: {"Partition":1,"MaxUnavailable":null}: only allowed for updateStrategy 'RollingUpdate'`]],
    ['a negative partition', { updateStrategy: { rollingUpdate: { partition: -1 } } }, ['spec.updateStrategy.rollingUpdate.partition: Invalid value: -1: must be greater than or equal to 0']],
    ['a negative start', { ordinals: { start: -1 } }, ['spec.ordinals.start: Invalid value: -1: must be greater than or equal to 0']],
    ['an unknown fate of claims', { persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Recycle' } }, ['spec.persistentVolumeClaimRetentionPolicy.whenDeleted: Unsupported value: "Recycle": supported values: "Retain", "Delete"']],
  ])('refuses %s', (_, spec, expected) => {
    expect(check(spec)).toEqual(expected);
  });

  test('claims and templates were not looked at before 1.34', () => {
    expect(check({ template: template({ containers: [] }), volumeClaimTemplates: [claim('data', { accessModes: [] })] }, '1.33')).toEqual([]);
  });
});
