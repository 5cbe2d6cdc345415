/** What a certificate request (PKCS #10) asks for. */
export interface CertificateRequest {
  /** The subject's values, by the dotted number of their type. */
  subject: ReadonlyMap<string, readonly string[]>;
  dnsNames: readonly string[];
  emailAddresses: readonly string[];
  uris: readonly string[];
  ipAddresses: readonly string[];
}

/** One element of DER. */
interface Element {
  tag: number;
  content: Uint8Array;
}

const SEQUENCE = 0x30;
const EXTENSION_REQUEST = '1.2.840.113549.1.9.14';
const SUBJECT_ALTERNATIVE_NAMES = '2.5.29.17';
const ATTRIBUTES = 0xa0;
const OCTET_STRING = 0x04;
const NAME_TAGS = { email: 0x81, dns: 0x82, uri: 0x86, ip: 0x87 };

/** A request that cannot be read; the message goes behind `Error parsing CSR: `. */
export class CertificateRequestError extends Error {
  override readonly name = 'CertificateRequestError';
}

/**
 * Reads the PEM text of a request.
 * @param base64 `spec.request` of a CertificateSigningRequest
 * @throws CertificateRequestError
 * Rule: `ParseCSR` of kubectl's `util/certificate`; https://www.rfc-editor.org/rfc/rfc2986
 */
export function parseCertificateRequest(base64: string): CertificateRequest {
  const pem = /-----BEGIN ([^-]+)-----\s*([\w+/=\s]*?)-----END \1-----/.exec(textOf(base64));
  if (pem?.[1] !== 'CERTIFICATE REQUEST') throw new CertificateRequestError('PEM block type must be CERTIFICATE REQUEST');
  const body = pem[2]!.replaceAll(/\s/g, '');
  const [request] = elements(Uint8Array.from(textOf(body), (char) => char.charCodeAt(0)));
  const info = elements(request?.content ?? new Uint8Array())[0];
  const [, subject, , attributes] = elements(info?.content ?? new Uint8Array());
  if (subject?.tag !== SEQUENCE) throw new CertificateRequestError('asn1: structure error: tags don\'t match');
  const names = attributes?.tag === ATTRIBUTES ? alternativeNames(attributes) : [];
  const texts = (tag: number): string[] => names.filter((name) => name.tag === tag).map(({ content }) => stringOf(content));
  return {
    subject: subjectOf(subject),
    dnsNames: texts(NAME_TAGS.dns),
    emailAddresses: texts(NAME_TAGS.email),
    uris: texts(NAME_TAGS.uri),
    ipAddresses: names.filter(({ tag }) => tag === NAME_TAGS.ip).map(({ content }) => ipText(content)),
  };
}

/** The bytes of base64, as characters. */
function textOf(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return '';
  }
}

/** The elements that stand one behind the other. */
function elements(bytes: Uint8Array): Element[] {
  const found: Element[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes[at]!;
    let length = bytes[at + 1] ?? 0;
    at += 2;
    if (length >= 0x80) {
      const size = length & 0x7f;
      length = bytes.subarray(at, at + size).reduce((sum, byte) => sum * 256 + byte, 0);
      at += size;
    }
    if (at + length > bytes.length) throw new CertificateRequestError('asn1: syntax error: data truncated');
    found.push({ tag, content: bytes.subarray(at, at + length) });
    at += length;
  }
  return found;
}

function subjectOf({ content }: Element): Map<string, string[]> {
  const subject = new Map<string, string[]>();
  for (const set of elements(content)) {
    for (const pair of elements(set.content)) {
      const [type, value] = elements(pair.content);
      if (type === undefined || value === undefined) continue;
      const key = objectIdentifier(type.content);
      subject.set(key, [...(subject.get(key) ?? []), stringOf(value.content)]);
    }
  }
  return subject;
}

function alternativeNames({ content }: Element): Element[] {
  for (const attribute of elements(content)) {
    const [type, values] = elements(attribute.content);
    if (type === undefined || values === undefined || objectIdentifier(type.content) !== EXTENSION_REQUEST) continue;
    for (const extension of elements(elements(values.content)[0]?.content ?? new Uint8Array())) {
      const parts = elements(extension.content);
      const value = parts.find(({ tag }) => tag === OCTET_STRING);
      if (parts[0] !== undefined && value !== undefined && objectIdentifier(parts[0].content) === SUBJECT_ALTERNATIVE_NAMES) {
        return elements(elements(value.content)[0]?.content ?? new Uint8Array());
      }
    }
  }
  return [];
}

function objectIdentifier(bytes: Uint8Array): string {
  const numbers: number[] = [];
  let value = 0;
  for (const byte of bytes) {
    value = value * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    if (numbers.length === 0) {
      const first = Math.min(2, Math.floor(value / 40));
      numbers.push(first, value - first * 40);
    } else {
      numbers.push(value);
    }
    value = 0;
  }
  return numbers.join('.');
}

function stringOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Rule: `net.IP.String`: the longest run of zero groups of an IPv6 address is `::`. */
function ipText(bytes: Uint8Array): string {
  if (bytes.length !== 16) return [...bytes].join('.');
  const groups = Array.from({ length: 8 }, (_, index) => (bytes[index * 2]! * 256 + bytes[index * 2 + 1]!).toString(16)).join(':');
  const runs = [...groups.matchAll(/(?<![^:])0(:0)+(?![^:])/g)].map(([run]) => run);
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  if (longest === '') return groups;
  const start = groups.search(new RegExp(`(?<![^:])${longest}(?![^:])`));
  return `${groups.slice(0, start).replace(/:$/, '')}::${groups.slice(start + longest.length).replace(/^:/, '')}`;
}
