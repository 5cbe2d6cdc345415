/**
 * Fields that the published schemas call required, although the API server takes objects without
 * them: it fills them in, or their zero value is valid. The published list comes from Go tags
 * (a field without `omitempty`), not from validation.
 */
const LENIENT: Record<string, readonly string[]> = {
  'admissionregistration.v1.MutatingWebhookConfiguration': ['webhooks'],
  'apiextensions.v1.CustomResourceDefinitionVersion': ['served', 'storage'],
  'apps.v1.ControllerRevision': ['revision'],
  'apps.v1.StatefulSetSpec': ['serviceName'],
  'batch.v1.PodFailurePolicy': ['rules'],
  'batch.v1.PodFailurePolicyOnPodConditionsPattern': ['status'],
  'core.v1.Event': ['involvedObject'],
  'core.v1.HTTPHeader': ['value'],
  'core.v1.ISCSIPersistentVolumeSource': ['lun'],
  'core.v1.ISCSIVolumeSource': ['lun'],
  'core.v1.LimitRangeSpec': ['limits'],
  'core.v1.PreferredSchedulingTerm': ['preference'],
  'core.v1.SleepAction': ['seconds'],
  'core.v1.Sysctl': ['value'],
  'discovery.v1.EndpointSlice': ['endpoints'],
  'networking.v1.NetworkPolicySpec': ['podSelector'],
  'rbac.v1.RoleRef': ['apiGroup'],
  'resource.v1.Counter': ['value'],
  'resource.v1.DeviceCapacity': ['value'],
  'resource.v1.DeviceClass': ['spec'],
  'resource.v1.ResourceClaim': ['spec'],
  'resource.v1.ResourceClaimTemplate': ['spec'],
  'resource.v1.ResourceClaimTemplateSpec': ['spec'],
  'resource.v1.ResourcePool': ['generation'],
  'scheduling.v1.PriorityClass': ['value'],
  'storage.v1.CSIDriver': ['spec'],
  'storage.v1.CSINode': ['spec'],
  'storage.v1.CSINodeSpec': ['drivers'],
  'storage.v1.TokenRequest': ['audience'],
};

/** Whether the API server takes an object without a field that is published as required. */
export function isLenient(definition: string, field: string): boolean {
  return LENIENT[definition]?.includes(field) ?? false;
}
