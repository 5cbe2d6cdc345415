import type { Decoded } from '../../kube/object.ts';
import type { Program } from '../images/program.ts';
import type { LogLine } from './agents.ts';

/** How a container ended. */
export interface Termination {
  containerId: string;
  exitCode: number;
  reason: string;
  message?: string;
  /** Milliseconds since 1970. */
  startedAt: number;
  finishedAt: number;
}

export type ContainerState =
  | { kind: 'waiting'; reason: string; message?: string }
  | { kind: 'running'; startedAt: number }
  | { kind: 'terminated'; end: Termination };

/** A container of a pod on its node, over all its restarts. */
export interface Container {
  /** Changes when the pod's image or resources do. */
  spec: Decoded;
  readonly role: 'init' | 'sidecar' | 'main' | 'ephemeral';
  state: ContainerState;
  last: Termination | undefined;
  restarts: number;
  containerId: string;
  program: Program | undefined;
  /** Counts runs, so that what belongs to an earlier one is known by its number. */
  run: number;
  ready: boolean;
  started: boolean;
  /** Since when it may not be restarted, and how long: doubles with each failure. */
  backoffSeconds: number;
  lastFailure: number | undefined;
  /** The log of this run and of the one before. */
  log: LogLine[];
  previousLog: LogLine[] | undefined;
  /** The image is on the node, as far as this container is concerned. */
  hasImage: boolean;
  imageBackoff: number;
}

export function newContainer(spec: Decoded, role: Container['role'], waiting: string): Container {
  return {
    spec, role, state: { kind: 'waiting', reason: waiting }, last: undefined, restarts: 0, containerId: '', program: undefined, run: 0,
    ready: false, started: false, backoffSeconds: 0, lastFailure: undefined, log: [], previousLog: undefined, hasImage: false, imageBackoff: 0,
  };
}

/** Where events say that a container stands. */
export function fieldPathOf({ role, spec }: Container): string {
  const list = role === 'main' ? 'containers' : role === 'ephemeral' ? 'ephemeralContainers' : 'initContainers';
  return `spec.${list}{${spec.name}}`;
}
