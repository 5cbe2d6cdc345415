/** A word for something that Kubernetes has renamed, replaced or removed. */
export interface ObsoleteTerm {
  pattern: RegExp;
  /** The message behind the quoted word. */
  fate: string;
  instead: string;
  /** In a text that matches this the word means something else. */
  unless?: RegExp;
}

/** Things that have masters of their own. */
const OTHER_MASTERS =
  /\b(?:redis|sentinel|mysql|mariadb|postgres\w*|database|mongo\w*|elasticsearch|opensearch|kafka|spark|hadoop|hbase|jenkins|mesos|swarm|vault|replica(?:tion)?|galera|cassandra|solr|clickhouse|locust)\b/i;

export const OBSOLETE_TERMS: readonly ObsoleteTerm[] = [
  // https://kubernetes.io/docs/reference/labels-annotations-taints/#node-role-kubernetes-io-master-taint
  {
    pattern: /\b(?:master nodes?|kubernetes master|k8s master)\b/i,
    fate: 'is the old name: nodes of the control plane are no longer called masters, and kubeadm labels them node-role.kubernetes.io/control-plane since 1.20',
    instead: 'write control plane node, or control plane',
    unless: OTHER_MASTERS,
  },
  // The API's Minion became Node in v1beta3, before 1.0.
  {
    pattern: /\bminions?\b/i,
    fate: 'is the name that nodes had before Kubernetes 1.0',
    instead: 'write node, or worker node',
    unless: /\b(?:salt|saltstack|despicable)\b/i,
  },
  // https://kubernetes.io/blog/2022/02/17/dockershim-faq/
  {
    pattern: /\bcontainer runtimes? ?(?:\(|,|—|-)? ?(?:like|such as|e\.g\.,?|for example|is|usually|typically|\(?i\.e\.,?) (?:usually |typically |mostly )?docker\b(?! desktop)/i,
    fate: 'is out of date: the kubelet no longer talks to Docker itself since 1.24, which removed dockershim',
    instead: 'write containerd, or CRI-O',
    unless: /\b(?:cri-dockerd|dockershim)\b/i,
  },
  // https://helm.sh/docs/topics/v2_v3_migration/
  {
    pattern: /\bTiller\b/,
    fate: "belongs to Helm 2, whose support ended on 13 November 2020; Helm 3 has no such server",
    instead: 'leave it out',
  },
  // https://github.com/kubernetes-retired/heapster
  {
    pattern: /\bHeapster\b/,
    fate: 'is retired, and no longer part of Kubernetes since 1.13',
    instead: 'use metrics-server',
  },
  // https://kubernetes.io/docs/concepts/security/pod-security-policy/
  {
    pattern: /\b(?:PodSecurityPolic(?:y|ies)|Pod Security Polic(?:y|ies))\b/i,
    fate: 'was removed in Kubernetes 1.25',
    instead: 'use Pod Security Admission, which is set with labels of the namespace',
  },
  // https://kubernetes.io/blog/2016/12/kubernetes-1-5-supporting-production-workloads/
  { pattern: /\bPet ?Sets?\b/, fate: 'is the name that StatefulSet had before Kubernetes 1.5', instead: 'write StatefulSet' },
  // https://kubernetes.io/blog/2017/09/kubernetes-18-security-workloads-and/
  {
    pattern: /\bThird ?Party ?Resources?\b/,
    fate: 'was removed in Kubernetes 1.8',
    instead: 'write CustomResourceDefinition',
  },
];
