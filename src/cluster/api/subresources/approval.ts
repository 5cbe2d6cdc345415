import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import { decodeObject } from '../decode.ts';
import { replaceObject } from '../replacement.ts';
import type { User } from '../requests.ts';
import type { Serving } from '../serving.ts';
import { forbidden, invalid } from '../status-error.ts';
import type { Subresource } from '../subresources.ts';

const GROUP = 'certificates.k8s.io';
const DECIDED = new Set(['Approved', 'Denied']);

/**
 * Approves or denies a request for a certificate: its conditions may change and nothing else.
 * Rules: `csrApprovalStrategy`, and the admission plugin `CertificateApproval`.
 */
export const approval: Subresource = {
  get: (_serving, _at, object) => object,
  update(serving, at, body, object, user, options) {
    const { object: given, warnings } = decodeObject(serving.registry, at.resource, body, options.fieldValidation ?? 'Ignore');
    const conditions = items(given['status']?.conditions);
    const was = items(object['status']?.conditions);
    const decides = conditions.some(({ type }) => DECIDED.has(type) && !was.some((one: Decoded) => one.type === type));
    if (decides) mayDecide(serving, object, user);
    checkConditions(at.name, conditions, was);
    const { clock } = serving.plane;
    const now = clock.timestamp();
    const status = {
      ...object['status'],
      conditions: conditions.map((one) => ({ ...one, lastTransitionTime: one.lastTransitionTime ?? now, lastUpdateTime: one.lastUpdateTime ?? now })),
    };
    return replaceObject(serving, { ...at, subresource: 'status' }, { ...object, metadata: { ...object.metadata, ...given.metadata }, status }, object, user, options, warnings);
  },
};

/** Rule: `validateConditions` and `validateCertificateSigningRequestUpdate` of pkg/apis/certificates. */
function checkConditions(name: string, conditions: readonly Decoded[], was: readonly Decoded[]): void {
  const [, second] = conditions.filter(({ type }) => DECIDED.has(type));
  const removed = was.find(({ type }) => DECIDED.has(type) && !conditions.some((one) => one.type === type));
  const message = second !== undefined
    ? `Invalid value: ${JSON.stringify(second.type)}: Approved and Denied conditions are mutually exclusive`
    : removed !== undefined ? `Forbidden: updates may not remove a condition of type ${JSON.stringify(removed.type)}` : undefined;
  if (message === undefined) return;
  const field = 'status.conditions';
  const reason = second === undefined ? 'FieldValueForbidden' : 'FieldValueInvalid';
  throw invalid({ group: GROUP, kind: 'CertificateSigningRequest' }, name, [{ field, reason, message, text: `${field}: ${message}` }]);
}

/** Whoever decides about a signer's certificates needs the verb `approve` for that signer, or for its domain. */
function mayDecide({ authorizer }: Serving, request: KubeObject, user: User): void {
  const signer: string = request['spec'].signerName;
  const names = [signer, `${signer.slice(0, signer.indexOf('/'))}/*`];
  if (names.some((name) => authorizer.decide({ user, verb: 'approve', group: GROUP, resource: 'signers', name }).allowed)) return;
  throw forbidden({ group: GROUP, plural: 'certificatesigningrequests' }, request.metadata.name, `user not permitted to approve requests with signerName ${JSON.stringify(signer)}`);
}
