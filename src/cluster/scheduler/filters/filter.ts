import type { KubeObject } from '../../../kube/object.ts';
import type { ControlPlane } from '../../control-plane.ts';
import type { NodeInfo } from '../node-infos.ts';

/** Why a node is not possible. */
export interface Rejection {
  /** As the event counts them: `Insufficient cpu`. A node may have several. */
  reasons: readonly string[];
  /** The plugin that says so, which tells what may change it. */
  plugin: string;
  /** Whether pods of lower priority could make room. */
  mayPreempt: boolean;
}

/** A filter that has looked at a pod, and now looks at one node after the other. */
export type NodeFilter = (info: NodeInfo) => Rejection | undefined;

/** What a filter works with. */
export interface FilterContext {
  plane: ControlPlane;
  nodes: readonly NodeInfo[];
}

/** The pod as a whole cannot be placed, whatever the nodes. */
export class UnschedulablePod extends Error {
  override readonly name = 'UnschedulablePod';
}

/**
 * One of the scheduler's filters. It looks at the pod once, and gives a function for the nodes; undefined when the pod asks for
 * nothing that this filter looks at.
 */
export type Filter = (pod: KubeObject, context: FilterContext) => NodeFilter | undefined;
