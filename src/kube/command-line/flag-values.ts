/**
 * How the text behind a flag is read: `list` splits at commas as CSV does, `array` takes each text as it is; both may
 * be given several times. Rule: the types of the flags in kubectl 1.36, named as in `spf13/pflag`.
 */
export type FlagType = 'bool' | 'string' | 'int' | 'int32' | 'duration' | 'list' | 'array';

/** Flags that are no plain text or switch: `TYPE DEFAULT`. Those of one command go before those of all. */
const VALUES: Readonly<Record<string, string>> = {
  'allow-missing-template-keys': 'bool true', 'openapi-patch': 'bool true', 'server-print': 'bool true',
  'show-events': 'bool true', 'use-protocol-buffers': 'bool true', merge: 'bool true', 'share-processes': 'bool true',
  'keep-init-containers': 'bool true', 'apply overwrite': 'bool true', 'set env overwrite': 'bool true',
  'delete wait': 'bool true', 'wait recursive': 'bool true', 'set selector recursive': 'bool true',
  'rollout status watch': 'bool true',

  v: 'int 0', 'grace-period': 'int -1', 'chunk-size': 'int 500', concurrency: 'int 1', 'current-replicas': 'int -1',
  'scale replicas': 'int 0', 'create deployment replicas': 'int32 1', 'create deployment port': 'int32 -1',
  'proxy port': 'int 8001', max: 'int32 -1', min: 'int32 -1', 'cpu-percent': 'int32 -1', 'max-log-requests': 'int 5',
  'limit-bytes': 'int 0', tail: 'int -1', revision: 'int 0', 'to-revision': 'int 0', 'node-port': 'int 0',
  'skip-wait-for-delete-timeout': 'int 0', retries: 'int 0', 'create priorityclass value': 'int32 0',

  timeout: 'duration 0s', 'wait timeout': 'duration 30s', 'pod-running-timeout': 'duration 1m0s',
  'logs pod-running-timeout': 'duration 20s', 'cluster-info dump pod-running-timeout': 'duration 20s',
  since: 'duration 0s', 'log-flush-frequency': 'duration 5s', keepalive: 'duration 0s', duration: 'duration 0s',

  filename: 'list', 'apply set-last-applied filename': 'list', 'debug filename': 'string', 'label-columns': 'list',
  'create deployment image': 'list', 'from-file': 'list', 'create secret docker-registry from-file': 'list',
  'from-env-file': 'list', types: 'list', namespaces: 'list', verb: 'list', resource: 'list', 'non-resource-url': 'list',
  tcp: 'list', categories: 'list', verbs: 'list', 'port-forward address': 'list [localhost]', keys: 'list',
  'exec-arg': 'list', 'exec-env': 'list', 'auth-provider-arg': 'list', 'set subject group': 'list',
  'set subject user': 'list', 'set subject serviceaccount': 'list', 'aggregation-rule': 'list',
  'prune-allowlist': 'array', 'wait for': 'array', annotations: 'array', env: 'array', 'from-literal': 'array',
  'as-group': 'array', 'as-user-extra': 'array', 'resource-name': 'array', annotation: 'array', rule: 'array',
  audience: 'array', group: 'array', serviceaccount: 'array', 'create clusterrolebinding user': 'array',
  'create rolebinding user': 'array', mount: 'array', 'helm-api-versions': 'array', 'set-image': 'list',

  'dry-run': 'string none', validate: 'string strict', cascade: 'string background', 'explain output': 'string plaintext',
  'request-timeout': 'string 0', profile: 'string none', 'debug profile': 'string general',
  'profile-output': 'string profile.pprof', 'run restart': 'string Always', 'patch type': 'string strategic',
  'override-type': 'string merge', 'detach-keys': 'string ctrl-p,ctrl-q',
  'preemption-policy': 'string PreemptLowerPriority', 'docker-server': 'string https://index.docker.io/v1/',
  containers: 'string *', 'set-raw-bytes': 'bool false',
  'proxy address': 'string 127.0.0.1', 'api-prefix': 'string /', 'www-prefix': 'string /static/',
  'accept-hosts': String.raw`string ^localhost$,^127\.0\.0\.1$,^\[::1\]$`, 'accept-paths': 'string ^.*',
  'reject-methods': 'string ^$', 'reject-paths': 'string ^/api/.*/pods/.*/exec,^/api/.*/pods/.*/attach',
  'load-restrictor': 'string LoadRestrictionsRootOnly', 'helm-command': 'string helm', 'network-name': 'string bridge',
};

/** What a flag means without a value, where that is not `true`. */
const IMPLIED: Readonly<Record<string, string>> = { 'dry-run': 'unchanged', validate: 'strict', cascade: 'background' };

/** Whose changes a command's are, where that is not `kubectl-` and its first word. */
const FIELD_MANAGERS: Readonly<Record<string, string>> = { apply: 'kubectl-client-side-apply', diff: 'kubectl-client-side-apply' };

/** What kubectl says of a flag that it still takes. Rule: `MarkDeprecated` there. */
export const DEPRECATIONS: Readonly<Record<string, string>> = {
  record: '--record will be removed in the future',
  'cpu-percent': "Use --cpu with percentage or resource quantity format (e.g., '70%' for utilization or '500m' for milliCPU).",
};

/**
 * The type of a flag of a command, the value that it has when it is not given, and the one that it has when it is
 * given alone.
 * @param takesValue false for a switch
 */
export function flagValue(path: string, name: string, takesValue: boolean): { type: FlagType; initial: string; implied: string } {
  const known = name === 'field-manager' ? `string ${fieldManager(path)}` : (VALUES[`${path} ${name}`] ?? VALUES[name] ?? '');
  const [type = '', initial] = known.split(/ (.*)/s);
  const implied = IMPLIED[name] ?? 'true';
  if (!takesValue && type !== 'bool') return { type: 'bool', initial: 'false', implied };
  if (type === '') return { type: 'string', initial: '', implied };
  return { type: type as FlagType, initial: initial ?? (type === 'list' || type === 'array' ? '[]' : ''), implied };
}

function fieldManager(path: string): string {
  const [first = ''] = path.split(' ', 1);
  return FIELD_MANAGERS[first] ?? `kubectl-${first}`;
}
