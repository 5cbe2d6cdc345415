import { describe, expect, test } from 'vitest';
import { specDifference } from './spec-difference.ts';

const TOKEN = {
  name: 'kube-api-access-x2x8z',
  projected: {
    defaultMode: 420,
    sources: [
      { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
      { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      { downwardAPI: { items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }] } },
    ],
  },
};

const podWithPort = (containerPort: number): Record<string, unknown> => ({
  volumes: [TOKEN],
  containers: [{ name: 'iris', image: 'iris-api:0.2.0', ports: [{ containerPort, protocol: 'TCP' }], resources: {} }],
  restartPolicy: 'Always',
});

// As recorded with Kubernetes 1.36.2: a pod is applied with another port, a claim patched with another class.
describe('how the server shows that specifications differ', () => {
  test('of a pod', () => {
    expect(specDifference('PodSpec', podWithPort(8000), podWithPort(9000))).toBe(`\
@@ -100,7 +100,7 @@
     {
      "Name": "",
      "HostPort": 0,
-     "ContainerPort": 8000,
+     "ContainerPort": 9000,
      "Protocol": "TCP",
      "HostIP": ""
     }
`);
  });

  test('of a claim', () => {
    const claim = (storageClassName: string): Record<string, unknown> => ({
      accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, storageClassName, volumeMode: 'Filesystem', volumeName: 'disk-a',
    });
    expect(specDifference('PersistentVolumeClaimSpec', claim('manual'), claim('fast'))).toBe(`\
@@ -10,7 +10,7 @@
   }
  },
  "VolumeName": "disk-a",
- "StorageClassName": "manual",
+ "StorageClassName": "fast",
  "VolumeMode": "Filesystem",
  "DataSource": null,
  "DataSourceRef": null,
`);
  });

  test('not where a volume is of a kind that is not known', () => {
    const spec = { ...podWithPort(1), volumes: [{ name: 'disk', csi: { driver: 'csi.example.com' } }] };
    expect(specDifference('PodSpec', spec, podWithPort(2))).toBeUndefined();
  });
});
