import type { ApiClient, Collection, Written } from '../cluster/api/requests.ts';
import type { ApiResource } from '../cluster/api/resource.ts';
import type { KubectlContext } from './context.ts';

/** What the server warns of whenever these resources are asked for. Rule: `APILifecycleDeprecated` of their types. */
const DEPRECATED: Readonly<Record<string, string>> = {
  Endpoints: 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
  ComponentStatus: 'v1 ComponentStatus is deprecated in v1.19+',
};

/** A command's way to the server, and where it prints. */
export interface WarnedInvocation {
  readonly client: ApiClient;
  context: KubectlContext;
}

/**
 * An invocation whose client prints what the server warns of, each warning once, as the client of kubectl does: a
 * command that uses it need not look at `Written.warnings`.
 * Rule: `NewWarningWriter` of client-go, which kubectl makes the default for all its clients.
 */
export function withWarnings(invocation: WarnedInvocation): WarnedInvocation {
  const { context } = invocation;
  const seen = new Set<string>();
  const warn = (text: string): void => {
    if (seen.has(text)) return;
    seen.add(text);
    context.err(`Warning: ${text}\n`);
  };
  let client: ApiClient | undefined;
  return {
    context,
    get client() {
      return (client ??= warningClient(invocation.client, warn));
    },
  };
}

function warningClient(client: ApiClient, warn: (text: string) => void): ApiClient {
  const asked = ({ resource }: { resource: ApiResource }): void => {
    const text = resource.group === '' ? DEPRECATED[resource.kind] : undefined;
    if (text !== undefined) warn(text);
  };
  const on = <At extends Collection, Rest extends unknown[], Result>(call: (at: At, ...rest: Rest) => Result) => (at: At, ...rest: Rest): Result => {
    const result = call(at, ...rest);
    asked(at);
    return result;
  };
  const write = <At extends Collection, Rest extends unknown[]>(call: (at: At, ...rest: Rest) => Written) =>
    on((at: At, ...rest: Rest): Written => {
      const written = call(at, ...rest);
      written.warnings.forEach(warn);
      return written;
    });
  return {
    user: client.user,
    resources: () => client.resources(),
    can: (...args) => client.can(...args),
    as: (user) => client.as(user),
    get: on((...args: Parameters<ApiClient['get']>) => client.get(...args)),
    list: on((...args: Parameters<ApiClient['list']>) => client.list(...args)),
    watch: on((...args: Parameters<ApiClient['watch']>) => client.watch(...args)),
    create: write((...args: Parameters<ApiClient['create']>) => client.create(...args)),
    update: write((...args: Parameters<ApiClient['update']>) => client.update(...args)),
    patch: write((...args: Parameters<ApiClient['patch']>) => client.patch(...args)),
    delete: write((...args: Parameters<ApiClient['delete']>) => client.delete(...args)),
    deleteCollection: write((...args: Parameters<ApiClient['deleteCollection']>) => client.deleteCollection(...args)),
  };
}
