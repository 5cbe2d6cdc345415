import type { Severity } from '../../../findings/finding.ts';

/** A registry, repository or site that is gone, frozen or no longer kept up. */
export interface ObsoletePlace {
  /** How it is written; the match is what is reported. */
  pattern: RegExp;
  /** What became of it, and when: the message goes on with it behind the name. */
  fate: string;
  instead: string;
  /** What may be written in its place as it stands. */
  text?: string;
  severity: Severity;
  /** Where it is looked for: everywhere, only in links, or only as an image. */
  within: 'all' | 'links' | 'images';
}

/** What became of each place is told by the page cited above it. */
export const OBSOLETE_PLACES: readonly ObsoletePlace[] = [
  // https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/
  {
    pattern: /(?<![\w.-])k8s\.gcr\.io(?=\/)/,
    fate: 'gets no new images since 3 April 2023, and is to be switched off',
    instead: 'write registry.k8s.io',
    text: 'registry.k8s.io',
    severity: 'warning',
    within: 'all',
  },
  // https://kubernetes.io/blog/2022/11/28/registry-k8s-io-faster-cheaper-ga/ tells the names in order.
  {
    pattern: /(?<![\w.-])(?:\w+\.)?gcr\.io\/google[_-]containers(?=\/)/,
    fate: "is a name of Kubernetes' registry from before k8s.gcr.io, and gets no new images",
    instead: 'write registry.k8s.io',
    severity: 'warning',
    within: 'all',
  },
  // https://kubernetes.io/blog/2023/08/31/legacy-package-repository-deprecation/
  {
    pattern: /(?<![\w.-])(?:(?:apt|yum)\.kubernetes\.io|packages\.cloud\.google\.com\/yum\/repos\/kubernetes-[\w-]+)(?![\w-])/,
    fate: 'went away on 4 March 2024',
    instead: 'use the package repositories of pkgs.k8s.io',
    severity: 'error',
    within: 'all',
  },
  // https://github.com/helm/charts#deprecation-timeline
  {
    pattern: /(?<![\w.-])(?:kubernetes-charts(?:-incubator)?\.storage\.googleapis\.com|charts\.helm\.sh\/(?:stable|incubator))(?![\w-])/,
    fate: 'holds charts that nobody has kept up since 13 November 2020',
    instead: "use the repository of the chart's own project, which artifacthub.io finds",
    severity: 'warning',
    within: 'all',
  },
  // https://www.oreilly.com/online-learning/leveraging-katacoda-technology.html
  {
    pattern: /(?<![\w-])(?:www\.)?katacoda\.com(?![\w.-]*@)/,
    fate: 'was closed on 15 June 2022',
    instead: 'link to a playground that is there, or to a local cluster',
    severity: 'error',
    within: 'links',
  },
  // https://github.com/kubernetes/website/issues/40854 and 42129
  {
    pattern: /(?<![\w-])(?:(?:labs|training)\.)?play-with-(?:k8s|kubernetes)\.com(?![\w-])/,
    fate: 'is a playground that its readers report as out of date (last seen with Kubernetes 1.20) and as not always there',
    instead: 'link to a playground that is kept up, or to a local cluster',
    severity: 'warning',
    within: 'links',
  },
  // https://minikube.sigs.k8s.io/docs/start/
  {
    pattern: /(?<![\w-])kubernetes\.io\/docs\/(?:tasks\/tools\/install-minikube|setup\/learning-environment\/minikube)(?![\w-])/,
    fate: 'is a page that the Kubernetes documentation no longer has',
    instead: 'link to minikube.sigs.k8s.io/docs/start/',
    severity: 'warning',
    within: 'links',
  },
  // https://github.com/bitnami/containers/issues/83267
  {
    pattern: /(?<![\w./-])(?:docker\.io\/)?bitnami\/[a-z0-9-]+:(?!latest\b)\w[\w.-]*/,
    fate: 'moved to bitnamilegacy after 28 August 2025, where it gets no updates',
    instead: "use the image of the software's own project",
    severity: 'warning',
    within: 'images',
  },
];
