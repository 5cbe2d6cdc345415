import { copyModel, reachable, type ApiModel, type Field } from './definition.ts';
import { sortKinds } from './build-model.ts';

/** Fields that 1.35 added and 1.36 still has. */
const ADDED_FROM_136: readonly (readonly [definition: string, field: string])[] = [
  ['core.v1.NodeStatus', 'declaredFeatures'],
  ['core.v1.PodCertificateProjection', 'userAnnotations'],
  ['core.v1.PodStatus', 'allocatedResources'],
  ['core.v1.PodStatus', 'resources'],
  ['storage.v1.CSIDriverSpec', 'serviceAccountTokenInSecrets'],
];

/** Kinds that 1.35 added, with their types as 1.36 has them. */
const ADDED_KINDS: readonly (readonly [group: string, version: string, kind: string])[] = [
  ['certificates.k8s.io', 'v1beta1', 'PodCertificateRequest'],
  ['storagemigration.k8s.io', 'v1beta1', 'StorageVersionMigration'],
];

/**
 * No package stands for 1.35, so it is 1.34 with what changed: the published swagger of 1.35 differs
 * from its neighbours, in stable kinds, by these rows only.
 */
export function derive135(before: ApiModel, after: ApiModel): ApiModel {
  const model = copyModel(before, '1.35');
  for (const [name, field] of ADDED_FROM_136) {
    addField(model, name, { ...after.definitions.get(name)!.fields.get(field)! });
    for (const type of reachable(after.definitions, [name])) addMissing(model, type.name, after);
  }
  for (const [group, version, kind] of ADDED_KINDS) {
    const root = after.kinds.find((entry) => entry.group === group && entry.version === version && entry.kind === kind)!;
    for (const type of reachable(after.definitions, [root.type])) addMissing(model, type.name, after);
    model.kinds.push({ ...root });
  }
  addWorkloadReference(model);
  model.definitions.get('batch.v1.PodFailurePolicyOnPodConditionsPattern')!.fields.get('status')!.required = false;
  sortKinds(model.kinds);
  return model;
}

function addMissing(model: ApiModel, name: string, after: ApiModel): void {
  if (model.definitions.has(name)) return;
  model.definitions.set(name, { name, fields: new Map(after.definitions.get(name)!.fields) });
}

/** `PodSpec.workloadRef` lived for one release; 1.36 has `schedulingGroup` in its place. */
function addWorkloadReference(model: ApiModel): void {
  const text = { kind: 'scalar', scalar: 'string' } as const;
  const fields: Field[] = [
    { name: 'name', type: text, required: true },
    { name: 'podGroup', type: text, required: true },
    { name: 'podGroupReplicaKey', type: text, required: false },
  ];
  const name = 'core.v1.WorkloadReference';
  model.definitions.set(name, { name, fields: new Map(fields.map((field) => [field.name, field])) });
  addField(model, 'core.v1.PodSpec', { name: 'workloadRef', type: { kind: 'ref', name }, required: false });
}

function addField(model: ApiModel, name: string, field: Field): void {
  const fields = model.definitions.get(name)!.fields;
  const entries = [...fields, [field.name, field] as const].sort(([a], [b]) => (a < b ? -1 : 1));
  model.definitions.get(name)!.fields = new Map(entries);
}
