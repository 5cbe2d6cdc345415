import { items, type KubeObject } from '../../object.ts';
import { bytesOf } from '../config/bytes.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import { validateOneOf } from '../one-of.ts';
import { Path } from '../path.ts';
import { validateUnique } from '../unique.ts';
import { validateSignerName } from './signer-name.ts';

const USAGES = [
  'any', 'cert sign', 'client auth', 'code signing', 'content commitment', 'crl sign', 'data encipherment', 'decipher only',
  'digital signature', 'email protection', 'encipher only', 'ipsec end system', 'ipsec tunnel', 'ipsec user', 'key agreement',
  'key encipherment', 'microsoft sgc', 'netscape sgc', 'ocsp signing', 's/mime', 'server auth', 'signing', 'timestamping',
];
/** Only the older version of the API allows it. */
const LEGACY_SIGNER = 'kubernetes.io/legacy-unknown';
const LEAST_SECONDS = 600;

/**
 * A CertificateSigningRequest. Of the request itself only its envelope is looked at, and not what it asks for or
 * whether its signature is right. Rule: `certificates/validation.validateCertificateSigningRequest`.
 */
export function validateCertificateSigningRequest({ spec }: KubeObject): FieldError[] {
  const path = Path.root('spec');
  const usages: string[] = items(spec?.usages);
  const at = path.child('usages');
  const seconds = spec?.expirationSeconds;
  const errors: FieldError[] = [];
  if (!isRequest(spec?.request)) errors.push(invalid(path.child('request'), spec?.request ?? null, 'PEM block type must be CERTIFICATE REQUEST'));
  if (usages.length === 0) errors.push(required(at));
  usages.forEach((usage, index) => {
    errors.push(...validateOneOf(usage, USAGES, at.index(index)), ...validateUnique(usages, index, at.index(index)));
  });
  const signer: string = spec?.signerName ?? '';
  if (signer === LEGACY_SIGNER) errors.push(invalid(path.child('signerName'), signer, 'the legacy signerName is not allowed via this API version'));
  else errors.push(...validateSignerName(signer, path.child('signerName')));
  if (typeof seconds === 'number' && seconds < LEAST_SECONDS) {
    errors.push(invalid(path.child('expirationSeconds'), seconds, 'may not specify a duration less than 600 seconds (10 minutes)'));
  }
  return errors;
}

/** Rule: `certificates.ParseCSR`, as far as the first PEM block. */
function isRequest(request: unknown): boolean {
  const text = new TextDecoder().decode(bytesOf(request));
  return /-----BEGIN ([^-]*)-----/.exec(text)?.[1] === 'CERTIFICATE REQUEST';
}
