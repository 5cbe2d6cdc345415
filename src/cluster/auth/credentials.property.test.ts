import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesToBase64 } from '../../kube/base64-text.ts';
import { Clock } from '../clock/clock.ts';
import { Store } from '../store/store.ts';
import { issueCertificate, readCertificate, readSigningRequest } from './certificate.ts';
import { userOfCredential } from './credentials.ts';
import { pemText } from './pem.ts';

const known = { store: new Store(), clock: new Clock(Date.UTC(2026, 10, 21)) };

test('what is no credential is nobody, whatever it is', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ minLength: 1 }), fc.uint8Array({ minLength: 1 }).map((bytes) => pemText('CERTIFICATE', bytes)), fc.uint8Array({ minLength: 1 }).map(bytesToBase64)), (text) => {
    expect(userOfCredential(text, known).name).toBe('');
  }), { seed: 1 });
});

test('bytes that are no request are none', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => {
    expect(readSigningRequest(pemText('CERTIFICATE REQUEST', bytes))?.subject.commonName ?? '').toBe('');
  }), { seed: 1 });
});

test('a certificate says who it is for, in any script', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), fc.array(fc.string({ minLength: 1 }), { maxLength: 4 }), (commonName, organizations) => {
    const certificate = readCertificate(issueCertificate({ commonName, organizations }, Date.UTC(2026, 0, 1), Date.UTC(2060, 0, 1)));
    expect(certificate).toMatchObject({ subject: { commonName, organizations }, notBefore: Date.UTC(2026, 0, 1), notAfter: Date.UTC(2060, 0, 1) });
  }), { seed: 1 });
});

test('a certificate that was changed is none', () => {
  const certificate = atob(issueCertificate({ commonName: 'ana', organizations: [] }, 0, 1e12).replace(/-----[^-]*-----|\n/g, ''));
  fc.assert(fc.property(fc.integer({ min: 0, max: certificate.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
    const bytes = Uint8Array.from(certificate, (character) => character.codePointAt(0)!);
    bytes[at] = bytes[at]! ^ by;
    expect(readCertificate(pemText('CERTIFICATE', bytes))?.subject.commonName ?? 'ana').toBe('ana');
  }), { seed: 1 });
});
