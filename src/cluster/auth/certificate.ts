import { hexadecimal, sha256 } from '../../kube/sha256.ts';
import { BIT_STRING, der, GENERALIZED_TIME, INTEGER, joined, NULL, OBJECT_IDENTIFIER, readDer, SEQUENCE, SET, UTF8_STRING, UTC_TIME } from './der.ts';
import { pemBlock, pemText } from './pem.ts';
import { isSignature, signatureOf } from './signature.ts';

/** Who a certificate is for: the common name is the user, organizations are the groups. */
export interface Subject {
  commonName: string;
  organizations: readonly string[];
}

/** A certificate that the cluster's authority has signed. */
export interface Certificate {
  subject: Subject;
  /** Milliseconds since 1970. */
  notBefore: number;
  notAfter: number;
  /** The digest of the certificate, in hexadecimal digits. */
  sha256: string;
}

const COMMON_NAME = Uint8Array.of(0x55, 0x04, 0x03);
const ORGANIZATION = Uint8Array.of(0x55, 0x04, 0x0a);
const SHA256_WITH_RSA = der(SEQUENCE, der(OBJECT_IDENTIFIER, Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b)), der(NULL));
/** A key where there is none: nothing is encrypted with it. */
const NO_KEY = der(SEQUENCE, SHA256_WITH_RSA, der(BIT_STRING, Uint8Array.of(0)));
const ISSUER: Subject = { commonName: 'kubernetes', organizations: [] };

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const attribute = (type: Uint8Array, text: string): Uint8Array => der(SET, der(SEQUENCE, der(OBJECT_IDENTIFIER, type), der(UTF8_STRING, utf8(text))));

function nameOf({ commonName, organizations }: Subject): Uint8Array {
  return der(SEQUENCE, ...organizations.map((name) => attribute(ORGANIZATION, name)), attribute(COMMON_NAME, commonName));
}

function readName(name: Uint8Array): Subject {
  const found = readDer(name).flatMap((set) => readDer(set.content)).map((pair) => readDer(pair.content));
  const of = (type: Uint8Array): string[] =>
    found.filter(([oid]) => hexadecimal(oid!.content) === hexadecimal(type)).map(([, text]) => new TextDecoder().decode(text!.content));
  return { commonName: of(COMMON_NAME)[0] ?? '', organizations: of(ORGANIZATION) };
}

/** Until 2049 times have two digits for the year. Rule: RFC 5280, 4.1.2.5. */
function timeOf(at: number): Uint8Array {
  const digits = `${new Date(at).toISOString().slice(0, 19).replace(/\D/g, '')}Z`;
  return digits < '2050' ? der(UTC_TIME, utf8(digits.slice(2))) : der(GENERALIZED_TIME, utf8(digits));
}

function readTime(tag: number, content: Uint8Array): number {
  const text = new TextDecoder().decode(content);
  const digits = (tag === UTC_TIME ? `20${text}` : text).match(/\d\d/g)!.map(Number);
  return Date.UTC(digits[0]! * 100 + digits[1]!, digits[2]! - 1, digits[3], digits[4], digits[5], digits[6]);
}

/** What a certificate signing request (PKCS #10, in PEM) asks for; undefined when the text is none. Rule: RFC 2986. */
export function readSigningRequest(text: string): { subject: Subject; publicKey: Uint8Array } | undefined {
  return read(() => {
    const [request] = readDer(pemBlock(text, '(?:NEW )?CERTIFICATE REQUEST')!);
    const [, subject, publicKey] = readDer(readDer(request!.content)[0]!.content);
    return { subject: readName(subject!.content), publicKey: publicKey!.whole };
  });
}

/**
 * A certificate in PEM, with the form of X.509 (RFC 5280) and a signature that only this cluster takes for one.
 * @param notBefore in milliseconds since 1970, as `notAfter`
 */
export function issueCertificate(subject: Subject, notBefore: number, notAfter: number, publicKey: Uint8Array = NO_KEY): string {
  const [issuer, name, validity] = [nameOf(ISSUER), nameOf(subject), der(SEQUENCE, timeOf(notBefore), timeOf(notAfter))];
  const serial = sha256(joined([name, validity, publicKey])).slice(0, 8);
  serial[0] = (serial[0]! & 0x7f) | 0x40;
  const toBeSigned = der(SEQUENCE, der(0xa0, der(INTEGER, Uint8Array.of(2))), der(INTEGER, serial), SHA256_WITH_RSA, issuer, validity, name, publicKey);
  const signature = der(BIT_STRING, Uint8Array.of(0), signatureOf(toBeSigned));
  return pemText('CERTIFICATE', der(SEQUENCE, toBeSigned, SHA256_WITH_RSA, signature));
}

/** A certificate in PEM; undefined when the text is none, or when another authority signed it. */
export function readCertificate(text: string): Certificate | undefined {
  return read(() => {
    const bytes = pemBlock(text, 'CERTIFICATE')!;
    const [toBeSigned, , signature] = readDer(readDer(bytes)[0]!.content);
    if (!isSignature(signature!.content.subarray(1), toBeSigned!.whole)) return undefined;
    const [, , , , validity, subject] = readDer(toBeSigned!.content);
    const [notBefore, notAfter] = readDer(validity!.content).map(({ tag, content }) => readTime(tag, content));
    return { subject: readName(subject!.content), notBefore: notBefore!, notAfter: notAfter!, sha256: hexadecimal(sha256(bytes)) };
  });
}

/** Bytes of another form than expected end the reading. */
function read<Result>(parse: () => Result | undefined): Result | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}
