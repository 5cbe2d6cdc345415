import type { Random } from '../../src/cluster/random.ts';

/** A command line as its words, and the files that it may read. */
export interface FuzzCommand {
  argv: readonly string[];
  files: Readonly<Record<string, string>>;
}

const NAMES = ['web', 'api', 'db', 'job', 'cache', 'x', 'Web_1', ''];
const IMAGES = ['api:1', 'api:2', 'nginx', 'busybox', 'app:nonexistent', '::bad::'];
const NAMESPACES = ['default', 'team', 'nosuch'];
const TYPES = ['pods', 'deploy', 'svc', 'rs', 'cm', 'ns', 'nodes', 'sts', 'ds', 'jobs', 'cronjobs', 'pvc', 'pv', 'hpa', 'quota', 'events', 'ep', 'all', 'pods,svc', 'unicorns'];
const NODES = ['desktop-worker', 'desktop-worker2', 'desktop-control-plane', 'nosuch'];
const OUTPUTS = ['yaml', 'json', 'wide', 'name', 'jsonpath={.items[*].metadata.name}', 'jsonpath={', 'custom-columns=N:.metadata.name', 'nonsense', 'go-template={{.kind}}'];
const WORKLOADS = ['deploy', 'rs', 'sts', 'rc'];

const container = (image: string, more = ''): string => `{name: c, image: "${image}"${more}}`;
const template = (app: string, image: string, more = ''): string => `{metadata: {labels: {app: "${app}"}}, spec: {containers: [${container(image, more)}]}}`;

/** Manifests of many kinds, right ones and some that a later mutation makes wrong. */
const MANIFESTS: readonly ((name: string, image: string, count: number) => string)[] = [
  (name, image) => `{apiVersion: v1, kind: Pod, metadata: {name: "${name}", labels: {app: "${name}"}}, spec: {containers: [${container(image)}]}}`,
  (name, image, count) => `{apiVersion: apps/v1, kind: Deployment, metadata: {name: "${name}"}, spec: {replicas: ${count}, selector: {matchLabels: {app: "${name}"}}, template: ${template(name, image)}}}`,
  (name, image, count) => `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: "${name}"}, spec: {serviceName: "${name}", replicas: ${count}, selector: {matchLabels: {app: "${name}"}}, template: ${template(name, image)}}}`,
  (name, image) => `{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: "${name}"}, spec: {selector: {matchLabels: {app: "${name}"}}, template: ${template(name, image)}}}`,
  (name, image, count) => `{apiVersion: batch/v1, kind: Job, metadata: {name: "${name}"}, spec: {completions: ${count}, template: {spec: {restartPolicy: Never, containers: [${container(image, ', command: [sh, -c, "exit 0"]')}]}}}}`,
  (name) => `{apiVersion: v1, kind: Service, metadata: {name: "${name}"}, spec: {type: NodePort, selector: {app: "${name}"}, ports: [{port: 80}]}}`,
  (name) => `{apiVersion: v1, kind: ConfigMap, metadata: {name: "${name}"}, data: {a: "1"}}`,
  (name) => `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: "${name}"}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}`,
  (_name, _image, count) => `{apiVersion: v1, kind: ResourceQuota, metadata: {name: limits, namespace: team}, spec: {hard: {pods: "${count + 2}", requests.cpu: "2", count/deployments.apps: "3"}}}`,
  (name, _image, count) => `{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: "${name}"}, spec: {minAvailable: ${count}, selector: {matchLabels: {app: "${name}"}}}}`,
  (name, image) => `{apiVersion: v1, kind: Pod, metadata: {name: "${name}", namespace: team}, spec: {containers: [${container(image, ', resources: {requests: {cpu: 500m}}')}]}}`,
];

/** Random command lines: most are right, many fail, some make no sense. */
export function randomCommand(random: Random): FuzzCommand {
  const name = random.pick(NAMES);
  const image = random.pick(IMAGES);
  const count = random.below(5);
  const namespace = random.below(4) === 0 ? ['-n', random.pick(NAMESPACES)] : [];
  const manifest = mutated(random.pick(MANIFESTS)(name, image, count), random);
  const files = { '/work/m.yaml': manifest };
  const workload = `${random.pick(WORKLOADS)}/${name}`;
  const lines: readonly (() => readonly string[])[] = [
    () => ['apply', '-f', 'm.yaml', ...namespace],
    () => ['apply', '-f', 'm.yaml', ...(random.below(3) === 0 ? ['--server-side'] : [])],
    () => ['create', '-f', 'm.yaml'],
    () => ['delete', '-f', 'm.yaml', '--ignore-not-found', '--wait=false'],
    () => ['replace', '-f', 'm.yaml'],
    () => ['create', 'deployment', name, `--image=${image}`, `--replicas=${count}`, ...namespace],
    () => ['create', 'namespace', random.pick(NAMESPACES)],
    () => ['run', name, `--image=${image}`, ...namespace],
    () => ['expose', 'deployment', name, '--port=80', ...namespace],
    () => ['autoscale', 'deployment', name, '--max=3', '--cpu=50%'],
    () => ['scale', workload, `--replicas=${count}`, ...namespace],
    () => ['set', 'image', `deploy/${name}`, `*=${image}`],
    () => ['rollout', random.pick(['restart', 'undo', 'pause', 'resume', 'history']), `deploy/${name}`],
    () => ['rollout', 'status', `deploy/${name}`, '--timeout=3s'],
    () => ['delete', random.pick(TYPES), name, '--wait=false', ...namespace],
    () => ['delete', 'pods', '--all', '--wait=false', ...namespace],
    () => ['delete', 'ns', 'team', '--wait=false'],
    () => ['get', random.pick(TYPES), '-o', random.pick(OUTPUTS), ...namespace],
    () => ['get', random.pick(TYPES), '-A', '--show-labels'],
    () => ['describe', random.pick(TYPES), ...namespace],
    () => ['label', 'pods', '--all', `app=${name}`, '--overwrite'],
    () => ['annotate', 'deploy', name, 'note=1', '--overwrite'],
    () => ['patch', 'deploy', name, '-p', random.pick(['{"spec":{"replicas":2}}', '{"spec":{"replicas":-1}}', '{', '{"spec":null}', '{"spec":{"template":{"spec":{"containers":[{"name":"c","image":"api:3"}]}}}}'])],
    () => [random.pick(['cordon', 'uncordon']), random.pick(NODES)],
    () => ['drain', random.pick(NODES), '--ignore-daemonsets', '--delete-emptydir-data', '--force', '--timeout=5s'],
    () => ['taint', 'nodes', random.pick(NODES), random.pick(['a=b:NoSchedule', 'a=b:NoSchedule-', 'a=b:NoExecute', 'a:NoExecute-', 'wrong']), '--overwrite'],
    () => ['logs', `deploy/${name}`],
    () => ['exec', `deploy/${name}`, '--', 'sh', '-c', 'echo hi'],
    () => ['wait', '--for=condition=Ready', 'pods', '--all', '--timeout=2s'],
    () => ['top', 'pods'],
    () => ['explain', 'pod.spec'],
    () => [random.pick(['frobnicate', 'get', 'create', 'delete', '--help']), random.pick(['--nosuch', '-z', name, '--output=yaml'])],
  ];
  return { argv: random.pick(lines)(), files };
}

const JUNK = ['null', '-1', '"text"', '[]', '{}', 'true', '99999999999', '"a b"'];

/** Now and then a value becomes another, or a piece of the text goes. */
function mutated(text: string, random: Random): string {
  const chance = random.below(10);
  if (chance === 0) {
    const at = random.below(text.length);
    return text.slice(0, at) + text.slice(at + 1 + random.below(6));
  }
  if (chance !== 1) return text;
  const places = [...text.matchAll(/: ("[^"]*"|\d+|\w+)/g)];
  const place = random.pick(places);
  return `${text.slice(0, place.index + 2)}${random.pick(JUNK)}${text.slice(place.index + place[0].length)}`;
}
