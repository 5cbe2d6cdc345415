import type { KubeObject } from '../../kube/object.ts';
import { SelectorError } from './label-selector.ts';

export type ObjectMatcher = (object: KubeObject) => boolean;

/** The fields that may be selected by, besides the name and namespace of every object. Rule: `AddFieldLabelConversionsFor…`. */
const SELECTABLE: Readonly<Record<string, readonly string[]>> = {
  pods: [
    'spec.nodeName', 'spec.restartPolicy', 'spec.schedulerName', 'spec.serviceAccountName', 'spec.hostNetwork',
    'status.phase', 'status.podIP', 'status.podIPs', 'status.nominatedNodeName',
  ],
  events: [
    'involvedObject.kind', 'involvedObject.namespace', 'involvedObject.name', 'involvedObject.uid', 'involvedObject.apiVersion',
    'involvedObject.resourceVersion', 'involvedObject.fieldPath', 'reason', 'reportingComponent', 'source', 'type',
  ],
  'events.events.k8s.io': [
    'regarding.kind', 'regarding.namespace', 'regarding.name', 'regarding.uid', 'regarding.apiVersion', 'regarding.resourceVersion',
    'regarding.fieldPath', 'reason', 'reportingController', 'type',
  ],
  secrets: ['type'],
  services: ['spec.clusterIP', 'spec.type'],
  namespaces: ['status.phase'],
  nodes: ['spec.unschedulable'],
  replicationcontrollers: ['status.replicas'],
  'replicasets.apps': ['status.replicas'],
  'jobs.batch': ['status.successful'],
  'certificatesigningrequests.certificates.k8s.io': ['spec.signerName'],
};

/** What a field that is not set is selected as, where it is not the empty text. */
const UNSET: Readonly<Record<string, string>> = { 'spec.unschedulable': 'false', 'spec.hostNetwork': 'false' };

/**
 * Reads a selector in the syntax of `--field-selector`: `metadata.name=x,status.phase!=Running`.
 * @param resource group and resource, which say by what may be selected
 * @throws SelectorError for a field that the resource cannot be selected by
 * Rule: `fields.ParseSelector` and the conversion of field labels.
 */
export function parseFieldSelector(text: string, resource: string): ObjectMatcher {
  const own = SELECTABLE[resource];
  const terms = text.split(',').filter((term) => term !== '').map((term) => {
    const match = /^(.*?)(!=|==|=)(.*)$/.exec(term);
    if (match === null) throw new SelectorError(`invalid selector: '${text}'; can't understand '${term}'`);
    const [, field, operator, value] = match as unknown as [string, string, string, string];
    if (field !== 'metadata.name' && field !== 'metadata.namespace' && own?.includes(field) !== true) {
      throw new SelectorError(
        own === undefined
          ? `${JSON.stringify(field)} is not a known field selector: only "metadata.name", "metadata.namespace"`
          : `field label not supported: ${field}`,
      );
    }
    return { field, equal: operator !== '!=', value };
  });
  return (object) => terms.every(({ field, equal, value }) => (fieldValue(object, field) === value) === equal);
}

function fieldValue(object: KubeObject, field: string): string {
  if (field === 'source') return object['source']?.component ?? object['reportingComponent'] ?? '';
  let value: unknown = object;
  for (const name of field.split('.')) value = (value as Record<string, unknown> | undefined)?.[name];
  return value === undefined || value === null ? (UNSET[field] ?? '') : String(value);
}
