import { describe, expect, test } from 'vitest';
import { firstSentences } from './first-sentences.ts';

// Descriptions of fields in the Kubernetes API reference, v1.36.
const NODE_PORT =
  'The port on each node on which this service is exposed when type is NodePort or LoadBalancer.  Usually assigned by the system. If a value is specified, in-range, and not in use it will be used, otherwise the operation will fail.  If not specified, a port will be allocated if this Service requires one. More info: https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport';
const PULL_POLICY =
  'Image pull policy. One of Always, Never, IfNotPresent. Defaults to Always if :latest tag is specified, or IfNotPresent otherwise. Cannot be updated. More info: https://kubernetes.io/docs/concepts/containers/images#updating-images\n\nPossible enum values:\n - `"Always"` means that kubelet always attempts to pull the latest image.';

describe('firstSentences', () => {
  test('takes what fits', () => {
    expect(firstSentences(NODE_PORT, 150)).toBe(
      'The port on each node on which this service is exposed when type is NodePort or LoadBalancer. Usually assigned by the system.',
    );
  });

  test('leaves out the list of values and the pointer', () => {
    expect(firstSentences(PULL_POLICY, 400)).toBe(
      'Image pull policy. One of Always, Never, IfNotPresent. Defaults to Always if :latest tag is specified, or IfNotPresent otherwise. Cannot be updated.',
    );
  });

  test('takes a first sentence whole, however long', () => {
    expect(firstSentences(NODE_PORT, 10)).toBe(
      'The port on each node on which this service is exposed when type is NodePort or LoadBalancer.',
    );
  });

  test('keeps what has no full stop', () => {
    expect(firstSentences('Standard object metadata', 50)).toBe('Standard object metadata');
    expect(firstSentences('', 50)).toBe('');
  });
});
