/** A command or flag that kubectl no longer has, or is about to lose. */
export interface Obsolete {
  /** What it is: kubectl refuses it, or warns of it. */
  state: 'removed' | 'deprecated';
  /** The release without it, where it is known. */
  since?: string;
  /** What to write instead. */
  instead: string;
}

/** Commands that kubectl once had. */
export const OBSOLETE_COMMANDS: ReadonlyMap<string, Obsolete> = new Map<string, Obsolete>([
  ['rolling-update', { state: 'removed', since: '1.18', instead: 'use a Deployment, with kubectl set image and kubectl rollout' }],
  ['convert', { state: 'removed', instead: 'install the plugin kubectl-convert' }],
  ['log', { state: 'removed', instead: 'write kubectl logs' }],
]);

const GENERATOR: Obsolete = { state: 'removed', since: '1.21', instead: 'leave it out' };

/**
 * Flags that kubectl's commands once had, by command and name; `*` stands for every command. The
 * release is given where a changelog or the kubectl of the releases before and after says it.
 */
const FLAGS: ReadonlyMap<string, Obsolete> = new Map<string, Obsolete>([
  ['run --generator', { ...GENERATOR, instead: 'leave it out: kubectl run makes a pod; for a Deployment use kubectl create deployment' }],
  ['expose --generator', GENERATOR],
  ['autoscale --generator', GENERATOR],
  ['run --replicas', { state: 'removed', instead: 'kubectl run only makes a pod: use kubectl create deployment NAME --image=IMAGE --replicas=N' }],
  ['run --schedule', { state: 'removed', instead: 'kubectl run only makes a pod: use kubectl create cronjob NAME --image=IMAGE --schedule=…' }],
  ['run --requests', { state: 'removed', instead: 'write the pod as a manifest, or use --overrides' }],
  ['run --limits', { state: 'removed', instead: 'write the pod as a manifest, or use --overrides' }],
  ['run --serviceaccount', { state: 'removed', instead: 'write the pod as a manifest, or use --overrides' }],
  ['get --export', { state: 'removed', since: '1.18', instead: 'use -o yaml, and take out the status and what the server has set' }],
  ['version --short', { state: 'removed', since: '1.28', instead: 'leave it out: the short output is the default' }],
  ['drain --delete-local-data', { state: 'removed', since: '1.31', instead: 'write --delete-emptydir-data' }],
  ['apply --prune-whitelist', { state: 'removed', since: '1.30', instead: 'write --prune-allowlist' }],
  ['autoscale --cpu-percent', { state: 'deprecated', instead: 'write --cpu with a percent sign, such as --cpu=50%' }],
  ['* --record', { state: 'deprecated', instead: 'set the annotation kubernetes.io/change-cause with kubectl annotate' }],
]);

/** What is known of a flag that is obsolete, by the command's path and the flag's long name. */
export function obsoleteFlag(path: string, name: string): Obsolete | undefined {
  return FLAGS.get(`${path} --${name}`) ?? FLAGS.get(`* --${name}`);
}
