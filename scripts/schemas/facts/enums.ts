/**
 * Closed sets of strings that no package declares, and values that came later than 1.32. Each row was
 * read in the validation or the type comments of Kubernetes 1.36 (`pkg/apis/<group>/validation`,
 * `k8s.io/api/<group>/<version>/types.go`).
 */

/** `definition.field` -> the values that the API server takes. */
export const EXTRA_ENUMS: Record<string, readonly string[]> = {
  'autoscaling.v2.HPAScalingPolicy.type': ['Percent', 'Pods'],
  'autoscaling.v2.HPAScalingRules.selectPolicy': ['Disabled', 'Max', 'Min'],
  'autoscaling.v2.MetricSpec.type': ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'],
  'autoscaling.v2.MetricTarget.type': ['AverageValue', 'Utilization', 'Value'],
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted': ['Delete', 'Retain'],
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled': ['Delete', 'Retain'],
  'core.v1.Container.restartPolicy': ['Always', 'Never', 'OnFailure'],
  'core.v1.ContainerResizePolicy.resourceName': ['cpu', 'memory'],
  'core.v1.ContainerResizePolicy.restartPolicy': ['NotRequired', 'RestartContainer'],
  'core.v1.ContainerRestartRule.action': ['Restart', 'RestartAllContainers'],
  'core.v1.ContainerRestartRuleOnExitCodes.operator': ['In', 'NotIn'],
  'core.v1.PodOS.name': ['linux', 'windows'],
  'core.v1.PodSecurityContext.seLinuxChangePolicy': ['MountOption', 'Recursive'],
  'core.v1.VolumeMount.recursiveReadOnly': ['Disabled', 'Enabled', 'IfPossible'],
  'meta.v1.LabelSelectorRequirement.operator': ['DoesNotExist', 'Exists', 'In', 'NotIn'],
  'rbac.v1.RoleRef.kind': ['ClusterRole', 'Role'],
  'rbac.v1.Subject.kind': ['Group', 'ServiceAccount', 'User'],
};

/** Values that an enum of 1.36 has, and earlier releases have not: `definition.field`, value, first release. */
export const ENUM_VALUES_SINCE: readonly (readonly [field: string, value: string, since: string])[] = [
  ['core.v1.Container.restartPolicy', 'Never', '1.34'],
  ['core.v1.Container.restartPolicy', 'OnFailure', '1.34'],
  ['core.v1.ContainerRestartRule.action', 'RestartAllContainers', '1.35'],
  ['core.v1.Toleration.operator', 'Gt', '1.35'],
  ['core.v1.Toleration.operator', 'Lt', '1.35'],
];
