import type { Invocation } from '../command.ts';
import { CommandError } from '../errors/command-error.ts';
import { loadKubeconfig, type Kubeconfig, type StanzaList } from './kubeconfig.ts';
import { saveKubeconfig } from './save.ts';

/** The kubeconfig for a `config` command: it may be a file that is yet to be made. */
export function configOf({ flags, context }: Invocation): Kubeconfig {
  return loadKubeconfig(context, flags.text('kubeconfig'), false);
}

/** Changes the kubeconfig and writes it. */
export function editConfig<Result>(invocation: Invocation, change: (config: Kubeconfig) => Result): Result {
  const config = configOf(invocation);
  const result = change(config);
  saveKubeconfig(config, configOf(invocation), invocation.context.files);
  return result;
}

/**
 * Prints the help of a `config` command that got the wrong number of arguments, and says so.
 * @throws CommandError
 * Rule: `helpErrorf` of kubectl's `cmd/config`.
 */
export async function unexpectedArguments({ path, args, context }: Invocation): Promise<never> {
  const { showHelp } = await import('../help/show.ts');
  showHelp(path, context);
  throw new CommandError(`Unexpected args: [${args.join(' ')}]`);
}

/** Takes a stanza away. Rule: `RunDeleteCluster` and its siblings of kubectl's `cmd/config`. */
export async function deleteStanza(invocation: Invocation, list: StanzaList, what: string): Promise<number> {
  const [name] = invocation.args;
  if (name === undefined || invocation.args.length !== 1) {
    const { showHelp } = await import('../help/show.ts');
    return showHelp(invocation.path, invocation.context);
  }
  editConfig(invocation, (config) => {
    if (!config[list].delete(name)) throw new CommandError(`cannot delete ${what} ${name}, not in ${config.defaultFile}`);
    if (list === 'contexts' && config.currentContext === name) {
      invocation.err('warning: this removed your active context, use "kubectl config use-context" to select a different one\n');
    }
    invocation.out(`deleted ${what} ${name} from ${config.defaultFile}\n`);
  });
  return 0;
}
