import { describe, expect, test } from 'vitest';
import { described, squeezed } from './testing/described.ts';

/** Expected values follow `describe.go` of kubectl 1.36, which names each line. */
const pod = (spec: string, status = '{phase: Running}', metadata = ''): string =>
  squeezed(described(`apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: default, uid: u-1${metadata}}\nspec: ${spec}\nstatus: ${status}\n`));

describe('containers of a pod', () => {
  test('environment variables from fields, resources, keys and lines', () => {
    const text = pod(`
  containers:
  - name: c
    image: i
    resources: {limits: {memory: 64Mi}, requests: {cpu: 1500m}}
    envFrom: [{prefix: P_, configMapRef: {name: a, optional: true}}, {secretRef: {name: b}}]
    env:
    - {name: LINES, value: "a\\nb"}
    - {name: NAME, valueFrom: {fieldRef: {apiVersion: v1, fieldPath: metadata.name}}}
    - {name: IP, valueFrom: {fieldRef: {apiVersion: v1, fieldPath: status.podIP}}}
    - {name: CPU, valueFrom: {resourceFieldRef: {resource: requests.cpu, divisor: "0"}}}
    - {name: MEMORY, valueFrom: {resourceFieldRef: {resource: limits.memory, divisor: 1Mi}}}
    - {name: LIMIT, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}`);
    expect(text).toContain(
      `    Environment Variables from:
      a  ConfigMap with prefix 'P_'  Optional: true
      b  Secret  Optional: false
    Environment:
      LINES:  a
          b
      NAME:  p (v1:metadata.name)
      IP:  (v1:status.podIP)
      CPU:  2 (requests.cpu)
      MEMORY:  64 (limits.memory)
      LIMIT:  node allocatable (limits.cpu)
    Mounts:  <none>
`,
    );
  });

  test('ports, commands, profiles, mounts and devices', () => {
    const text = pod(`
  containers:
  - name: c
    image: i
    command: [sh, -c]
    args: ["a\\nb"]
    ports: [{containerPort: 80, protocol: TCP}, {containerPort: 53, hostPort: 5353, protocol: UDP, name: dns}]
    securityContext: {seccompProfile: {type: Localhost, localhostProfile: x.json}}
    volumeMounts: [{name: b, mountPath: /b, subPath: "x y"}, {name: a, mountPath: /a, readOnly: true}]
    volumeDevices: [{name: d, devicePath: /dev/x}]`);
    expect(text).toContain(
      `    Image:  i
    Ports:  80/TCP, 53/UDP (dns)
    Host Ports:  0/TCP, 5353/UDP (dns)
    SeccompProfile:  Localhost
      LocalhostProfile:  x.json
    Command:
      sh
      -c
    Args:
      a
      b
    Environment:  <none>
    Mounts:
      /a from a (ro)
      /b from b (rw,path="x y")
    Devices:
      /dev/x from d
`,
    );
  });

  test('states: of a sidecar, of an ephemeral container, with signal and message', () => {
    const text = pod(
      `
  initContainers: [{name: side, image: i, restartPolicy: Always}]
  containers: [{name: c, image: i}]
  ephemeralContainers: [{name: debugger, image: busybox}]`,
      `
  phase: Running
  initContainerStatuses: [{name: side, state: {waiting: {}}, ready: false, restartCount: 0}]
  containerStatuses:
  - name: c
    state: {terminated: {reason: Error, message: gone, exitCode: 137, signal: 9, startedAt: null, finishedAt: "2026-11-21T02:00:00Z"}}`,
    );
    expect(text).toContain('Init Containers:\n  side:\n');
    expect(text).toContain('    State:  Waiting\n    Ready:  False\n');
    expect(text).toContain('Ephemeral Containers:\n  debugger:\n    Image:  busybox\n');
    expect(text).toContain(
      `    State:  Terminated
      Reason:  Error
      Message:  gone
      Exit Code:  137
      Signal:  9
      Started:  Mon, 01 Jan 0001 00:00:00 +0000
      Finished:  Sat, 21 Nov 2026 02:00:00 +0000
`,
    );
  });

  test.each([
    ['{httpGet: {path: "/a b?c", port: 80, scheme: HTTPS, host: "::1"}}', 'http-get https://[::1]:80/a%20b%3Fc'],
    ['{httpGet: {path: health, port: web, scheme: HTTP}}', 'http-get http://:web/health'],
    ['{tcpSocket: {port: 9999}}', 'tcp-socket :9999'],
    ['{grpc: {port: 9000, service: ""}}', 'grpc <pod>:9000 '],
    ['{exec: {command: [cat, /tmp/x]}}', 'exec [cat /tmp/x]'],
    ['{}', 'unknown'],
  ])('a probe %s', (probe, shown) => {
    const timing = 'initialDelaySeconds: 1, timeoutSeconds: 2, periodSeconds: 3, successThreshold: 1, failureThreshold: 4';
    const text = pod(`{containers: [{name: c, image: i, livenessProbe: ${probe.replace(/\}$/, `${probe === '{}' ? '' : ', '}${timing}}`)}}]}`);
    expect(text).toContain(`    Liveness:  ${shown} delay=1s timeout=2s period=3s #success=1 #failure=4\n`);
  });
});

describe('the pod itself', () => {
  test('while it terminates, with all that may stand in its head', () => {
    const text = pod(
      `
  containers: []
  priority: 10
  priorityClassName: high
  runtimeClassName: gvisor
  nodeName: worker
  securityContext: {seccompProfile: {type: RuntimeDefault}}
  resources: {requests: {cpu: "1"}}
  readinessGates: [{conditionType: example.com/ready}, {conditionType: other}]
  tolerations: [{key: b, value: x, effect: NoSchedule}, {operator: Exists}, {key: a, operator: Exists, tolerationSeconds: 5}]
  topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: x}}}]`,
      `{phase: Running, reason: Evicted, message: low on memory, hostIP: 10.0.0.1, conditions: [{type: example.com/ready, status: "True"}], nominatedNodeName: m}`,
      ', deletionTimestamp: "2026-11-21T02:59:30Z", deletionGracePeriodSeconds: 30',
    );
    expect(text).toBe(`Name:  p
Namespace:  default
Priority:  10
Priority Class Name:  high
Runtime Class Name:  gvisor
Node:  worker/10.0.0.1
Labels:  <none>
Annotations:  <none>
Status:  Terminating (lasts 30s)
Termination Grace Period:  30s
Reason:  Evicted
Message:  low on memory
SeccompProfile:  RuntimeDefault
IP:  
IPs:  <none>
NominatedNodeName:  m
Resources:
  Requests:
    cpu:  1
Containers: <none>
Readiness Gates:
  Type  Status
  example.com/ready  True 
  other  <none> 
Conditions:
  Type  Status
  example.com/ready  True 
Volumes:  <none>
QoS Class:  
Node-Selectors:  <none>
Tolerations:  op=Exists
          a op=Exists for 5s
          b=x:NoSchedule
Topology Spread Constraints:  zone:DoNotSchedule when max skew 1 is exceeded for selector app=x
Events:  <none>
`);
  });

  test('long and broken annotations stand below their key', () => {
    const text = pod('{containers: []}', '{}', `, annotations: {a: "${'x'.repeat(150)}", b: "one\\ntwo\\n", c: short, "kubectl.kubernetes.io/last-applied-configuration": "{}"}`);
    expect(text).toContain(
      `Annotations:  a:\n          ${'x'.repeat(138)}...\n          b:\n          one\n          two\n          c: short\nStatus:`,
    );
  });

  test('what could command a terminal is made visible', () => {
    expect(pod('{containers: [{name: c, image: i, args: ["\\e[31mred\\r"]}]}')).toContain('      ^[[31mred\\r\n');
  });
});

describe('events', () => {
  const event = (name: string, fields: string): string =>
    `---\napiVersion: v1\nkind: Event\nmetadata: {name: ${name}, namespace: default}\ninvolvedObject: {kind: Pod, name: p, namespace: default, uid: u-1}\n${fields}\n`;
  const yaml =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: default, uid: u-1}\nspec: {containers: []}\n' +
    event('b', 'type: Warning\nreason: BackOff\nmessage: " back off "\nsource: {component: kubelet}\ncount: 3\nfirstTimestamp: "2026-11-21T02:50:00Z"\nlastTimestamp: "2026-11-21T02:59:57Z"') +
    event('c', 'type: Normal\nreason: Scheduled\nmessage: assigned\nreportingComponent: default-scheduler\neventTime: "2026-11-21T02:49:59.900000Z"') +
    event('d', 'type: Normal\nreason: Nominated\nmessage: waits\nreportingComponent: default-scheduler\neventTime: "2026-11-21T02:00:00.000000Z"\nseries: {count: 4, lastObservedTime: "2026-11-21T02:58:00.000000Z"}');

  test('count and age, those without a last time first', () => {
    expect(described(yaml)).toContain(
      `Events:
  Type     Reason     Age               From               Message
  ----     ------     ----              ----               -------
  Normal   Scheduled  10m               default-scheduler  assigned
  Normal   Nominated  2m (x4 over 60m)  default-scheduler  waits
  Warning  BackOff    3s (x3 over 10m)  kubelet            back off
`,
    );
  });

  test('are left out on demand, and when they may not be listed there are none', () => {
    expect(described(yaml, { showEvents: false })).not.toContain('Events');
    expect(described(yaml, { refuses: ['events'] })).toContain('Events:          <none>\n');
  });
});
