import { describe, expect, test } from 'vitest';
import { parseCertificateRequest } from './certificate-request.ts';
import { described } from './testing/described.ts';

/** `openssl req -new -subj /C=CH/O=dev/O=ops/CN=ana -addext subjectAltName=DNS:a.example.com,DNS:b.example.com,IP:10.0.0.1,IP:2001:db8::1,email:…,URI:…`. */
const WITH_NAMES =
  'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQmJUQ0NBUk1DQVFBd056RUxNQWtHQTFVRUJoTUNRMGd4RERBS0JnTlZCQW' +
  '9NQTJSbGRqRU1NQW9HQTFVRQpDZ3dEYjNCek1Rd3dDZ1lEVlFRRERBTmhibUV3V1RBVEJnY3Foa2pPUFFJQkJnZ3Foa2pPUFFNQkJ3TkNBQVEy' +
  'CktCZWxZK3UvWTU0RUsrdTF6L3lMa2lPY1VvcS9MZkZxNE9wUnIxandIcWVTbElaQ054TExOTncwRkJXeG10Q2IKNy9lbXNWV2JYallCM2dOQ1' +
  'RTb1JvSG93ZUFZSktvWklodmNOQVFrT01Xc3dhVEJuQmdOVkhSRUVZREJlZ2cxaApMbVY0WVcxd2JHVXVZMjl0Z2cxaUxtVjRZVzF3YkdVdVky' +
  'OXRod1FLQUFBQmh4QWdBUTI0QUFBQUFBQUFBQUFBCkFBQUJnUTloYm1GQVpYaGhiWEJzWlM1amIyMkdGV2gwZEhCek9pOHZaWGhoYlhCc1pTNW' +
  'piMjB2ZURBS0JnZ3EKaGtqT1BRUURBZ05JQURCRkFpQW95NkxseDVsNDh4NFhoa2k4T3VMRWFPMGIwT3NyOGtrZUpoWENXWWlqNEFJaApBSUta' +
  'a0ZYMDFlTlZJM0huS0Zya2JWSkFUZnN0SmpTNUpaVk00MTZwK0hEeQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K';
/** The same with `-subj /O=dev/CN=ana` and no other names. */
const PLAIN =
  'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIWE1INENBUUF3SERFTU1Bb0dBMVVFQ2d3RFpHVjJNUXd3Q2dZRFZRUUREQU' +
  '5oYm1Fd1dUQVRCZ2NxaGtqTwpQUUlCQmdncWhrak9QUU1CQndOQ0FBUTJLQmVsWSt1L1k1NEVLK3Uxei95TGtpT2NVb3EvTGZGcTRPcFJyMWp3' +
  'CkhxZVNsSVpDTnhMTE5OdzBGQld4bXRDYjcvZW1zVldiWGpZQjNnTkNUU29Sb0FBd0NnWUlLb1pJemowRUF3SUQKU1FBd1JnSWhBUDdjNGxDSG' +
  'RoTXFhK2NlODFSOGYwYWp4MW9YUHpBV3AvRXlQNXA0TkdWcUFpRUE5QzY5Vm9qOApKeWJTa3YyMnNIVEVKdDN1elNvYWJVT1UzcEFYVCtkSERC' +
  'UT0KLS0tLS1FTkQgQ0VSVElGSUNBVEUgUkVRVUVTVC0tLS0tCg==';

describe('parseCertificateRequest', () => {
  test('reads the subject and the alternative names', () => {
    const request = parseCertificateRequest(WITH_NAMES);
    expect(Object.fromEntries(request.subject)).toEqual({ '2.5.4.6': ['CH'], '2.5.4.10': ['dev', 'ops'], '2.5.4.3': ['ana'] });
    expect(request).toMatchObject({
      dnsNames: ['a.example.com', 'b.example.com'], emailAddresses: ['ana@example.com'], uris: ['https://example.com/x'], ipAddresses: ['10.0.0.1', '2001:db8::1'],
    });
  });

  test.each([
    ['', 'PEM block type must be CERTIFICATE REQUEST'],
    ['%%%', 'PEM block type must be CERTIFICATE REQUEST'],
    [btoa('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'), 'PEM block type must be CERTIFICATE REQUEST'],
    [btoa('-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----\n'), 'asn1: syntax error: data truncated'],
  ])('refuses %j', (text, message) => {
    expect(() => parseCertificateRequest(text)).toThrow(message);
  });
});

describe('a CertificateSigningRequest', () => {
  const object = (request: string, status = '{}'): string =>
    `apiVersion: certificates.k8s.io/v1\nkind: CertificateSigningRequest\nmetadata: {name: ana, creationTimestamp: "2026-11-21T02:00:00Z"}\n` +
    `spec: {request: ${JSON.stringify(request)}, username: admin, signerName: kubernetes.io/kube-apiserver-client, expirationSeconds: 86400}\nstatus: ${status}\n`;

  // The form of https://kubernetes.io/docs/tasks/tls/managing-tls-in-a-cluster/, in kubectl's columns.
  test('of a user', () => {
    expect(described(object(PLAIN))).toBe(`Name:                ana
Labels:              <none>
Annotations:         <none>
CreationTimestamp:   Sat, 21 Nov 2026 02:00:00 +0000
Requesting User:     admin
Signer:              kubernetes.io/kube-apiserver-client
Requested Duration:  24h
Status:              Pending
Subject:
         Common Name:    ana
         Serial Number:  
         Organization:   dev
Events:  <none>
`);
  });

  test('with alternative names, approved and issued', () => {
    const text = described(object(WITH_NAMES, '{conditions: [{type: Approved}], certificate: YQ==}'));
    expect(text).toContain('Status:              Approved,Issued\n');
    expect(text).toContain(`Subject Alternative Names:
         DNS Names:        a.example.com
                           b.example.com
         Email Addresses:  ana@example.com
         URIs:             https://example.com/x
         IP Addresses:     10.0.0.1
                           2001:db8::1
Events:  <none>
`);
  });

  test('that cannot be read', () => {
    expect(() => described(object('YWJj'))).toThrow('Error parsing CSR: PEM block type must be CERTIFICATE REQUEST');
  });
});
