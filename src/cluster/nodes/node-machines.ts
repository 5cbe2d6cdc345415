import type { KubeObject } from '../../kube/object.ts';
import type { ControlPlane } from '../control-plane.ts';
import { nodeConditions, NODE_STATUS_SECONDS } from './conditions.ts';

const LEASES = 'leases.coordination.k8s.io';
const LEASE_NAMESPACE = 'kube-node-lease';

/** Seconds between two renewals of a node's lease. Rule: a quarter of `nodeLeaseDurationSeconds`. */
const RENEWAL = 10;

interface Machine {
  /** When it was switched on or off, in milliseconds since 1970. */
  since: number;
  running: boolean;
}

export type MachineListener = (node: string, running: boolean) => void;

/**
 * The machines behind the nodes. Heartbeats of those that run are not written but worked out when somebody reads them,
 * so that they cost nothing however much time goes by.
 */
export class NodeMachines {
  readonly #plane: ControlPlane;
  readonly #machines = new Map<string, Machine>();
  readonly #listeners: MachineListener[] = [];

  constructor(plane: ControlPlane) {
    this.#plane = plane;
  }

  /** There is a machine for a node, and it runs. */
  add(node: string): void {
    this.#machines.set(node, { since: this.#plane.clock.now, running: true });
  }

  /** Whether a node has a machine that runs: a node that somebody only wrote down has none. */
  isRunning(node: string): boolean {
    return this.#machines.get(node)?.running === true;
  }

  /** Calls `listener` after a machine was switched on or off. */
  onChange(listener: MachineListener): void {
    this.#listeners.push(listener);
  }

  /**
   * Switches the machine of a node off, as when it loses its power or its network: its pods stop to answer, and after a
   * while the control plane notices. Nothing happens when it is off already.
   */
  stop(node: string): void {
    const machine = this.#machines.get(node);
    if (machine?.running !== true) return;
    const { store, server, clock } = this.#plane;
    const object = store.get('nodes', undefined, node);
    if (object !== undefined) server.write(this.#withHeartbeat(object, machine), object, 'nodes');
    const lease = store.get(LEASES, LEASE_NAMESPACE, node);
    if (lease !== undefined) server.write(this.#renewed(lease, machine), lease, LEASES);
    this.#switch(node, { since: clock.now, running: false });
  }

  /** Switches the machine of a node on again: its kubelet says that it is ready, and starts the pods that are still its own. */
  start(node: string): void {
    const machine = this.#machines.get(node);
    if (machine === undefined || machine.running) return;
    const { store, server, clock, events } = this.#plane;
    const next = { since: clock.now, running: true };
    const lease = store.get(LEASES, LEASE_NAMESPACE, node);
    if (lease !== undefined) server.write(this.#renewed(lease, next), lease, LEASES);
    const object = store.get('nodes', undefined, node);
    if (object !== undefined) {
      const wasReady = object['status'].conditions.some(({ type, status }: { type: string; status: string }) => type === 'Ready' && status === 'True');
      const ready = server.writeStatus(object, { ...object['status'], conditions: nodeConditions(object['status'].conditions, clock) }, 'nodes');
      if (!wasReady) events.record({ component: 'kubelet', host: node }, ready, 'Normal', 'NodeReady', `Node ${node} status is now: NodeReady`);
    }
    this.#switch(node, next);
  }

  #switch(node: string, machine: Machine): void {
    this.#machines.set(node, machine);
    for (const listener of this.#listeners) listener(node, machine.running);
  }

  /**
   * An object as it is read: the lease and the conditions of a node whose machine runs with their latest heartbeat.
   * @param storage the name of its resource in the store
   */
  current(object: KubeObject, storage: string): KubeObject {
    if (storage !== 'nodes' && (storage !== LEASES || object.metadata.namespace !== LEASE_NAMESPACE)) return object;
    const machine = this.#machines.get(object.metadata.name);
    if (machine?.running !== true) return object;
    return storage === 'nodes' ? this.#withHeartbeat(object, machine) : this.#renewed(object, machine);
  }

  #last({ since }: Machine, every: number): number {
    const period = every * 1000;
    return since + Math.floor((this.#plane.clock.now - since) / period) * period;
  }

  #renewed(lease: KubeObject, machine: Machine): KubeObject {
    return { ...lease, spec: { ...lease['spec'], renewTime: this.#plane.clock.microTimestamp(this.#last(machine, RENEWAL)) } };
  }

  #withHeartbeat(node: KubeObject, machine: Machine): KubeObject {
    const lastHeartbeatTime = this.#plane.clock.timestamp(this.#last(machine, NODE_STATUS_SECONDS));
    const conditions = node['status']?.conditions?.map((condition: object) => ({ ...condition, lastHeartbeatTime }));
    return conditions === undefined ? node : { ...node, status: { ...node['status'], conditions } };
  }
}
