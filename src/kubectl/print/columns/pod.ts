import { items, type Decoded } from '../../../kube/object.ts';
import { since } from '../duration.ts';
import type { TableDefinition } from './definition.ts';

const isTrue = (conditions: Decoded, type: string): boolean =>
  items(conditions).find((condition) => condition.type === type)?.status === 'True';

/** Counts restarts and keeps the time of the last one. */
class Restarts {
  count = 0;
  last = '';

  add(status: Decoded): void {
    this.count += status.restartCount ?? 0;
    const at = status.lastState?.terminated?.finishedAt ?? '';
    if (at > this.last) this.last = at;
  }
}

const ending = ({ reason, signal, exitCode }: Decoded): string => reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`);

/** The STATUS, READY and RESTARTS of a pod. */
interface PodSummary {
  status: string;
  ready: number;
  total: number;
  restarts: Restarts;
}

/** What an init container that is not done keeps the pod at; undefined when it is done. */
function initStage(status: Decoded, index: number, total: number, sidecar: boolean): string | undefined {
  const { terminated, waiting } = status.state ?? {};
  if (terminated?.exitCode === 0 || (sidecar && status.started === true)) return undefined;
  if (terminated) return `Init:${ending(terminated)}`;
  if (waiting?.reason && waiting.reason !== 'PodInitializing') return `Init:${waiting.reason}`;
  return `Init:${index}/${total}`;
}

/**
 * Sums up a pod's containers in a word and three numbers.
 * Rule: `printPod` of `pkg/printers/internalversion/printers.go`.
 */
export function summarizePod({ metadata, spec, status = {} }: Decoded): PodSummary {
  const conditions = items(status.conditions);
  let reason: string = status.reason || status.phase || '';
  if (conditions.some((condition) => condition.type === 'PodScheduled' && condition.reason === 'SchedulingGated')) reason = 'SchedulingGated';

  const initContainers = items(spec?.initContainers);
  const sidecars = new Set(initContainers.filter((container) => container.restartPolicy === 'Always').map((container) => container.name));
  let ready = 0;
  const initRestarts = new Restarts();
  const sidecarRestarts = new Restarts();
  let initializing = false;
  for (const [index, container] of items(status.initContainerStatuses).entries()) {
    const sidecar = sidecars.has(container.name);
    initRestarts.add(container);
    if (sidecar) sidecarRestarts.add(container);
    const stage = initStage(container, index, initContainers.length, sidecar);
    if (stage !== undefined) {
      reason = stage;
      initializing = true;
      break;
    }
    if (sidecar && container.state?.terminated?.exitCode !== 0 && container.ready) ready += 1;
  }

  let restarts = initRestarts;
  if (!initializing || isTrue(conditions, 'Initialized')) {
    restarts = sidecarRestarts;
    let running = false;
    for (const container of items(status.containerStatuses).toReversed()) {
      restarts.add(container);
      const { waiting, terminated } = container.state ?? {};
      if (waiting?.reason) reason = waiting.reason;
      else if (terminated) reason = ending(terminated);
      else if (container.ready && container.state?.running) {
        running = true;
        ready += 1;
      }
    }
    if (reason === 'Completed' && running) reason = isTrue(conditions, 'Ready') ? 'Running' : 'NotReady';
  }

  if (metadata?.deletionTimestamp) {
    if (status.reason === 'NodeLost') reason = 'Unknown';
    else if (status.phase !== 'Succeeded' && status.phase !== 'Failed') reason = 'Terminating';
  }
  return { status: reason, ready, total: items(spec?.containers).length + sidecars.size, restarts };
}

/** How many of a pod's readiness gates are open. */
function readinessGates({ spec, status }: Decoded): string {
  const gates = items(spec?.readinessGates);
  const open = gates.filter((gate) => isTrue(status?.conditions, gate.conditionType));
  return gates.length === 0 ? '<none>' : `${open.length}/${gates.length}`;
}

export const pod: TableDefinition = {
  columns: 'Name|Ready|Status|Restarts|Age|IP*|Node*|Nominated Node*|Readiness Gates*',
  cells(object, { now }) {
    const { status, ready, total, restarts } = summarizePod(object);
    const ago = restarts.count > 0 && restarts.last !== '' ? ` (${since(restarts.last, now)} ago)` : '';
    return [
      `${ready}/${total}`, status, `${restarts.count}${ago}`,
      object.status?.podIPs?.[0]?.ip || object.status?.podIP || '<none>',
      object.spec?.nodeName || '<none>', object.status?.nominatedNodeName || '<none>', readinessGates(object),
    ];
  },
};
