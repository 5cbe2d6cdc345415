import type { Lesson } from '../../../lesson/types.ts';
import { asString, placeOf, valueAt } from '../../refs/objects.ts';
import { recordsAt } from '../../refs/pod-specs.ts';
import { pageObjects } from '../../refs/workspace-objects.ts';
import { typedKubectlLines } from '../../kubectl/typed-lines.ts';
import { kindOfType } from '../../../kube/resources/resource-types.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import type { Rule } from '../../types.ts';

/** Names that only one kind of cluster has need a word on which cluster is meant. */
export const rule: Rule = {
  id: 'doc/cluster-specific-name',
  severity: 'info',
  summary: 'A node or a StorageClass has a name that only one kind of cluster uses, and the page does not say that it needs that one.',
  why: `The only node of minikube is called \`minikube\`, that of Docker Desktop \`docker-desktop\`, that of kind
\`kind-control-plane\`. StorageClasses differ as well: \`standard\`, \`hostpath\`, \`local-path\`, \`gp2\`. In another cluster
\`kubectl label nodes minikube\` finds no node, and a claim with a class that does not exist stays \`Pending\`.

Nothing is reported where a command of the page starts such a cluster, and for a class where the text names one.`,
  source: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass',
  check({ lesson, report }) {
    if (lesson.dialect === 'mdx') return;
    for (const { line } of typedKubectlLines(lesson)) {
      if (!/^(?:label|taint|annotate|cordon|uncordon|drain|describe|get|delete|edit)$/.test(line.command.path)) continue;
      const [first, ...others] = line.operands;
      const names = /^(?:cordon|uncordon|drain)$/.test(line.command.path) ? line.operands : kindOfType(first?.value ?? '') === 'Node' ? others : [];
      for (const word of names) {
        const cluster = CLUSTERS.find(({ node }) => node?.test(word.value));
        if (cluster === undefined || starts(lesson, cluster)) continue;
        report({
          range: word.range,
          message: `only a cluster of ${cluster.name} has a node called ${word.value}, and no command of this page starts one`,
          help: 'take the name from kubectl get nodes, or say for which cluster this holds',
        });
      }
    }
    const objects = pageObjects(lesson);
    if (objects.some(({ kind }) => kind === 'StorageClass' || kind === 'PersistentVolume')) return;
    for (const object of objects) {
      const claims = object.kind === 'PersistentVolumeClaim' ? [[]] : object.kind === 'StatefulSet' ? recordsAt(object.value, ['spec', 'volumeClaimTemplates']).map(({ path }) => path) : [];
      for (const claim of claims) {
        const path = [...claim, 'spec', 'storageClassName'];
        const name = asString(valueAt(object.value, path));
        const clusters = CLUSTERS.filter(({ classes }) => name !== undefined && classes.includes(name));
        if (clusters.length === 0 || clusters.some((cluster) => isNamed(lesson, cluster))) continue;
        report({
          range: placeOf(object, path),
          message: `a StorageClass called ${name} exists in clusters of ${clusters.map((cluster) => cluster.name).join(', ')}, and this page neither creates it nor says that it needs one of these`,
          help: 'leave storageClassName out to get the default class of the cluster, or create the class',
        });
      }
    }
  },
};

interface Cluster {
  name: string;
  /** The text or a command speaks of it. */
  told: RegExp;
  /** The text says that it is used. */
  used?: RegExp;
  /** The command that starts one. */
  program?: string;
  node?: RegExp;
  /** The StorageClasses that a fresh one has. */
  classes: readonly string[];
}

/** What the documentation of each says of its nodes and default classes. */
const CLUSTERS: readonly Cluster[] = [
  { name: 'minikube', told: /\bminikube\b/i, used: /\b(?:us(?:e|es|ed|ing)|start(?:ed|ing)?|run(?:ning)?|launch|requires?|needs?|assum\w+|with|on|in|your|have)\s+(?:(?:a|the|your|local|single-node)\s+)*`?minikube\b/i, program: 'minikube', node: /^minikube(?:-m\d+)?$/, classes: ['standard'] },
  { name: 'kind', told: /\bkind (?:create|cluster|load)\b|\bkind\.sigs\.k8s\.io\b|`kind`/, program: 'kind', node: /^kind-(?:control-plane|worker\d*)$/, classes: ['standard'] },
  { name: 'Docker Desktop', told: /\bDocker (?:Desktop|for (?:Mac|Windows))\b/i, node: /^(?:docker-desktop|docker-for-desktop)$/, classes: ['hostpath'] },
  { name: 'k3s', told: /\b(?:k3s|k3d|Rancher Desktop)\b/i, program: 'k3d', node: /^k3d-/, classes: ['local-path'] },
  { name: 'GKE', told: /\b(?:GKE|Google (?:Kubernetes|Container) Engine|gcloud)\b/, classes: ['standard', 'standard-rwo', 'premium-rwo'] },
  { name: 'EKS', told: /\b(?:EKS|eksctl|AWS|Amazon)\b/, classes: ['gp2'] },
  { name: 'AKS', told: /\b(?:AKS|Azure)\b/, classes: ['managed-csi', 'managed-premium', 'azurefile'] },
  { name: 'DigitalOcean', told: /\b(?:DigitalOcean|doctl)\b/, classes: ['do-block-storage'] },
];

/** A command starts it, or the text says that it is used; Docker Desktop has none, and is started where the text speaks of it. */
function starts(lesson: Lesson, cluster: Cluster): boolean {
  if (cluster.program === undefined) return isNamed(lesson, cluster);
  if (cluster.used?.test(lesson.source.text)) return true;
  return simpleCommands(lesson).some(({ simple: { words } }) => words[0]?.value === cluster.program && words.some(({ value }) => value === 'start' || value === 'create'));
}

function isNamed(lesson: Lesson, cluster: Cluster): boolean {
  return cluster.told.test(lesson.source.text);
}
