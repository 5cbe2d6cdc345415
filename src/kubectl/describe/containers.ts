import { goQuote } from '../../kube/decode/go-quote.ts';
import { items, sortedEntries, type Decoded } from '../../kube/object.ts';
import { writeEnvironment } from './container-environment.ts';
import { probeText } from './probes.ts';
import { boolText, count, orElse, quantityText, sortedBy, timeText } from './values.ts';
import type { DescribeWriter } from './writer.ts';

/** What containers are described with. */
interface ContainerSource {
  /** The statuses of a pod's containers; a template has none. */
  statuses?: Decoded;
  /** The pod whose fields environment variables show; a template has none. */
  pod?: Decoded;
  /** Blanks before the title: two in a template. */
  indent?: string;
}

/** All containers of one sort. Rule: `describeContainers`. */
export function writeContainers(w: DescribeWriter, title: string, containers: Decoded, { statuses, pod, indent = '' }: ContainerSource): void {
  const all = items(containers);
  w.line(0, `${indent}${title}:${all.length === 0 ? ' <none>' : ''}`);
  for (const container of all) {
    const status = items(statuses).findLast(({ name }) => name === container.name);
    writeBasics(w, container, status, indent === '' ? '' : ' ');
    writeWords(w, 'Command:', container.command);
    writeWords(w, 'Args:', container.args);
    if (status !== undefined) writeState(w, status);
    writeResources(w, 2, container.resources);
    if (container.livenessProbe) w.line(2, 'Liveness:', probeText(container.livenessProbe));
    if (container.readinessProbe) w.line(2, 'Readiness:', probeText(container.readinessProbe));
    if (container.startupProbe) w.line(2, 'Startup:', probeText(container.startupProbe));
    writeEnvironment(w, container, pod);
    writeMounts(w, container);
  }
}

function writeBasics(w: DescribeWriter, container: Decoded, status: Decoded, nameIndent: string): void {
  w.line(1, `${nameIndent}${container.name}:`);
  if (status !== undefined) w.line(2, 'Container ID:', status.containerID);
  w.line(2, 'Image:', container.image);
  if (status !== undefined) w.line(2, 'Image ID:', status.imageID);
  writePorts(w, 'Port', container.ports, 'containerPort');
  writePorts(w, 'Host Port', container.ports, 'hostPort');
  const profile = container.securityContext?.seccompProfile;
  if (profile) {
    w.line(2, 'SeccompProfile:', profile.type);
    if (profile.type === 'Localhost') w.line(3, 'LocalhostProfile:', profile.localhostProfile);
  }
}

function writePorts(w: DescribeWriter, title: string, ports: Decoded, field: string): void {
  const texts = items(ports).map((port) => `${count(port[field])}/${port.protocol ?? ''}${port.name ? ` (${port.name})` : ''}`);
  w.line(2, texts.length > 1 ? `${title}s:` : `${title}:`, orElse(texts.join(', '), '<none>'));
}

/** Each word on a line of its own. Rule: `describeContainerCommand`. */
function writeWords(w: DescribeWriter, title: string, words: Decoded): void {
  if (items(words).length === 0) return;
  w.line(2, title);
  for (const word of items(words)) for (const line of String(word).split('\n')) w.line(3, line);
}

/** Limits and requests. Rule: `describeResources`. */
export function writeResources(w: DescribeWriter, level: number, resources: Decoded): void {
  for (const [title, list] of [['Limits:', resources?.limits], ['Requests:', resources?.requests]]) {
    const entries = sortedEntries(list);
    if (entries.length > 0) w.line(level, title);
    for (const [name, quantity] of entries) w.line(level + 1, `${name}:`, quantityText(quantity));
  }
}

/** Rule: `describeContainerState`. */
function writeState(w: DescribeWriter, status: Decoded): void {
  writeOneState(w, 'State:', status.state);
  if (status.lastState?.terminated) writeOneState(w, 'Last State:', status.lastState);
  w.line(2, 'Ready:', boolText(status.ready));
  w.line(2, 'Restart Count:', count(status.restartCount));
}

/** Rule: `describeStatus`. */
function writeOneState(w: DescribeWriter, title: string, state: Decoded): void {
  if (state?.running) {
    w.line(2, title, 'Running');
    w.line(3, 'Started:', timeText(state.running.startedAt));
  } else if (state?.terminated && !state.waiting) {
    const { reason, message, exitCode, signal, startedAt, finishedAt } = state.terminated;
    w.line(2, title, 'Terminated');
    if (reason) w.line(3, 'Reason:', reason);
    if (message) w.line(3, 'Message:', message);
    w.line(3, 'Exit Code:', count(exitCode));
    if (signal > 0) w.line(3, 'Signal:', signal);
    w.line(3, 'Started:', timeText(startedAt));
    w.line(3, 'Finished:', timeText(finishedAt));
  } else {
    w.line(2, title, 'Waiting');
    if (state?.waiting?.reason) w.line(3, 'Reason:', state.waiting.reason);
  }
}

/** Rule: `describeContainerVolumes`. */
function writeMounts(w: DescribeWriter, { volumeMounts, volumeDevices }: Decoded): void {
  const mounts = sortedBy(items(volumeMounts), ({ mountPath }) => mountPath);
  const none = mounts.length === 0 ? ['<none>'] : [];
  w.line(2, 'Mounts:', ...none);
  for (const { mountPath, name, readOnly, subPath } of mounts) {
    w.line(3, `${mountPath} from ${name} (${readOnly === true ? 'ro' : 'rw'}${subPath ? `,path=${goQuote(subPath)}` : ''})`);
  }
  const devices = sortedBy(items(volumeDevices), ({ devicePath }) => devicePath);
  // kubectl repeats here what it says of the mounts.
  if (devices.length > 0) w.line(2, 'Devices:', ...none);
  for (const { devicePath, name } of devices) w.line(3, `${devicePath} from ${name}`);
}
