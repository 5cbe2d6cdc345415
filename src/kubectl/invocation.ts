import type { ApiClient } from '../cluster/api/requests.ts';
import type { Invocation } from './command.ts';
import { connect, contextOf, discoveryLog, namespaceOf, targetOf, type Connection } from './config/connection.ts';
import { loadKubeconfig, type Kubeconfig } from './config/kubeconfig.ts';
import type { KubectlContext } from './context.ts';
import type { Flags } from './flags/flags.ts';
import type { CommandLine } from './flags/parse.ts';

/** A command line ready to be run; the kubeconfig is read when a command first asks for it. */
export function invocationOf(path: string, line: CommandLine, context: KubectlContext): Invocation {
  return new CommandInvocation(path, line, context);
}

class CommandInvocation implements Invocation {
  readonly path: string;
  readonly args: readonly string[];
  readonly argsBeforeDash: number | undefined;
  readonly flags: Flags;
  readonly context: KubectlContext;
  #config: Kubeconfig | undefined;
  #connection: Connection | undefined;

  constructor(path: string, line: CommandLine, context: KubectlContext) {
    this.path = path;
    this.args = line.args;
    this.argsBeforeDash = line.argsBeforeDash;
    this.flags = line.flags;
    this.context = context;
  }

  readonly out = (text: string): void => this.context.out(text);

  readonly err = (text: string): void => this.context.err(text);

  get config(): Kubeconfig {
    return (this.#config ??= loadKubeconfig(this.context, this.flags.text('kubeconfig')));
  }

  get namespace(): string {
    return this.#namespace().namespace;
  }

  get enforceNamespace(): boolean {
    return this.#namespace().enforceNamespace;
  }

  #namespace(): ReturnType<typeof namespaceOf> {
    return namespaceOf(this.flags, contextOf(this.config, this.flags.text('context') || this.config.currentContext) ?? {});
  }

  readonly connect = (): Connection =>
    (this.#connection ??= connect(targetOf(this.config, this.flags, (path) => this.context.files.read(path)), this.flags, this.context));

  get client(): ApiClient {
    const connection = this.connect();
    if (connection.client !== undefined) return connection.client;
    this.err(discoveryLog(connection.server, this.context.waiting.now()));
    throw connection.refused;
  }
}
