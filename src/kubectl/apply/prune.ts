import type { ApiClient, DeleteOptions } from '../../cluster/api/requests.ts';
import type { KubeObject } from '../../kube/object.ts';
import { groupVersion, type ApiResource } from '../../kube/resources/api-resource.ts';
import { CommandError } from '../errors/command-error.ts';
import { errorMessage } from '../errors/error-text.ts';
import { lastApplied } from './last-applied.ts';

/** What is pruned when no list is given, by `group/version/Kind`. Rule: `defaultNamespacedPruneResources` and its like. */
const NAMESPACED = ['core/v1/ConfigMap', 'core/v1/Endpoints', 'core/v1/PersistentVolumeClaim', 'core/v1/Pod', 'core/v1/ReplicationController',
  'core/v1/Secret', 'core/v1/Service', 'batch/v1/Job', 'batch/v1/CronJob', 'networking.k8s.io/v1/Ingress', 'apps/v1/DaemonSet',
  'apps/v1/Deployment', 'apps/v1/ReplicaSet', 'apps/v1/StatefulSet'];
const GLOBAL = ['core/v1/Namespace', 'core/v1/PersistentVolume'];

/** What kubectl logs before it prunes without a list. */
export const PRUNE_NOTICE = 'Deprecated: kubectl apply will no longer prune non-namespaced resources by default when used with the --namespace flag in a future release. To preserve the current behaviour, list the resources you want to target explicitly in the --prune-allowlist flag.';

/**
 * The resources that `--prune-allowlist` names, `core/v1/ConfigMap` for example.
 * @throws CommandError
 * Rule: `ParseResources` of kubectl's `util/prune`.
 */
export function pruneResources(client: ApiClient, allowlist: readonly string[]): ApiResource[] {
  return (allowlist.length === 0 ? [...NAMESPACED, ...GLOBAL] : allowlist).map((entry) => {
    const [group = '', version = '', kind = '', ...more] = entry.split('/');
    if (kind === '' || more.length > 0) throw new CommandError(`invalid GroupVersionKind format: ${entry}, please follow <group/version/kind>`);
    const wanted = group === 'core' ? '' : group;
    const found = client.resources().find((resource) => resource.group === wanted && resource.version === version && resource.kind === kind);
    if (found === undefined) throw new CommandError(`no matches for kind "${kind}" in version "${groupVersion({ group: wanted, version })}"`);
    return found;
  });
}

export interface PruneOptions {
  client: ApiClient;
  resources: readonly ApiResource[];
  /** Where objects were applied. */
  namespaces: readonly string[];
  selector: string;
  /** The UIDs of what was applied. */
  visited: ReadonlySet<string>;
  deletion: DeleteOptions;
  /** Nothing is deleted (`--dry-run=client`). */
  pretends: boolean;
  print(object: KubeObject): void;
}

/**
 * Deletes what was applied before and is not in the files any more.
 * @throws CommandError when a kind cannot be listed or an object not deleted
 * Rule: `pruner.pruneAll` of kubectl's `cmd/apply`.
 */
export function prune(options: PruneOptions): void {
  const [namespaced, global] = [true, false].map((is) => options.resources.filter((resource) => resource.namespaced === is));
  for (const namespace of options.namespaces) for (const resource of namespaced!) pruneAll(resource, namespace, options);
  for (const resource of global!) pruneAll(resource, undefined, options);
}

function pruneAll(resource: ApiResource, namespace: string | undefined, { client, selector, visited, deletion, pretends, print }: PruneOptions): void {
  try {
    for (const object of client.list({ resource, namespace }, { labelSelector: selector }).items) {
      const { name, uid } = object.metadata;
      if (lastApplied(object) === undefined || visited.has(uid)) continue;
      if (!pretends) client.delete({ resource, namespace, name }, deletion);
      print(object);
    }
  } catch (error) {
    const what = namespace === undefined ? 'nonNamespaced' : 'namespaced';
    throw new CommandError(`error pruning ${what} object ${resource.group}/${resource.version}, Kind=${resource.kind}: ${errorMessage(error)}`);
  }
}
