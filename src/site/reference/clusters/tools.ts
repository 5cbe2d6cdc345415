/** A page of documentation that a fact was checked against. */
export interface Source {
  title: string;
  url: string;
}

const page = (title: string, url: string): Source => ({ title, url });

/** The pages that the table of local clusters cites. */
export const SOURCES = {
  dockerKubernetes: page('Kubernetes view', 'https://docs.docker.com/desktop/use-desktop/kubernetes/'),
  dockerGuide: page('Deploy to Kubernetes', 'https://docs.docker.com/guides/kube-deploy/'),
  dockerBalancers: page('docker/roadmap#272', 'https://github.com/docker/roadmap/issues/272'),
  kindStart: page('Quick start', 'https://kind.sigs.k8s.io/docs/user/quick-start/'),
  kindConfiguration: page('Configuration', 'https://kind.sigs.k8s.io/docs/user/configuration/'),
  kindBalancers: page('LoadBalancer', 'https://kind.sigs.k8s.io/docs/user/loadbalancer/'),
  kindIngress: page('Ingress', 'https://kind.sigs.k8s.io/docs/user/ingress/'),
  kindTaint: page('init.go', 'https://github.com/kubernetes-sigs/kind/blob/main/pkg/cluster/internal/create/actions/kubeadminit/init.go'),
  kindStorage: page('const_storage.go', 'https://github.com/kubernetes-sigs/kind/blob/main/pkg/build/nodeimage/const_storage.go'),
  kindPolicies: page('kind#842', 'https://github.com/kubernetes-sigs/kind/issues/842'),
  minikubeStart: page('Get started', 'https://minikube.sigs.k8s.io/docs/start/'),
  minikubeDelete: page('minikube delete', 'https://minikube.sigs.k8s.io/docs/commands/delete/'),
  minikubeNodes: page('Multi-node clusters', 'https://minikube.sigs.k8s.io/docs/tutorials/multi_node/'),
  minikubeImages: page('Pushing images', 'https://minikube.sigs.k8s.io/docs/handbook/pushing/'),
  minikubeAccess: page('Accessing apps', 'https://minikube.sigs.k8s.io/docs/handbook/accessing/'),
  minikubeVolumes: page('Persistent volumes', 'https://minikube.sigs.k8s.io/docs/handbook/persistent_volumes/'),
  minikubeClass: page('Local path provisioner', 'https://minikube.sigs.k8s.io/docs/tutorials/local_path_provisioner/'),
  minikubePolicies: page('Network policy', 'https://minikube.sigs.k8s.io/docs/handbook/network_policy/'),
  minikubeIngress: page('Ingress on minikube', 'https://kubernetes.io/docs/tasks/access-application-cluster/ingress-minikube/'),
  autoscaling: page('HPA walkthrough', 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/'),
  metricsServer: page('metrics-server', 'https://github.com/kubernetes-sigs/metrics-server'),
  kubeadm: page('Creating a cluster with kubeadm', 'https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/create-cluster-kubeadm/'),
} as const;

export type SourceId = keyof typeof SOURCES;

/** The columns of the table. */
export const TOOLS = [
  { id: 'docker', name: 'Docker Desktop' },
  { id: 'kind', name: 'kind' },
  { id: 'minikube', name: 'minikube' },
  { id: 'here', name: 'This course' },
] as const;

export type ToolId = (typeof TOOLS)[number]['id'];
