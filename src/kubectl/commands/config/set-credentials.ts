import type { Command } from '../../command.ts';
import { editConfig, unexpectedArguments } from '../../config/edit.ts';
import { embedded } from '../../config/embedded.ts';
import type { Stanza } from '../../config/kubeconfig.ts';
import { CommandError } from '../../errors/command-error.ts';
import type { Flags } from '../../flags/flags.ts';

/** `kubectl config set-credentials NAME`. Rule: `setCredentialsOptions` of kubectl. */
export const command: Command = {
  path: 'config set-credentials',
  async run(invocation) {
    const { args, flags } = invocation;
    const [name] = args;
    if (name === undefined || args.length !== 1) return unexpectedArguments(invocation);
    if (name === '') throw new CommandError('you must specify a non-empty user name');
    checkMethods(flags);
    editConfig(invocation, (config) => {
      const user: Stanza = { ...config.stanza('users', name) };
      for (const flag of ['token', 'username', 'password']) if (flags.changed(flag)) user[flag] = flags.text(flag);
      if (flags.text('token') !== '') for (const other of ['username', 'password']) delete user[other];
      if (flags.text('username') !== '') delete user['token'];
      for (const file of ['client-certificate', 'client-key']) {
        if (flags.changed(file)) Object.assign(user, embedded(invocation, file, flags.text(file)));
      }
      if (flags.changed('exec-command')) user['exec'] = execOf(flags);
      if (flags.changed('auth-provider')) user['auth-provider'] = { name: flags.text('auth-provider'), config: pairs(flags.list('auth-provider-arg')) };
      config.put('users', name, user);
    });
    invocation.out(`User "${name}" set.\n`);
    return 0;
  },
};

function checkMethods(flags: Flags): void {
  const methods = [
    ...(flags.text('token') === '' ? [] : ['--token']),
    ...(flags.text('username') === '' && flags.text('password') === '' ? [] : ['--username/--password']),
  ];
  if (methods.length > 1) throw new CommandError(`you cannot specify more than one authentication method at the same time: ${methods.join(', ')}`);
  if (flags.bool('embed-certs') && flags.text('client-certificate') === '' && flags.text('client-key') === '') {
    throw new CommandError('you must specify a --client-certificate or --client-key to embed');
  }
}

function execOf(flags: Flags): Stanza {
  const apiVersion = flags.text('exec-api-version');
  // Rule: `SetDefaults_ExecConfig` of client-go's `clientcmd/api/v1`; v1 has no default.
  const interactive = flags.text('exec-interactive-mode') || (apiVersion.endsWith('/v1') ? '' : 'IfAvailable');
  return {
    apiVersion,
    args: flags.list('exec-arg').length === 0 ? null : [...flags.list('exec-arg')],
    command: flags.text('exec-command'),
    env: flags.list('exec-env').length === 0 ? null : Object.entries(pairs(flags.list('exec-env'))).map(([name, value]) => ({ name, value })),
    ...(interactive === '' ? {} : { interactiveMode: interactive }),
    provideClusterInfo: flags.bool('exec-provide-cluster-info'),
  };
}

function pairs(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text) => {
    const equals = text.indexOf('=');
    return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
  }));
}
