import type { KubeObject } from '../../kube/object.ts';
import { parseIp } from '../../kube/ip.ts';
import type { Store } from '../store/store.ts';
import { backendsOf } from './routes.ts';

const DOMAIN = 'cluster.local';
/** A name with fewer dots is tried in the search domains first. Rule: `ndots:5` of `/etc/resolv.conf`. */
const NDOTS = 5;
/** How far names that stand for other names are followed. */
const MAX_ALIASES = 8;

/** What a name stands for. */
export interface Resolution {
  /** The full name that was found. */
  name: string;
  addresses: readonly string[];
  /** The names that it was an alias of. */
  aliases: readonly string[];
}

/**
 * Looks a host name up as a pod does: the cluster's names, with the search domains of the pod's namespace.
 * @returns undefined when there is no such name
 * Rule: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export function lookUp(store: Store, host: string, namespace: string): Resolution | undefined {
  if (parseIp(host) !== undefined) return { name: host, addresses: [host], aliases: [] };
  const absolute = host.endsWith('.');
  const bare = absolute ? host.slice(0, -1) : host;
  const searched = [`${bare}.${namespace}.svc.${DOMAIN}`, `${bare}.svc.${DOMAIN}`, `${bare}.${DOMAIN}`];
  const dots = bare.split('.').length - 1;
  const names = absolute ? [bare] : dots >= NDOTS ? [bare, ...searched] : [...searched, bare];
  for (const name of names) {
    const found = resolve(store, name.toLowerCase(), []);
    if (found !== undefined) return found;
  }
  return undefined;
}

function resolve(store: Store, name: string, aliases: readonly string[]): Resolution | undefined {
  if (aliases.length > MAX_ALIASES || !name.endsWith(`.${DOMAIN}`)) return undefined;
  const labels = name.slice(0, -DOMAIN.length - 1).split('.');
  if (labels.at(-1) === 'pod' && labels.length === 3) {
    const ip = labels[0]!.replaceAll('-', '.');
    return parseIp(ip) === undefined ? undefined : { name, addresses: [ip], aliases };
  }
  if (labels.at(-1) !== 'svc' || labels.length < 3 || labels.length > 4) return undefined;
  const [host, serviceName, namespace] = labels.length === 4 ? labels as [string, string, string] : [undefined, labels[0]!, labels[1]!];
  const service = store.get('services', namespace, serviceName);
  if (service === undefined) return undefined;
  if (host !== undefined) return ofPod(store, service, host, name, aliases);
  const { type, externalName, clusterIP } = service['spec'];
  if (type === 'ExternalName') return resolve(store, String(externalName).toLowerCase(), [...aliases, name]) ?? undefined;
  if (clusterIP !== 'None') return { name, addresses: [clusterIP], aliases };
  const addresses = backendsOf(store, service).filter(({ ready }) => ready).map(({ ip }) => ip);
  return addresses.length === 0 ? undefined : { name, addresses: [...new Set(addresses)], aliases };
}

/** The name of one pod behind a headless Service. */
function ofPod(store: Store, service: KubeObject, host: string, name: string, aliases: readonly string[]): Resolution | undefined {
  const addresses = backendsOf(store, service).filter((backend) => backend.ready && (backend.hostname === host || backend.ip.replaceAll('.', '-') === host)).map(({ ip }) => ip);
  return addresses.length === 0 ? undefined : { name, addresses: [...new Set(addresses)], aliases };
}
