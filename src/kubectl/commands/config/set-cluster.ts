import type { Command } from '../../command.ts';
import { editConfig, unexpectedArguments } from '../../config/edit.ts';
import { embedded } from '../../config/embedded.ts';
import type { Stanza } from '../../config/kubeconfig.ts';
import { CommandError } from '../../errors/command-error.ts';

/** `kubectl config set-cluster NAME`. Rule: `setClusterOptions` of kubectl. */
export const command: Command = {
  path: 'config set-cluster',
  async run(invocation) {
    const { args, flags } = invocation;
    const [name] = args;
    if (name === undefined || args.length !== 1) return unexpectedArguments(invocation);
    if (name === '') throw new CommandError('you must specify a non-empty cluster name');
    const authority = flags.text('certificate-authority');
    if (flags.bool('insecure-skip-tls-verify') && authority !== '') {
      throw new CommandError('you cannot specify a certificate authority and insecure mode at the same time');
    }
    if (flags.bool('embed-certs') && authority === '') throw new CommandError('you must specify a --certificate-authority to embed');
    editConfig(invocation, (config) => {
      const cluster: Stanza = { ...config.stanza('clusters', name) };
      for (const flag of ['server', 'tls-server-name', 'proxy-url']) if (flags.changed(flag)) cluster[flag] = flags.text(flag);
      if (flags.changed('insecure-skip-tls-verify')) {
        cluster['insecure-skip-tls-verify'] = flags.bool('insecure-skip-tls-verify');
        if (flags.bool('insecure-skip-tls-verify')) for (const field of ['certificate-authority', 'certificate-authority-data']) delete cluster[field];
      }
      if (authority !== '') {
        delete cluster['insecure-skip-tls-verify'];
        Object.assign(cluster, embedded(invocation, 'certificate-authority', authority));
      }
      config.put('clusters', name, cluster);
    });
    invocation.out(`Cluster "${name}" set.\n`);
    return 0;
  },
};
