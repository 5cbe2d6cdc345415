import { items, type KubeObject } from '../../kube/object.ts';
import { humanDuration } from '../print/duration.ts';
import { formatLabels } from '../print/label-text.ts';
import { parseCertificateRequest } from './certificate-request.ts';
import { writeEvents } from './events.ts';
import type { Related } from './related.ts';
import { timeText } from './values.ts';
import type { DescribeWriter } from './writer.ts';

const COMMON_NAME = '2.5.4.3';
const SERIAL_NUMBER = '2.5.4.5';
/** The further parts of a subject, which are shown only when they are there. */
const SUBJECT_LISTS = [
  ['Organization', '2.5.4.10'], ['Organizational Unit', '2.5.4.11'], ['Country', '2.5.4.6'], ['Locality', '2.5.4.7'],
  ['Province', '2.5.4.8'], ['StreetAddress', '2.5.4.9'], ['PostalCode', '2.5.4.17'],
] as const;

/**
 * Rule: `describeCertificateSigningRequest`.
 * @throws Error `Error parsing CSR: …` when the request cannot be read
 */
export function describeCertificateSigningRequest(w: DescribeWriter, object: KubeObject, related: Related): void {
  const { metadata, spec } = object;
  const request = readRequest(spec?.request ?? '');
  w.line(0, 'Name:', metadata.name);
  w.line(0, 'Labels:', formatLabels(metadata.labels));
  w.line(0, 'Annotations:', formatLabels(metadata.annotations));
  w.line(0, 'CreationTimestamp:', timeText(metadata.creationTimestamp));
  w.line(0, 'Requesting User:', spec?.username);
  if (spec?.signerName) w.line(0, 'Signer:', spec.signerName);
  if (typeof spec?.expirationSeconds === 'number') w.line(0, 'Requested Duration:', humanDuration(spec.expirationSeconds));
  w.line(0, 'Status:', statusText(object));
  w.line(0, 'Subject:');
  // Of several values of these two the last one counts.
  w.line(0, '', 'Common Name:', request.subject.get(COMMON_NAME)?.at(-1));
  w.line(0, '', 'Serial Number:', request.subject.get(SERIAL_NUMBER)?.at(-1));
  for (const [title, type] of SUBJECT_LISTS) writeList(w, title, request.subject.get(type) ?? []);
  const alternatives = [
    ['DNS Names', request.dnsNames], ['Email Addresses', request.emailAddresses], ['URIs', request.uris], ['IP Addresses', request.ipAddresses],
  ] as const;
  if (alternatives.some(([, names]) => names.length > 0)) w.line(0, 'Subject Alternative Names:');
  for (const [title, names] of alternatives) writeList(w, title, names);
  writeEvents(w, object, related);
}

function readRequest(request: string): ReturnType<typeof parseCertificateRequest> {
  try {
    return parseCertificateRequest(request);
  } catch (error) {
    throw new Error(`Error parsing CSR: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function writeList(w: DescribeWriter, title: string, values: readonly string[]): void {
  if (values.length > 0) w.line(0, '', `${title}:`, values.join('\n\t\t'));
}

/** Rule: `extractCSRStatus`. */
function statusText({ status }: KubeObject): string {
  const types = new Set(items(status?.conditions).map(({ type }) => type));
  const decision = types.has('Denied') ? 'Denied' : types.has('Approved') ? 'Approved' : 'Pending';
  return `${decision}${types.has('Failed') ? ',Failed' : ''}${status?.certificate ? ',Issued' : ''}`;
}
