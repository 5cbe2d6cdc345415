import type { Command } from '../../command.ts';
import { CommandError } from '../../errors/command-error.ts';
import { generate, generation, nameOf } from '../../generators/generate.ts';

const RBAC = 'rbac.authorization.k8s.io';

function bindingCommand(kind: 'RoleBinding' | 'ClusterRoleBinding'): Command {
  const path = `create ${kind.toLowerCase()}`;
  return {
    path,
    run(invocation) {
      const { flags } = invocation;
      const name = nameOf(invocation);
      const given = generation(invocation);
      const [clusterRole, role] = [flags.text('clusterrole'), flags.has('role') ? flags.text('role') : ''];
      if (kind === 'RoleBinding' && (clusterRole === '') === (role === '')) throw new CommandError('exactly one of clusterrole or role must be specified');
      if (kind === 'ClusterRoleBinding' && clusterRole === '') throw new CommandError('exactly one clusterrole must be specified');
      const named = (subject: string, flag: string): object[] => flags.list(flag).map((each) => ({ kind: subject, apiGroup: RBAC, name: each }));
      const accounts = flags.list('serviceaccount').map((account) => {
        const [namespace = '', accountName = '', ...more] = account.split(':');
        if (accountName === '' || more.length > 0) throw new CommandError('serviceaccount must be <namespace>:<name>');
        return { kind: 'ServiceAccount', name: accountName, ...(namespace === '' ? {} : { namespace }) };
      });
      const subjects = [...named('User', 'user'), ...named('Group', 'group'), ...accounts];
      generate(invocation, given, {
        apiVersion: `${RBAC}/v1`, kind, metadata: { name }, ...(subjects.length === 0 ? {} : { subjects }),
        roleRef: { apiGroup: RBAC, kind: clusterRole === '' ? 'Role' : 'ClusterRole', name: clusterRole || role },
      }, kind === 'RoleBinding' ? { failed: 'failed to create rolebinding: ' } : { failed: 'failed to create clusterrolebinding: ' });
      return 0;
    },
  };
}

/** `kubectl create rolebinding`. Rule: `RoleBindingOptions` of kubectl. */
export const roleBinding = bindingCommand('RoleBinding');
/** `kubectl create clusterrolebinding`. Rule: `ClusterRoleBindingOptions`. */
export const clusterRoleBinding = bindingCommand('ClusterRoleBinding');
