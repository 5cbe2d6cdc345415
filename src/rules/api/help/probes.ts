import type { HelpRow } from './types.ts';

/** Rules: https://kubernetes.io/docs/concepts/workloads/pods/probes/ and the lifecycle hooks of containers. */
export const probeHelp: readonly HelpRow[] = [
  {
    field: /(?:Probe)$/,
    message: /must specify a handler type/,
    help: 'a probe says how it asks; write one of httpGet, tcpSocket, grpc and exec',
  },
  {
    field: /(?:postStart|preStop)$/,
    message: /must specify a handler type/,
    help: 'a hook says what it does; write one of exec, httpGet and sleep',
  },
  {
    field: /Probe\.\w+$/,
    message: /may not specify more than 1 handler type/,
    help: 'a probe asks in one way; keep one of httpGet, tcpSocket, grpc and exec, and delete the others',
  },
  {
    field: /(?:postStart|preStop)\.\w+$/,
    message: /may not specify more than 1 handler type/,
    help: 'a hook does one thing; keep one of exec, httpGet and sleep, and delete the others',
  },
  {
    field: /(?:livenessProbe|startupProbe)\.successThreshold$/,
    message: /must be 1/,
    help: 'after one success these probes have nothing left to wait for; delete the line, 1 is the default',
  },
  {
    field: /exec\.command$/,
    message: /^Required value/,
    help: 'exec runs a program in the container; list its words, such as ["cat", "/tmp/ready"]',
  },
  {
    field: /initContainers\[\]\.(?:livenessProbe|readinessProbe|startupProbe|lifecycle)$/,
    message: /init containers without restartPolicy=Always/,
    help: 'an init container ends before the others start, so there is nothing to probe; delete it, or write restartPolicy: Always to make the container a sidecar',
  },
  {
    field: /Probe\.(?:failureThreshold|periodSeconds|timeoutSeconds|initialDelaySeconds|successThreshold)$/,
    message: /must be greater than/,
    help: 'a probe counts seconds and tries, which cannot be negative; delete the line to have the default',
  },
  {
    field: /Probe\.terminationGracePeriodSeconds$/,
    help: 'a container that failed its probe is given some time to end; write 1 or more, or delete the line',
  },
  {
    field: /httpGet\.path$/,
    message: /^Required value/,
    help: 'write the path to ask for, such as path: /healthz',
  },
];
