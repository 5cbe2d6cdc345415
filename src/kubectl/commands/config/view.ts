import type { Command, Invocation } from '../../command.ts';
import { contentOf } from '../../config/content.ts';
import { configOf } from '../../config/edit.ts';
import { Kubeconfig, type StanzaList } from '../../config/kubeconfig.ts';
import { CommandError } from '../../errors/command-error.ts';
import { outputFormat } from '../../output-flags.ts';
import { OUTPUT_FORMATS } from '../../print/output.ts';

/** `kubectl config view`. Rule: `ViewOptions` of kubectl. */
export const command: Command = {
  path: 'config view',
  run(invocation) {
    const { flags, out } = invocation;
    const all = configOf(invocation);
    const config = flags.bool('minify') ? minified(all, invocation) : all;
    const content = contentOf(config, { redact: !flags.bool('raw') });
    const format = outputFormat(invocation, OUTPUT_FORMATS.object, 'yaml');
    if (format.kind !== 'human') out(format.printer.print(content, true));
    return 0;
  },
};

/** Only what the current context needs. Rule: `MinifyConfig` of client-go's `clientcmd`. */
function minified(all: Kubeconfig, { flags }: Invocation): Kubeconfig {
  const name = flags.text('context') || all.currentContext;
  if (name === '') throw new CommandError('current-context must exist in order to minify');
  const context = all.stanza('contexts', name);
  if (context === undefined) throw new CommandError(`cannot locate context ${name}`);
  const config = new Kubeconfig(all.defaultFile);
  config.currentContext = name;
  const keep = (list: StanzaList, stanza: unknown, what: string): void => {
    if (typeof stanza !== 'string' || stanza === '') return;
    const entry = all[list].get(stanza);
    if (entry === undefined) throw new CommandError(`cannot locate ${what} ${stanza}`);
    config[list].set(stanza, entry);
  };
  keep('contexts', name, 'context');
  keep('clusters', context['cluster'], 'cluster');
  keep('users', context['user'], 'user');
  return config;
}
