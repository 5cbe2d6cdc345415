import { autoscaling } from './autoscaling.ts';
import { cluster } from './cluster.ts';
import type { TableDefinition, TableDefinitions } from './definition.ts';
import { network } from './network.ts';
import { policy } from './policy.ts';
import { storage } from './storage.ts';
import { workloads } from './workloads.ts';

const definitions: TableDefinitions = { ...workloads, ...network, ...storage, ...autoscaling, ...policy, ...cluster };

/**
 * A kind that has no printer of its own: LimitRange, Role, ClusterRole, CustomResourceDefinition, CSIStorageCapacity.
 * Rule: `defaultTableConvertor` of the API server's registry.
 */
const plain: TableDefinition = { columns: 'Name|Created At', cells: () => [] };

/** The table of a built-in kind. */
export function tableOf(group: string, kind: string): TableDefinition {
  return definitions[group === '' ? kind : `${group}/${kind}`] ?? plain;
}
