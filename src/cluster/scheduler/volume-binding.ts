import type { KubeObject } from '../../kube/object.ts';
import type { Timer } from '../clock/clock.ts';
import type { ControlPlane } from '../control-plane.ts';
import { annotated, reserve } from '../storage/binding.ts';
import { claimsOf } from '../storage/claims.ts';
import { CLAIMS, SELECTED_NODE } from '../storage/names.ts';
import { podClaims, volumesOn } from './filters/volumes.ts';
import type { NodeInfos } from './node-infos.ts';

/** Seconds for which a pod waits for its claims. Rule: `bindTimeoutSeconds`. */
const TIMEOUT = 600;

/** What comes of waiting. */
export interface BindingOutcome {
  /** All claims are bound. */
  ready(pod: KubeObject, node: string): void;
  failed(pod: KubeObject, message: string): void;
}

interface Waiting {
  namespace: string;
  name: string;
  node: string;
  timeout: Timer;
}

/**
 * The pods whose node has been found, and which wait there for their claims to be bound. They take up room meanwhile.
 * Rule: `Reserve`, `PreBind` and `Unreserve` of the plugin VolumeBinding.
 */
export class VolumeBinding {
  readonly #plane: ControlPlane;
  readonly #infos: NodeInfos;
  readonly #outcome: BindingOutcome;
  readonly #waiting = new Map<string, Waiting>();

  constructor(plane: ControlPlane, infos: NodeInfos, outcome: BindingOutcome) {
    this.#plane = plane;
    this.#infos = infos;
    this.#outcome = outcome;
  }

  /**
   * Binds or provisions what a pod's claims wait for.
   * @returns whether there is anything to wait for
   */
  begin(pod: KubeObject, node: KubeObject): boolean {
    const { store, server, clock } = this.#plane;
    if (claimsOf(pod).length === 0) return false;
    const { waiting } = podClaims(pod, store);
    const chosen = volumesOn(node, waiting, store);
    if (waiting.length === 0 || chosen === undefined) return false;
    const { uid, namespace, name } = pod.metadata;
    const nodeName: string = node.metadata.name;
    this.#infos.assume(pod, nodeName);
    this.#waiting.set(uid, { namespace, name, node: nodeName, timeout: clock.after(TIMEOUT, () => this.#giveUp(uid)) });
    // Rule: `NominatedNodeNameForExpectation`: others see where a pod that has to wait is going to run.
    server.writeStatus(pod, { ...pod['status'], nominatedNodeName: nodeName }, 'pods');
    for (const [claim, volume] of chosen) {
      if (volume !== undefined) reserve(volume, claim, this.#plane);
      else server.write(annotated(claim, { [SELECTED_NODE]: nodeName }), claim, CLAIMS);
    }
    return true;
  }

  has(uid: string): boolean {
    return this.#waiting.has(uid);
  }

  /** Claims changed: pods that have all of theirs are done. */
  check(): void {
    const { store } = this.#plane;
    for (const [uid, { namespace, name, node }] of this.#waiting) {
      const pod = store.get('pods', namespace, name);
      const isBound = (claim: string): boolean => store.get(CLAIMS, namespace, claim)?.['status']?.phase === 'Bound';
      if (pod?.metadata.uid !== uid || pod.metadata.deletionTimestamp !== undefined) this.#forget(uid);
      else if (claimsOf(pod).every(isBound)) {
        this.#forget(uid);
        this.#outcome.ready(pod, node);
      }
    }
  }

  #giveUp(uid: string): void {
    const { namespace, name } = this.#waiting.get(uid)!;
    this.#forget(uid);
    const pod = this.#plane.store.get('pods', namespace, name);
    if (pod?.metadata.uid === uid) this.#outcome.failed(pod!, 'running PreBind plugin "VolumeBinding": binding volumes: context deadline exceeded');
  }

  #forget(uid: string): void {
    const waiting = this.#waiting.get(uid)!;
    waiting.timeout.cancel();
    this.#waiting.delete(uid);
    this.#infos.forget(uid, waiting.node);
  }
}
