import { items, sortedEntries, type Decoded } from '../../../kube/object.ts';
import { formatQuantity, parseQuantity } from '../../../kube/quantity-value.ts';
import { humanDuration } from '../duration.ts';
import type { Cell, TableDefinition, TableDefinitions } from './definition.ts';

const quantity = (value: unknown): string => {
  const parsed = parseQuantity(value ?? '0');
  return parsed === undefined ? String(value) : formatQuantity(parsed);
};

/** What is used of each resource of a quota: of the limits, or of all others. Rule: `printResourceQuota`. */
function usage({ status = {} }: Decoded, limits: boolean): string {
  return sortedEntries(status.hard)
    .filter(([resource]) => resource.startsWith('limits.') === limits)
    .map(([resource, hard]) => `${resource}: ${quantity(status.used?.[resource])}/${quantity(hard)}`)
    .join(', ');
}

/** Rule: `SubjectsStrings` of `pkg/apis/rbac`. */
function subjects(list: Decoded): Cell[] {
  const names = (kind: string): string => items(list)
    .filter((subject) => subject.kind === kind)
    .map(({ name, namespace }) => (kind === 'ServiceAccount' ? `${namespace ?? ''}/${name}` : name))
    .join(', ');
  return [names('User'), names('Group'), names('ServiceAccount')];
}

const binding: TableDefinition = {
  columns: 'Name|Role|Age|Users*|Groups*|ServiceAccounts*',
  cells: (object) => [`${object.roleRef?.kind}/${object.roleRef?.name}`, ...subjects(object.subjects)],
};

/** Rule: `extractCSRStatus`. */
function approval({ status = {} }: Decoded): string {
  const has = (type: string): boolean => items(status.conditions).some((condition) => condition.type === type);
  const verdict = has('Denied') ? 'Denied' : has('Approved') ? 'Approved' : 'Pending';
  return `${verdict}${has('Failed') ? ',Failed' : ''}${status.certificate ? ',Issued' : ''}`;
}

function parameterKind({ spec }: Decoded): string {
  return spec?.paramKind ? `${spec.paramKind.apiVersion}/${spec.paramKind.kind}` : '<unset>';
}

function parameters({ spec }: Decoded): Cell {
  const reference = spec?.paramRef;
  return reference?.name ? `${reference.namespace || '*'}/${reference.name}` : '<unset>';
}

const webhooks: TableDefinition = { columns: 'Name|Webhooks|Age', cells: (object) => [items(object.webhooks).length] };
const policyBinding: TableDefinition = {
  columns: 'Name|PolicyName|ParamRef|Age',
  cells: (object) => [object.spec?.policyName ?? '', parameters(object)],
};

export const policy: TableDefinitions = {
  ResourceQuota: {
    columns: 'Name|Request|Limit|Age',
    cells: (object) => [usage(object, false), usage(object, true)],
  },
  'policy/PodDisruptionBudget': {
    columns: 'Name|Min Available|Max Unavailable|Allowed Disruptions|Age',
    cells: ({ spec = {}, status }) => [
      String(spec.minAvailable ?? 'N/A'), String(spec.maxUnavailable ?? 'N/A'), status?.disruptionsAllowed ?? 0,
    ],
  },
  'rbac.authorization.k8s.io/RoleBinding': binding,
  'rbac.authorization.k8s.io/ClusterRoleBinding': binding,
  'certificates.k8s.io/CertificateSigningRequest': {
    columns: 'Name|Age|SignerName|Requestor|RequestedDuration|Condition',
    cells: (object) => {
      const { spec = {} } = object;
      const seconds = spec.expirationSeconds;
      return [spec.signerName || '<none>', spec.username ?? '', seconds === undefined ? '<none>' : humanDuration(seconds), approval(object)];
    },
  },
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': webhooks,
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': webhooks,
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy': {
    columns: 'Name|Validations|ParamKind|Age',
    cells: (object) => [items(object.spec?.validations).length, parameterKind(object)],
  },
  'admissionregistration.k8s.io/MutatingAdmissionPolicy': {
    columns: 'Name|Mutations|ParamKind|Age',
    cells: (object) => [items(object.spec?.mutations).length, parameterKind(object)],
  },
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding': policyBinding,
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding': policyBinding,
};
