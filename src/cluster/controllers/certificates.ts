import { bytesToBase64 } from '../../kube/base64-text.ts';
import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { issueCertificate, readSigningRequest, type Subject } from '../auth/certificate.ts';
import type { ControlPlane } from '../control-plane.ts';
import { keyOf, splitKey, type Controller } from './controller.ts';

const REQUESTS = 'certificatesigningrequests.certificates.k8s.io';
const YEAR = 365 * 24 * 3600;
/** Clocks differ: a certificate is good from a little before it was made. Rule: `signer.Sign`, `backdate`. */
const BACKDATE = 5 * 60;

/** What the signers of the control plane ask of the usages of a certificate. */
interface Signer {
  /** Every one of these has to be there, and nothing but these and `also`. */
  needs: readonly string[];
  also: readonly string[];
  /** Kubelets are known by their names. */
  forNodes?: true;
}

const KEY_USAGES = ['digital signature', 'key encipherment'];
/** Rule: https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#kubernetes-signers */
const SIGNERS: Readonly<Record<string, Signer>> = {
  'kubernetes.io/kube-apiserver-client': { needs: ['client auth'], also: KEY_USAGES },
  'kubernetes.io/kube-apiserver-client-kubelet': { needs: ['client auth', 'digital signature'], also: KEY_USAGES, forNodes: true },
  'kubernetes.io/kubelet-serving': { needs: ['server auth', 'digital signature'], also: KEY_USAGES, forNodes: true },
};

/** Signs requests for certificates that were approved. Rule: the controller `csrsigning`. */
export const certificates: Controller = {
  name: 'certificatesigningrequest-signing',
  watches: { [REQUESTS]: ({ object }) => [keyOf(object)] },
  reconcile(key, plane) {
    const request = plane.store.get(REQUESTS, undefined, splitKey(key).name);
    if (request === undefined) return;
    const { signerName, request: text } = request['spec'];
    const signer = SIGNERS[signerName];
    const conditions = items(request['status']?.conditions);
    const has = (type: string): boolean => conditions.some((one) => one.type === type);
    if (signer === undefined || !has('Approved') || has('Denied') || has('Failed') || request['status'].certificate !== undefined) return;
    const asked = readSigningRequest(atob(text));
    const problem = asked === undefined ? 'unable to parse csr' : unfit(signer, asked.subject, request);
    if (problem === undefined) sign(request, asked!, plane);
    else fail(request, problem, plane);
  },
};

/** Rule: `isKubeAPIServerClientCert` and its like in pkg/controller/certificates/signer. */
function unfit({ needs, also, forNodes }: Signer, { organizations, commonName }: Subject, { spec }: KubeObject): string | undefined {
  const usages: string[] = items(spec.usages);
  if (forNodes === true) {
    if (organizations.length !== 1 || organizations[0] !== 'system:nodes') return 'subject organization is not system:nodes';
    if (!commonName.startsWith('system:node:')) return 'subject common name does not begin with system:node:';
  }
  const fits = needs.every((usage) => usages.includes(usage)) && usages.every((usage) => needs.includes(usage) || also.includes(usage));
  return fits ? undefined : 'usages did not match the signer';
}

function sign(request: KubeObject, { subject, publicKey }: { subject: Subject; publicKey: Uint8Array }, { clock, server }: ControlPlane): void {
  const seconds = Math.min(request['spec'].expirationSeconds ?? YEAR, YEAR);
  const certificate = issueCertificate(subject, clock.now - BACKDATE * 1000, clock.now + seconds * 1000, publicKey);
  server.writeStatus(request, { ...request['status'], certificate: bytesToBase64(new TextEncoder().encode(certificate)) }, REQUESTS);
}

function fail(request: KubeObject, message: string, { clock, server }: ControlPlane): void {
  const now = clock.timestamp();
  const failed: Decoded = { lastTransitionTime: now, lastUpdateTime: now, message, reason: 'SignerValidationFailure', status: 'True', type: 'Failed' };
  server.writeStatus(request, { ...request['status'], conditions: [...items(request['status'].conditions), failed] }, REQUESTS);
}
