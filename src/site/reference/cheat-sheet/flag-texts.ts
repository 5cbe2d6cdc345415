import { FLAG_TEXTS as HELP_TEXTS } from '../../../kubectl/help/flag-texts.ts';
import { firstSentences } from '../../code/first-sentences.ts';

/**
 * What flags of kubectl do, in words that go on from what their command does. The key is the flag's long name, with the
 * kind of its value where that makes a difference (see `flagFeature`); with a command's path before it for that command.
 */
const FLAG_TEXTS: Readonly<Record<string, string>> = {
  'all-namespaces': 'of all namespaces',
  'all-containers': 'of all containers of the Pod',
  all: 'all of that kind',
  'api-group': 'of one API group only',
  as: 'asked as somebody else',
  'as-group': 'asked as a member of a group',
  'auth can-i subresource': 'on a part of the object, such as `log`',
  'cascade=orphan': 'but keeps what it owns',
  'cascade=foreground': 'what it owns first',
  'cascade=background': 'and what it owns afterwards',
  cert: 'from this file',
  clusterrole: 'the role that is given',
  command: 'what follows `--` is the program, not its arguments',
  container: 'of the container with this name',
  'exec container': 'in the container with this name',
  context: 'in the cluster of another context',
  'copy-to': 'in a copy of the Pod',
  cpu: 'the share of the requested CPU to aim at',
  current: 'of the context in use',
  'current-replicas': 'only if there are this many now',
  'delete-emptydir-data': 'even if data in emptyDir volumes are lost',
  'dry-run=client': 'only composes the object, and sends nothing',
  'dry-run=server': 'asks the server whether it would work, and changes nothing',
  duration: 'valid for this long',
  env: 'with environment variables',
  'field-selector': 'only those with such values in certain fields',
  'filename=-': 'read from what is piped in',
  'filename=url': 'read from the web',
  'filename=file': 'from a manifest',
  'apply filename=file': '',
  'create filename=file': '',
  'replace filename=file': '',
  'delete filename=file': 'what a manifest describes',
  'diff filename=file': '',
  follow: 'and goes on with what is still to come',
  'for=condition': 'for a condition',
  'for=delete': 'until they are deleted',
  'for=jsonpath': 'for the value of a field',
  'for=create': 'until they exist',
  'events for': 'of one object',
  force: 'also what no controller would make again',
  'delete force': 'at once, without waiting for the answer of the node',
  from: 'from the template of a CronJob',
  'from-file': 'from files',
  'from-literal': 'from a value on the command line',
  'from-env-file': 'from a file of `NAME=value` lines',
  'grace-period': 'with this many seconds to end',
  group: 'for a group',
  hard: 'with these limits',
  help: 'prints what the command takes, with examples',
  'ignore-daemonsets': 'leaves the Pods of DaemonSets where they are',
  'ignore-not-found': 'does not mind if there is none',
  image: 'of this image',
  kubeconfig: 'with another kubeconfig',
  key: 'the private key of the certificate',
  kustomize: 'from a folder with a kustomization',
  'label-columns': 'with a column for a label',
  labels: 'with these labels',
  local: 'without asking the server',
  max: 'never more than this',
  min: 'never fewer than this',
  memory: 'the share of the requested memory to aim at',
  namespace: 'in another namespace',
  'config set-context namespace': 'so that its commands use this namespace',
  'namespaced=false': 'only kinds whose objects belong to no namespace',
  'namespaced=true': 'only kinds whose objects belong to a namespace',
  'no-headers': 'without the line of titles',
  now: 'with one second to end',
  'output=custom-columns': 'as a table with columns of your choice',
  'output=go-template': 'by a template',
  'output=json': 'as JSON',
  'output=jsonpath': 'only the fields at a path',
  'output=name': 'only names, for use in other commands',
  'output=wide': 'with more columns',
  'output=yaml': 'as YAML',
  overrides: 'with fields that no flag sets',
  overwrite: 'even if it has another value already',
  patch: 'with the fields that change, as JSON or YAML',
  prefix: 'with the name of the Pod and container before each line',
  port: 'on this port',
  previous: 'of the run before, after a restart',
  prune: 'and deletes what the manifests no longer have',
  quiet: 'without output',
  raw: 'as the server answered',
  recursive: 'with all fields below',
  replicas: 'this many',
  'scale replicas': '',
  resource: 'on these kinds',
  'restart=Never': 'and does not start it again when it ends',
  'restart=OnFailure': 'and starts it again when it fails',
  revision: 'with the template of one revision',
  rm: 'and deletes it at the end',
  role: 'the role that is given',
  rule: 'host and path, and the Service behind them',
  schedule: 'at these times',
  selector: 'only those whose labels match',
  'server-side': 'merged by the server, which keeps track of who set which field',
  serviceaccount: 'for a ServiceAccount',
  'show-labels': 'with a column of all labels',
  since: 'of this last while',
  'sort-by': 'sorted by a field',
  stdin: 'with your keyboard',
  tty: 'in a terminal',
  tail: 'only the last lines; `-1` stands for all',
  'target-port': 'to this port of the Pods',
  tcp: 'from this port to that of the Pods',
  timeout: 'gives up after this time',
  'to-revision': 'to a certain revision',
  token: 'with this token',
  type: 'of this type',
  'patch subresource': 'of a part that the server keeps apart, such as `status`',
  'patch type=merge': 'as a merge patch, which replaces lists',
  'patch type=json': 'as a list of steps',
  'patch type=strategic': 'as a strategic merge patch',
  types: 'of these types only',
  user: 'as another user of your kubeconfig',
  'create clusterrolebinding user': 'for this user',
  'create rolebinding user': 'for this user',
  value: 'of this value',
  verb: 'what may be done',
  'wait=false': 'without waiting until they are gone',
  watch: 'and prints every change, until you end it',
};

/** What a flag of a command does, else what kubectl's help says of it; empty when the text of the command says it already. */
export function flagText(path: string, feature: string): string {
  const own = FLAG_TEXTS[`${path} ${feature}`] ?? FLAG_TEXTS[feature];
  if (own !== undefined) return own;
  const name = feature.replace(/=.*$/, '');
  return firstSentences(HELP_TEXTS[`${path} ${name}`] ?? HELP_TEXTS[name] ?? '', 0).replace(/\.$/, '');
}

/** Flags that every command takes, and that mean the same for all, unless a command has its own of that name. */
const GLOBAL = new Set(['namespace', 'as', 'as-group', 'user', 'context', 'kubeconfig', 'help']);

/** Whether a flag is one that every command takes, with the meaning that it always has. */
export function isGlobal(path: string, feature: string): boolean {
  return GLOBAL.has(feature) && FLAG_TEXTS[`${path} ${feature}`] === undefined;
}

/** Flags whose value decides what they do. */
const BY_VALUE = new Set(['output', 'dry-run', 'cascade', 'for', 'filename', 'type', 'namespaced', 'wait', 'restart']);

/** What tells the uses of a flag apart: its long name and, where that decides what it does, the kind of its value. */
export function flagFeature(name: string, value: string | undefined): string {
  if (!BY_VALUE.has(name) || value === undefined) return name;
  if (name === 'filename') return `filename=${value === '-' ? '-' : /^https?:/.test(value) ? 'url' : 'file'}`;
  return `${name}=${value.replace(/[=:].*$/s, '')}`;
}
