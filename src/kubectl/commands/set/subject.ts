import { isSame } from '../../../kube/validation/update/same-value.ts';
import type { Command, Invocation } from '../../command.ts';
import { CommandError } from '../../errors/command-error.ts';
import { unique } from '../../generators/key-values.ts';
import type { Info } from '../../arguments/info.ts';
import { checkSetting, patchObjects, setting, settingInfos } from '../../set/patch-objects.ts';

const GROUP = 'rbac.authorization.k8s.io';

interface Subject {
  kind: string;
  apiGroup?: string;
  name: string;
  namespace?: string;
}

/** `kubectl set subject`. Rule: `SubjectOptions` of kubectl. */
export const command: Command = {
  path: 'set subject',
  run(invocation) {
    const given = setting(invocation);
    const infos = settingInfos(invocation, given, invocation.args);
    checkSetting(invocation, given);
    const subjects = subjectsOf(invocation, infos);
    patchObjects(invocation, given, infos, {
      operation: 'subjects updated', failed: 'failed to patch subjects to rolebinding: ',
      change(object) {
        if (object.kind !== 'RoleBinding' && object.kind !== 'ClusterRoleBinding') throw new Error('setting subjects is only supported for RoleBinding/ClusterRoleBinding');
        const before: Subject[] = object['subjects'] ?? [];
        const added = subjects.filter((subject) => !before.some((other) => isSame(other, subject)));
        return added.length === 0 ? undefined : { ...object, subjects: [...before, ...added] };
      },
    });
    return 0;
  },
};

function subjectsOf({ flags, namespace: here }: Invocation, infos: readonly Info[]): Subject[] {
  // A flag that is given without a value names nobody, which the server refuses.
  const named = (flag: string): string[] => (flags.changed(flag) && flags.list(flag).length === 0 ? [''] : unique(flags.list(flag)).sort());
  const [users, groups, accounts] = ['user', 'group', 'serviceaccount'].map(named) as [string[], string[], string[]];
  if (users.length + groups.length + accounts.length === 0) throw new CommandError('you must specify at least one value of user, group or serviceaccount');
  const inCluster = infos.some(({ object }) => object?.kind === 'ClusterRoleBinding');
  return [
    ...users.map((name) => ({ kind: 'User', apiGroup: GROUP, name })),
    ...groups.map((name) => ({ kind: 'Group', apiGroup: GROUP, name })),
    ...accounts.map((account) => {
      const [namespace = '', name = '', ...more] = account.split(':');
      if (name === '' || more.length > 0) throw new CommandError('serviceaccount must be <namespace>:<name>');
      if (inCluster && namespace === '') throw new CommandError('serviceaccount must be <namespace>:<name>, namespace must be specified');
      return { kind: 'ServiceAccount', name, namespace: namespace || here };
    }),
  ];
}
