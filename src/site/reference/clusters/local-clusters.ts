import { DEFAULT_KUBERNETES_VERSION } from '../../../kube/version.ts';
import type { SourceId, ToolId } from './tools.ts';

/** What one tool does, and the pages that say so. Backticks mark code. */
export interface Fact {
  text: string;
  sources: readonly SourceId[];
}

/** A thing in which local clusters differ. */
export interface Difference {
  id: string;
  topic: string;
  facts: Readonly<Record<ToolId, Fact>>;
}

const fact = (text: string, ...sources: SourceId[]): Fact => ({ text, sources });

/** Where the documentation of a tool says nothing, the reader is told how to see for themselves. */
const look = (command: string): Fact => fact(`Its documentation does not say; look with \`${command}\`.`);

/** What differs between the clusters that one can have on one's own computer, and the simulated one of this course. */
export const DIFFERENCES: readonly Difference[] = [
  {
    id: 'start',
    topic: 'Start',
    facts: {
      docker: fact('In the dashboard: “Kubernetes”, “Create cluster”, then “kubeadm” or “kind”. Before version 4.51: “Settings”, “Kubernetes”.', 'dockerKubernetes'),
      kind: fact('`kind create cluster`, with `--config kind.yaml` for more than the default', 'kindStart'),
      minikube: fact('`minikube start`', 'minikubeStart'),
      here: fact('Nothing to start. Every lesson begins with a fresh cluster.'),
    },
  },
  {
    id: 'context',
    topic: 'Context',
    facts: {
      docker: fact('`docker-desktop`', 'dockerKubernetes'),
      kind: fact('`kind-kind`; of a cluster that is named `lab`, `kind-lab`', 'kindStart'),
      minikube: fact('`minikube`; with `-p lab`, `lab`', 'minikubeDelete', 'minikubeNodes'),
      here: fact('`docker-desktop`'),
    },
  },
  {
    id: 'version',
    topic: 'Version of Kubernetes',
    facts: {
      docker: fact('With kubeadm the one that Docker Desktop brings, with kind your choice', 'dockerKubernetes'),
      kind: fact('That of the node image: `kind create cluster --image`', 'kindStart'),
      minikube: fact('`minikube start --kubernetes-version`', 'minikubeStart'),
      here: fact(DEFAULT_KUBERNETES_VERSION),
    },
  },
  {
    id: 'nodes',
    topic: 'Nodes',
    facts: {
      docker: fact('With kubeadm one, with kind as many as you choose', 'dockerKubernetes'),
      kind: fact('One, unless the configuration lists more under `nodes`', 'kindConfiguration'),
      minikube: fact('One; two with `minikube start --nodes 2`', 'minikubeNodes'),
      here: fact('Three: `desktop-control-plane`, `desktop-worker` and `desktop-worker2`'),
    },
  },
  {
    id: 'control-plane',
    topic: 'Your Pods on the control plane',
    facts: {
      docker: fact('With kubeadm yes: it is the only node. With kind, look with `kubectl describe nodes`.', 'dockerKubernetes'),
      kind: fact('Only if it is the only node: then kind removes the taint that kubeadm sets.', 'kindTaint', 'kubeadm'),
      minikube: fact('Yes, also when there are other nodes', 'minikubeNodes'),
      here: fact('No: it has the taint `node-role.kubernetes.io/control-plane:NoSchedule`.'),
    },
  },
  {
    id: 'images',
    topic: 'An image that you built',
    facts: {
      docker: fact('With kubeadm it is there at once. The kind cluster needs Docker Desktop’s containerd image store.', 'dockerGuide', 'dockerKubernetes'),
      kind: fact('`kind load docker-image eta:0.1.0`, with a tag other than `latest`', 'kindStart'),
      minikube: fact('`minikube image load eta:0.1.0`; or build it inside, after `eval $(minikube docker-env)`', 'minikubeImages'),
      here: fact('What `docker build` makes is there at once.'),
    },
  },
  {
    id: 'node-port',
    topic: 'A NodePort from your computer',
    facts: {
      docker: fact('With kubeadm, the same port on `localhost`', 'dockerGuide'),
      kind: fact('On `localhost`, if the node was made with `extraPortMappings` for it. On Linux without Docker Desktop, also at the node’s own address', 'kindConfiguration'),
      minikube: fact('At the address that `minikube service NAME --url` prints. With the Docker driver on macOS and Windows that is a tunnel, open as long as the command runs.', 'minikubeAccess'),
      here: fact('The same port on `localhost`'),
    },
  },
  {
    id: 'load-balancer',
    topic: 'A LoadBalancer from your computer',
    facts: {
      docker: fact('The Service’s port on `localhost`', 'dockerBalancers'),
      kind: fact('At the address that `cloud-provider-kind` gives it, a program that you run beside the cluster', 'kindBalancers'),
      minikube: fact('Pending, until `minikube tunnel` runs in another terminal', 'minikubeAccess'),
      here: fact('The Service’s port on `localhost`'),
    },
  },
  {
    id: 'ingress',
    topic: 'Ingress controller',
    facts: {
      docker: fact('Its documentation names none; install one, as the lesson on Ingress does.'),
      kind: fact('`cloud-provider-kind`, from 0.9.0 on, acts on Ingresses and on the Gateway API; or install another.', 'kindIngress'),
      minikube: fact('`minikube addons enable ingress` installs the one with NGINX.', 'minikubeIngress'),
      here: fact('None until the lesson applies one'),
    },
  },
  {
    id: 'storage-class',
    topic: 'Default StorageClass',
    facts: {
      docker: look('kubectl get storageclass'),
      kind: fact('`standard`, made by `rancher.io/local-path`, bound when a Pod uses it (`WaitForFirstConsumer`)', 'kindStorage'),
      minikube: fact('`standard`, made by `k8s.io/minikube-hostpath`, bound at once (`Immediate`)', 'minikubeClass'),
      here: fact('`standard`, made by `rancher.io/local-path`, bound when a Pod uses it (`WaitForFirstConsumer`)'),
    },
  },
  {
    id: 'data',
    topic: 'Where volumes lie',
    facts: {
      docker: look('kubectl describe pv'),
      kind: fact('In the node’s container, below `/var/local-path-provisioner`; `extraMounts` can put a folder of yours into a node.', 'kindStorage', 'kindConfiguration'),
      minikube: fact('On the minikube machine. `/data`, `/tmp/hostpath-provisioner` and some others outlive a restart of it.', 'minikubeVolumes'),
      here: fact('Nowhere: they end with the lesson.'),
    },
  },
  {
    id: 'network-policy',
    topic: 'Does the network enforce NetworkPolicies?',
    facts: {
      docker: fact('Its documentation does not say; try one, as the lesson on security does.'),
      kind: fact('Yes, from kind 0.24 on. The plugin is kind’s own, kindnet; another can take its place.', 'kindPolicies', 'kindConfiguration'),
      minikube: fact('With `minikube start --cni=calico`', 'minikubePolicies'),
      here: fact('Yes'),
    },
  },
  {
    id: 'metrics',
    topic: 'metrics-server, for `kubectl top` and autoscaling',
    facts: {
      docker: fact('Apply its manifest.', 'metricsServer'),
      kind: fact('Apply its manifest. Its flag `--kubelet-insecure-tls` makes it accept kubelets whose certificates nobody has signed; for testing only.', 'metricsServer'),
      minikube: fact('`minikube addons enable metrics-server`', 'autoscaling'),
      here: fact('Not there until the lesson applies it'),
    },
  },
  {
    id: 'clean-up',
    topic: 'Clean up',
    facts: {
      docker: fact('“Stop” in the Kubernetes view removes the cluster’s containers; “Reset cluster” in the settings makes a new one.', 'dockerKubernetes'),
      kind: fact('`kind delete cluster`', 'kindStart'),
      minikube: fact('`minikube stop` halts it, `minikube delete` deletes it with its files.', 'minikubeStart', 'minikubeDelete'),
      here: fact('Nothing remains.'),
    },
  },
];
