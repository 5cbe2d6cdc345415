import { expect, test } from 'vitest';
import { testCluster } from '../testing/cluster.ts';

// The fields of k8s.io/api with `omitempty` that are no pointers: `EnvVar.Value`, `VolumeMount.ReadOnly`, `Probe.InitialDelaySeconds`.
test('fields that say nothing are gone when an object comes back', () => {
  const [pod] = testCluster().apply(`
apiVersion: v1
kind: Pod
metadata: { name: quiet, annotations: {} }
spec:
  hostNetwork: false
  nodeName: ""
  tolerations: []
  automountServiceAccountToken: false
  containers:
  - name: app
    image: api:0.1.0
    args: []
    env: [{ name: EMPTY, value: "" }]
    readinessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 0 }
    volumeMounts: [{ name: scratch, mountPath: /scratch, readOnly: false }]
    securityContext: { privileged: false }
  volumes: [{ name: scratch, emptyDir: {} }]
`);
  expect(pod!.metadata).not.toHaveProperty('annotations');
  expect(pod!['spec']).not.toHaveProperty('hostNetwork');
  expect(pod!['spec']).not.toHaveProperty('nodeName');
  const [app] = pod!['spec'].containers;
  expect(app).not.toHaveProperty('args');
  expect(app.env).toEqual([{ name: 'EMPTY' }]);
  expect(app.readinessProbe).not.toHaveProperty('initialDelaySeconds');
  expect(app.volumeMounts[0]).toEqual({ name: 'scratch', mountPath: '/scratch' });
});

test('what stands behind a pointer stays', () => {
  const [pod, claim] = testCluster().apply(`
apiVersion: v1
kind: Pod
metadata: { name: strict }
spec:
  automountServiceAccountToken: false
  terminationGracePeriodSeconds: 0
  containers: [{ name: app, image: "api:0.1.0", securityContext: { privileged: false, runAsUser: 0 } }]
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: by-hand }
spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`);
  expect(pod!['spec']).toMatchObject({ automountServiceAccountToken: false, terminationGracePeriodSeconds: 0 });
  expect(pod!['spec'].containers[0].securityContext).toEqual({ privileged: false, runAsUser: 0 });
  expect(claim!['spec'].storageClassName).toBe('');
});
