import { expect, test } from 'vitest';
import { shapeOf } from './shape.ts';

const shape = (line: string, known = ''): string => shapeOf(line, { known, nodesAreChance: true });

// Lines as kubectl 1.36 prints them.
test.each<[one: string, other: string]>([
  ['api-deploy-5cc885d596-2vc4m   1/1     Running   0          1s', 'api-deploy-86df4679-8n824     1/1     Running   0          14s'],
  ['hello-svc    NodePort    10.96.63.187   <none>        8000:30081/TCP   2s', 'hello-svc  NodePort  10.96.196.136  <none>  8000:31999/TCP  4m7s'],
  ['eta    1/1     Running   1 (3s ago)   30s', 'eta    1/1     Running   1 (12s ago)   2m30s'],
  ['  creationTimestamp: "2026-11-21T02:44:12Z"', '  creationTimestamp: "2026-11-21T09:00:01Z"'],
  ['  resourceVersion: "2849"', '  resourceVersion: "39"'],
  ['  uid: 54e7149c-b4ce-4603-afdd-78e6ce626385', '  uid: a6f536f6-48e2-4dfa-bfda-05966097b1ff'],
  ['Start Time:       Sat, 21 Nov 2026 03:27:13 +0000', 'Start Time:       Sat, 21 Nov 2026 09:00:01 +0000'],
  ['  Warning  BackOff  5s (x3 over 20s)  kubelet  Back-off', '  Warning  BackOff  2s (x2 over 8s)  kubelet  Back-off'],
  ['Node:             desktop-worker2/198.51.100.13', 'Node:             desktop-worker/198.51.100.12'],
  ['Labels:           pod-template-hash=5cc885d596', 'Labels:           pod-template-hash=86df4679bc'],
  ['E1121 03:10:39.726861    4812 memcache.go:265] "Unhandled Error"', 'E1121 09:00:00.100137    4321 memcache.go:265] "Unhandled Error"'],
  ['    Container ID:   containerd://8381901c38f3bb9ef0939ee16349e87ce0a44af9b96bf6592ee99d41d9406ae6', '    Container ID:   containerd://0381901c38f3bb9ef0939ee16349e87ce0a44af9b96bf6592ee99d41d9406ae6'],
  ['INFO:     127.0.0.1:34043 - "GET /version HTTP/1.1" 200 OK', 'INFO:     127.0.0.1:51816 - "GET /version HTTP/1.1" 200 OK'],
  ['hello-29736185-x7k2p   0/1     Completed   0          8s', 'hello-29736190-bc4df   0/1     Completed   0          1s'],
])('%s has the shape of another time', (one, other) => {
  expect(shape(one)).toBe(shape(other));
});

test.each<[one: string, other: string, known?: string]>([
  ['web   1/1     Running   0          1s', 'web   0/1     Running   0          1s'],
  ['    cpu: 100m', '    cpu: 200m'],
  ['web-one   1/1', 'web-two   1/1'],
  ['deployment.apps/web configured', 'deployment.apps/web unchanged'],
  ['127.0.0.1:8000', '127.0.0.1:9000'],
  ['NodePort:  <unset>  30081/TCP', 'NodePort:  <unset>  30082/TCP', 'nodePort: 30081'],
  ['image: nginx:1.27', 'image: nginx:1.28'],
  ['    delay=10s timeout=1s period=10s', '    delay=5s timeout=1s period=10s'],
])('%s is not %s', (one, other, known = '') => {
  expect(shape(one, known)).not.toBe(shape(other, known));
});
