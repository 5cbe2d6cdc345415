import type { ApiClient } from '../../cluster/api/requests.ts';
import { LAST_APPLIED } from '../apply/last-applied.ts';
import type { Decoded, KubeObject } from '../../kube/object.ts';
import { isSame } from '../../kube/validation/update/same-value.ts';
import type { Info } from '../arguments/info.ts';
import { CommandError } from '../errors/command-error.ts';
import type { DryRun } from '../flags/strategies.ts';
import { checkHistory, revisionsOf, TEMPLATE_HASH, templateText, type Revision } from './history.ts';

/** Annotations of a Deployment that are its own, not its revision's. Rule: `annotationsToSkip`. */
const OWN_ANNOTATIONS = new Set([
  LAST_APPLIED, ...['revision', 'revision-history', 'desired-replicas', 'max-replicas'].map((name) => `deployment.kubernetes.io/${name}`), 'deprecated.deployment.rollback.to',
]);

/**
 * Takes a workload back to a revision.
 * @param toRevision 0 for the one before the last
 * @returns what is printed behind its name
 * @throws CommandError
 * Rule: the `Rollbacker`s of kubectl's polymorphichelpers.
 */
export function rollBack(client: ApiClient, info: Info, toRevision: number, dryRun: DryRun): string {
  const { resource, namespace, name } = info;
  checkHistory(info, { missing: 'rollbacker', retrieving: 'rollbacker' });
  if (toRevision < 0) throw notInHistory(toRevision);
  const workload = client.get({ resource, namespace, name });
  const isDeployment = resource.kind === 'Deployment';
  const revision = chosen(revisionsOf(client, info), toRevision, isDeployment ? `no rollout history found for deployment "${name}"` : 'no last revision to roll back to');
  if (dryRun === 'client') return (isDeployment ? '' : 'will roll back to ') + templateText(revision.template);
  if (isDeployment && workload['spec'].paused === true) {
    throw new CommandError("you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again");
  }
  if (isSame(withoutHash(revision.template), withoutHash(workload['spec'].template))) return `skipped rollback (current template already matches revision ${toRevision})`;
  try {
    client.patch({ resource, namespace, name }, isDeployment ? deploymentPatch(workload, revision) : { type: 'strategic', body: revision.keeper['data'] }, dryRun === 'server' ? { dryRun: true } : {});
  } catch (error) {
    throw new CommandError(`failed restoring revision ${toRevision}: ${(error as Error).message}`);
  }
  return 'rolled back';
}

const notInHistory = (revision: number): CommandError => new CommandError(`unable to find specified revision ${revision} in history`);

function chosen(revisions: readonly Revision[], toRevision: number, none: string): Revision {
  if (toRevision === 0) {
    const previous = revisions.at(-2);
    if (previous === undefined) throw new CommandError(none);
    return previous;
  }
  const found = revisions.find(({ number }) => number === toRevision);
  if (found === undefined) throw notInHistory(toRevision);
  return found;
}

function withoutHash(template: Decoded): Decoded {
  const { [TEMPLATE_HASH]: _hash, ...labels } = template.metadata?.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } };
}

function deploymentPatch({ metadata }: KubeObject, { keeper, template }: Revision): { type: 'json'; body: unknown } {
  const own = Object.entries(metadata.annotations ?? {}).filter(([key]) => OWN_ANNOTATIONS.has(key));
  const kept = Object.entries(keeper.metadata.annotations ?? {}).filter(([key]) => !OWN_ANNOTATIONS.has(key));
  return {
    type: 'json',
    body: [
      { op: 'replace', path: '/spec/template', value: withoutHash(template) },
      { op: 'replace', path: '/metadata/annotations', value: Object.fromEntries([...own, ...kept]) },
    ],
  };
}
