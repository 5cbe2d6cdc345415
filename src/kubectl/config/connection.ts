import type { ApiClient } from '../../cluster/api/requests.ts';
import { ConfigurationError, CommandError, UnreachableError } from '../errors/command-error.ts';
import { logLine } from '../klog.ts';
import type { Flags } from '../flags/flags.ts';
import type { KubectlContext } from '../context.ts';
import type { Kubeconfig, Stanza } from './kubeconfig.ts';

/** Where kubectl asks when no cluster is configured. */
const DEFAULT_SERVER = 'http://localhost:8080';

/** What the kubeconfig and the global flags together say. */
export interface Target {
  /** The address, as the kubeconfig has it. */
  server: string;
  /** What the server knows the user by: a bearer token, a client certificate, a user name, or nothing. */
  credential: string;
  namespace: string;
  /** `--namespace` was given. */
  enforceNamespace: boolean;
}

/** A way to the server, or why there is none. */
export type Connection = { server: string; client: ApiClient } | { server: string; client: undefined; refused: UnreachableError };

/** The text of a file that the kubeconfig names; undefined when there is none. */
export type ReadFile = (path: string) => string | undefined;

/**
 * The cluster, user and namespace to use.
 * @param read reads the files of certificates and tokens
 * @throws ConfigurationError, CommandError for names that the kubeconfig does not have
 * Rule: `DirectClientConfig` of client-go's `clientcmd`.
 */
export function targetOf(config: Kubeconfig, flags: Flags, read: ReadFile = () => undefined): Target {
  const contextName = flags.text('context') || config.currentContext;
  const context: Stanza = contextOf(config, contextName) ?? {};
  const clusterName = flags.text('cluster') || textOf(context['cluster']);
  // A command that has a flag of this name for something else (`create rolebinding --user`) hides the global one.
  const userFlag = textOf(flags.text('user'));
  const userName = userFlag || textOf(context['user']);
  const cluster = config.stanza('clusters', clusterName);
  const user = config.stanza('users', userName);
  if (user === undefined && userFlag !== '') throw new CommandError(`auth info "${userName}" does not exist`);
  const server = flags.text('server') || textOf(cluster?.['server']);
  if (server === '' && (flags.text('cluster') !== '' || Object.keys(cluster ?? {}).length > 0)) {
    throw new CommandError(`no server found for cluster "${clusterName}"`);
  }
  const address = server || DEFAULT_SERVER;
  return {
    server: /^https?:\/\//.test(address) ? address : `http://${address}`,
    credential: credentialOf(flags, user ?? {}, userName, read),
    ...namespaceOf(flags, context),
  };
}

/** The namespace alone, which needs no cluster. */
export function namespaceOf(flags: Flags, context: Stanza): Pick<Target, 'namespace' | 'enforceNamespace'> {
  const given = flags.text('namespace');
  return { namespace: given || textOf(context['namespace']) || 'default', enforceNamespace: given !== '' };
}

/** @throws ConfigurationError when a context is named that there is not */
export function contextOf(config: Kubeconfig, name: string): Stanza | undefined {
  const context = config.stanza('contexts', name);
  if (context === undefined && name !== '') throw new ConfigurationError(`context was not found for specified context: ${name}`);
  return context;
}

/** Asks the server at a target, as the user that the flags ask for. */
export function connect(target: Target, flags: Flags, context: KubectlContext): Connection {
  const client = context.connect(target.server, target.credential);
  const { server } = target;
  return client === undefined ? { server, client, refused: unreachable(server) } : { server, client: impersonating(client, flags) };
}

/**
 * Acts for another user. What the server adds to the groups of one who is impersonated is added here.
 * Rule: `WithImpersonation` of the apiserver's filters.
 */
function impersonating(client: ApiClient, flags: Flags): ApiClient {
  const name = flags.text('as');
  const groups = flags.list('as-group');
  if (name === '') {
    if (groups.length > 0) throw new CommandError('requesting uid, groups or user-extra without impersonating a user');
    return client;
  }
  const account = /^system:serviceaccount:([^:]+):[^:]+$/.exec(name);
  const ofAccount = account !== null && groups.length === 0 ? ['system:serviceaccounts', `system:serviceaccounts:${account[1]}`] : [];
  const authenticated = name === 'system:anonymous' ? 'system:unauthenticated' : 'system:authenticated';
  return client.as({ name, groups: [...new Set([...groups, ...ofAccount, authenticated])] });
}

/**
 * Rule: `getUserIdentificationPartialConfig` of client-go's `clientcmd`; what flags say comes first.
 * @throws ConfigurationError when a file is named that cannot be read
 */
function credentialOf(flags: Flags, user: Stanza, userName: string, read: ReadFile): string {
  const inFile = (path: string, what: string): string => {
    const text = path === '' ? '' : read(path);
    if (text === undefined) throw new ConfigurationError(`unable to read ${what} ${path} for ${userName} due to open ${path}: no such file or directory`);
    return text.trim();
  };
  const token = textOf(flags.text('token')) || inFile(textOf(flags.text('client-certificate')), 'client-cert') || textOf(flags.text('username'));
  if (token !== '') return token;
  const of = (field: string): string => textOf(user[field]);
  return of('token') || inFile(of('tokenFile'), 'token file') || of('client-certificate-data') || inFile(of('client-certificate'), 'client-cert') || of('username');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Rule: `StandardErrorMessage` of kubectl, for what `net/http` of Go reports. */
function unreachable(server: string): UnreachableError {
  const { host, dial } = dialing(server);
  return new UnreachableError(dial.endsWith('connection refused')
    ? `The connection to the server ${host} was refused - did you specify the right host or port?`
    : `Unable to connect to the server: ${dial}`);
}

/** The `host:port` of an address, and what Go says when nobody answers there. */
function dialing(server: string): { host: string; dial: string } {
  const [, scheme = 'http', host = ''] = /^(https?):\/\/([^/]*)/.exec(server) ?? [];
  const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(host)!;
  const number = port ?? (scheme === 'https' ? '443' : '80');
  const address = name === 'localhost' ? '127.0.0.1' : name;
  return /^[\d.]+$|^\[/.test(address)
    ? { host, dial: `dial tcp ${address}:${number}: connect: connection refused` }
    : { host, dial: `dial tcp: lookup ${name}: no such host` };
}

/** How often discovery asks before it gives up. */
const ATTEMPTS = 5;

/** Milliseconds between two attempts. */
const PAUSE = 0.7;

/**
 * What kubectl's discovery logs when nobody answers.
 * @param now milliseconds since 1970
 * Rule: the cached discovery client of client-go, in the format of klog.
 */
export function discoveryLog(server: string, now: number): string {
  const url = `${server.replace(/\/$/, '')}/api?timeout=32s`;
  const { dial } = dialing(server);
  const text = `"Unhandled Error" err="couldn't get current server API group list: Get \\"${url}\\": ${dial}"`;
  return Array.from({ length: ATTEMPTS }, (_, attempt) => logLine('E', now + attempt * PAUSE, 'memcache.go:265', text)).join('');
}
