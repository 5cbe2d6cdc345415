import type { KubeObject } from '../../refs/objects.ts';

interface UpdateHelp {
  kind: RegExp;
  /** Fits the server's field and words. */
  error?: RegExp;
  /** One sentence; `remove` is the command that deletes the object. */
  help(remove: string): string;
}

const ROWS: readonly UpdateHelp[] = [
  {
    kind: /^Pod$/,
    help: (remove) => `of a Pod that exists little more than its images can change; write \`${remove}\` before the file is applied again, give the Pod another name, or make a Deployment, which replaces its Pods`,
  },
  {
    kind: /^(?:Deployment|ReplicaSet|DaemonSet)$/,
    help: (remove) => `the selector says which Pods belong to the object and stays as it was; keep it (the template may get further labels), or write \`${remove}\` before the file is applied again`,
  },
  {
    kind: /^StatefulSet$/,
    help: (remove) => `write \`${remove}\` before the file is applied again (with --cascade=orphan its Pods go on running), or give it another name`,
  },
  { kind: /^Job$/, help: (remove) => `the Pods of a Job are not made again; write \`${remove}\` before the file is applied again, or give the Job another name` },
  { kind: /^PersistentVolumeClaim$/, error: /requests\.storage: /, help: () => 'a volume can grow but not shrink; keep the size, or make a smaller claim of another name and copy the data' },
  { kind: /^PersistentVolumeClaim$/, help: () => 'a claim keeps its volume; make a claim of another name for other needs, because deleting this one may delete its data' },
  { kind: /^(?:Cluster)?RoleBinding$/, help: (remove) => `a binding keeps its role; write \`${remove}\` before the file is applied again, or make a second binding of another name` },
  {
    kind: /^Service$/,
    error: /clusterIP/,
    help: (remove) => `a Service keeps its address; write \`${remove}\` before the file is applied again, or give the Service another name`,
  },
  {
    kind: /^(?:ConfigMap|Secret)$/,
    error: /when `immutable` is set/,
    help: (remove) => `what says that it is immutable stays so; give the new content another name and use that in the Pods, or write \`${remove}\` first`,
  },
];

/** What to write so that the change is accepted. */
export function updateHelp(object: KubeObject, namespace: string, error: string): string {
  const remove = `kubectl delete ${object.kind.toLowerCase()} ${object.name}${namespace === 'default' ? '' : ` -n ${namespace}`}`;
  const row = ROWS.find(({ kind, error: words }) => kind.test(object.kind) && (words === undefined || words.test(error)));
  return row?.help(remove) ?? `write \`${remove}\` before the file is applied again, or give the object another name`;
}
