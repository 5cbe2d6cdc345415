import { describe, expect, test } from 'vitest';
import {
  isExtendedResource, isHugePages, isIntegerResource, isNativeResource, isOvercommitAllowed, isStandardContainerResource, isStandardQuotaResource,
  isStandardResource,
} from './resource-names.ts';

const NAMES = [
  'cpu', 'memory', 'ephemeral-storage', 'storage', 'requests.cpu', 'pods', 'services.nodeports', 'hugepages-2Mi', 'requests.hugepages-2Mi',
  'nvidia.com/gpu', 'kubernetes.io/a', 'requests.nvidia.com/gpu', 'gpu',
];

/**
 * Rules: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources and
 * https://kubernetes.io/docs/concepts/policy/resource-quotas/.
 */
describe('resources', () => {
  test.each([
    [isHugePages, ['hugepages-2Mi']],
    [isNativeResource, NAMES.filter((name) => !name.includes('nvidia.com'))],
    [isExtendedResource, ['nvidia.com/gpu']],
    [isStandardContainerResource, ['cpu', 'memory', 'ephemeral-storage', 'hugepages-2Mi']],
    [isStandardResource, ['cpu', 'memory', 'ephemeral-storage', 'storage', 'requests.cpu', 'pods', 'services.nodeports', 'hugepages-2Mi']],
    [isStandardQuotaResource, ['cpu', 'memory', 'ephemeral-storage', 'requests.cpu', 'pods', 'services.nodeports', 'hugepages-2Mi', 'requests.hugepages-2Mi']],
    [isIntegerResource, ['pods', 'services.nodeports', 'nvidia.com/gpu']],
    [isOvercommitAllowed, NAMES.filter((name) => !name.includes('nvidia.com') && name !== 'hugepages-2Mi')],
  ])('%o', (is, expected) => expect(NAMES.filter(is)).toEqual(expected));

  test('the name of an extended resource must fit behind `requests.`', () => {
    expect(isExtendedResource(`example.com/${'x'.repeat(63)}`)).toBe(true);
    expect(isExtendedResource(`${'x'.repeat(236)}.example/a`)).toBe(true);
    expect(isExtendedResource(`${'x'.repeat(250)}/a`)).toBe(false);
  });
});
