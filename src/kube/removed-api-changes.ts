/** What else changes in a manifest that moves from a removed API to the one that replaced it. */
export interface ChangedFields {
  kind: string;
  from: readonly string[];
  changes: readonly string[];
}

const OLD_APPS = ['extensions/v1beta1', 'apps/v1beta1', 'apps/v1beta2'];

/**
 * From the types of the old and new versions (`k8s.io/api`) and the "Notable changes" of the
 * Kubernetes documentation's deprecated API migration guide.
 */
export const CHANGED_FIELDS: readonly ChangedFields[] = [
  {
    kind: 'Ingress',
    from: ['extensions/v1beta1', 'networking.k8s.io/v1beta1'],
    changes: [
      'spec.backend is now spec.defaultBackend',
      'backend.serviceName is now backend.service.name',
      'backend.servicePort is now backend.service.port.number, or backend.service.port.name for a named port',
      'pathType is required on every path (Prefix, Exact or ImplementationSpecific)',
    ],
  },
  {
    kind: 'Deployment',
    from: OLD_APPS,
    changes: [
      'spec.selector is required and cannot be changed later; it must match the labels of the template',
      'spec.rollbackTo is gone',
      'spec.progressDeadlineSeconds defaults to 600 seconds, maxSurge and maxUnavailable to 25%',
    ],
  },
  {
    kind: 'DaemonSet',
    from: OLD_APPS,
    changes: [
      'spec.selector is required and cannot be changed later; it must match the labels of the template',
      'spec.templateGeneration is gone',
      'spec.updateStrategy.type defaults to RollingUpdate',
    ],
  },
  {
    kind: 'ReplicaSet',
    from: OLD_APPS,
    changes: ['spec.selector is required and cannot be changed later; it must match the labels of the template'],
  },
  {
    kind: 'StatefulSet',
    from: OLD_APPS,
    changes: [
      'spec.selector is required and cannot be changed later; it must match the labels of the template',
      'spec.updateStrategy.type defaults to RollingUpdate',
    ],
  },
  {
    kind: 'CustomResourceDefinition',
    from: ['apiextensions.k8s.io/v1beta1'],
    changes: [
      'spec.scope is required (Namespaced or Cluster)',
      'spec.version is now spec.versions, a list in which each version has a name, served and storage',
      'spec.validation is now spec.versions[].schema, which is required; spec.subresources and spec.additionalPrinterColumns move there too',
      'additionalPrinterColumns[].JSONPath is now jsonPath',
      'spec.conversion.webhookClientConfig is now spec.conversion.webhook.clientConfig',
      'spec.preserveUnknownFields: true is refused; use x-kubernetes-preserve-unknown-fields in the schema',
    ],
  },
  {
    kind: 'HorizontalPodAutoscaler',
    from: ['autoscaling/v2beta1'],
    changes: [
      'metrics[].resource.targetAverageUtilization is now metrics[].resource.target.averageUtilization, with target.type: Utilization',
      'targetAverageValue is now target.averageValue, with target.type: AverageValue',
      'metrics[].pods.metricName is now metrics[].pods.metric.name; external and object metrics move the same way',
    ],
  },
  {
    kind: 'PodDisruptionBudget',
    from: ['policy/v1beta1'],
    changes: ['an empty spec.selector ({}) selects every pod of the namespace; in policy/v1beta1 it selected none'],
  },
  {
    kind: 'EndpointSlice',
    from: ['discovery.k8s.io/v1alpha1', 'discovery.k8s.io/v1beta1'],
    changes: [
      'endpoints[].topology is gone: topology["kubernetes.io/hostname"] is now nodeName, topology["topology.kubernetes.io/zone"] is now zone',
    ],
  },
  {
    kind: 'Event',
    from: ['events.k8s.io/v1beta1'],
    changes: ['type may only be Normal or Warning', 'involvedObject is now regarding', 'action, reason, reportingController, reportingInstance and eventTime are required'],
  },
  {
    kind: 'CertificateSigningRequest',
    from: ['certificates.k8s.io/v1beta1'],
    changes: ['spec.signerName is required', 'spec.usages is required'],
  },
  ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map((kind) => ({
    kind,
    from: ['admissionregistration.k8s.io/v1beta1'],
    changes: [
      'webhooks[].sideEffects and webhooks[].admissionReviewVersions are required',
      'webhooks[].failurePolicy defaults to Fail, matchPolicy to Equivalent, timeoutSeconds to 10',
    ],
  })),
  {
    kind: 'RuntimeClass',
    from: ['node.k8s.io/v1alpha1'],
    changes: ['spec.runtimeHandler is now handler'],
  },
];
