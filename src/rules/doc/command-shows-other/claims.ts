/** Something that sentences say a table shows, and it does not. */
export interface Claim {
  /** The kind that the command lists. */
  kind: string;
  says: RegExp;
  what: string;
  instead: string;
}

const DESCRIBE = 'write kubectl describe, or kubectl get with --output yaml';

export const CLAIMS: readonly Claim[] = [
  {
    kind: 'Pod',
    says: /\b(?:configuration|config|settings|definition)\b[^.]*?\b(?:\w*probes?\b|\w+Probe\b)|\b(?:see|shows?|view|check|inspect)\s+(?:(?:the|its|our|your)\s+)?`?\w*[pP]robes?\b/,
    what: 'the configuration of probes',
    instead: DESCRIBE,
  },
  {
    kind: 'Pod',
    says: /\b(?:see|shows?|view|display|check|inspect|list)\s+(?:(?:the|its|all|their)\s+)?(?:environment variables|resource (?:limits|requests)|mounted volumes|annotations|events)\b/i,
    what: 'this',
    instead: DESCRIBE,
  },
  {
    kind: 'Service',
    says: /\bstatus of (?:(?:all|the|your|our)\s+)*services?\b/i,
    what: 'a status',
    instead: 'say that it shows their addresses and ports; kubectl get endpointslices shows the pods behind them',
  },
];

/** The columns of `kubectl get` without `--output`, as the API server prints them (pkg/printers/internalversion). */
const COLUMNS: Record<string, readonly string[]> = {
  Pod: ['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE'],
  Service: ['NAME', 'TYPE', 'CLUSTER-IP', 'EXTERNAL-IP', 'PORT(S)', 'AGE'],
  Deployment: ['NAME', 'READY', 'UP-TO-DATE', 'AVAILABLE', 'AGE'],
  StatefulSet: ['NAME', 'READY', 'AGE'],
  DaemonSet: ['NAME', 'DESIRED', 'CURRENT', 'READY', 'UP-TO-DATE', 'AVAILABLE', 'NODE SELECTOR', 'AGE'],
  Job: ['NAME', 'STATUS', 'COMPLETIONS', 'DURATION', 'AGE'],
  Ingress: ['NAME', 'CLASS', 'HOSTS', 'ADDRESS', 'PORTS', 'AGE'],
  PersistentVolumeClaim: ['NAME', 'STATUS', 'VOLUME', 'CAPACITY', 'ACCESS MODES', 'STORAGECLASS', 'VOLUMEATTRIBUTESCLASS', 'AGE'],
};

/** The columns of a kind's table; undefined for a kind that is not looked at. */
export function columnsOf(kind: string): readonly string[] | undefined {
  return COLUMNS[kind];
}
