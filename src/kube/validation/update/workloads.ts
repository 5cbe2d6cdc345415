import { items, type Decoded } from '../../object.ts';
import { forbidden, type FieldError } from '../field-error.ts';
import { Path } from '../path.ts';
import { shownSelector } from '../shown-values.ts';
import { immutable } from './immutable.ts';
import { isSame, isSameExcept } from './same-value.ts';
import type { Update } from './update-rule.ts';

/** The selector of a Deployment, ReplicaSet or DaemonSet. Rule: `ValidateUpdate` of their strategies. */
export function validateSelectorIsKept({ now, before }: Update): FieldError[] {
  const { selector } = now['spec'];
  return immutable(selector, before['spec'].selector, Path.root('spec').child('selector'), selector ? shownSelector(selector) : null);
}

const UPDATABLE = [
  'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy', 'minReadySeconds',
];

/** Rule: `ValidateStatefulSetUpdate`. */
export function validateStatefulSetChanges({ now, before }: Update): FieldError[] {
  const claims = 'volumeClaimTemplates';
  const isKept =
    isSameExcept(now['spec'], before['spec'], [...UPDATABLE, claims]) && isSame(claimTemplates(now['spec']), claimTemplates(before['spec']));
  if (isKept) return [];
  const quoted = UPDATABLE.map((field) => `'${field}'`);
  const list = `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
  return [forbidden(Path.root('spec'), `updates to statefulset spec for fields other than ${list} are forbidden`)];
}

/** Claim templates without what the server adds to them. */
function claimTemplates(spec: Decoded): Decoded[] {
  return items(spec.volumeClaimTemplates).map(({ metadata, spec: claim }) => {
    const { creationTimestamp: _creationTimestamp, ...own } = metadata ?? {};
    return { metadata: own, spec: claim };
  });
}

/** Rule: `ValidateControllerRevisionUpdate`. */
export function validateControllerRevisionChanges({ now, before }: Update): FieldError[] {
  return immutable(now['data'], before['data'], Path.root('data'));
}
