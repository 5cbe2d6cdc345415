import { readSigningRequest } from '../auth/certificate.ts';
import { forbidden } from '../api/status-error.ts';
import type { AdmissionPlugin } from './plugin.ts';

const SIGNER = 'kubernetes.io/kube-apiserver-client';
const ADMINISTRATORS = 'system:masters';

/** Nobody may ask for a certificate that makes them an administrator. Rule: the plugin `CertificateSubjectRestriction`. */
export const certificateSubjectRestriction: AdmissionPlugin = {
  name: 'CertificateSubjectRestriction',
  validate({ operation, storage, resource, name, object }) {
    if (operation !== 'CREATE' || storage !== 'certificatesigningrequests.certificates.k8s.io' || object?.['spec'].signerName !== SIGNER) return;
    if (readSigningRequest(atob(object['spec'].request))?.subject.organizations.includes(ADMINISTRATORS) !== true) return;
    throw forbidden(resource, name, `use of ${SIGNER} signer with ${ADMINISTRATORS} group is not allowed`);
  },
};
