import { hasForeignLetters, slug, writeInstead } from './slug.ts';
import type { HelpRow } from './types.ts';

/** Rules: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ and /labels/. */
export const nameHelp: readonly HelpRow[] = [
  {
    field: /^metadata\.name$/,
    message: /^Required value/,
    help: 'an object is found again by its name; write name: below metadata',
  },
  {
    field: /^metadata\.namespace$/,
    message: /not allowed on this type/,
    help: ({ kind }) => `a ${kind} belongs to the whole cluster and to no namespace; delete the line`,
  },
  {
    field: /^metadata\.finalizers$/,
    help: 'a finalizer is named with the domain of the program that removes it, such as example.com/clean-up',
  },
  {
    field: /(?:hosts\[\]|host|hostnames\[\])$/,
    message: /RFC 1123 subdomain/,
    help: ({ quoted = '' }) => {
      const host = quoted.replace(/^[a-z]+:\/\//i, '').replace(/[:/].*$/, '').replace(/\.$/, '').toLowerCase();
      return `a host is a DNS name alone, in lower case, without scheme, port and path${writeInstead(slug(host, { dots: true, max: 253 }))}`;
    },
  },
  {
    field: /(?:labels|selector|values\[\])$/,
    message: /a valid label must be/,
    help: ({ field, quoted = '' }) =>
      `the value of a label is used in selectors, so it is short and plain: letters, digits, -, _ and ., beginning and ending with a letter or digit${writeInstead(labelValue(quoted))}${field.endsWith('labels') ? '; free text belongs into an annotation' : ''}`,
  },
  {
    field: /(?:labels|selector|nodeSelector|\.key)$/i,
    message: /(?:name|prefix) part|a valid label key/,
    help: ({ quoted = '' }) =>
      `the key of a label is a name of letters, digits, -, _ and ., if need be behind a domain and a slash, such as example.com/team${quoted.includes('/') ? '' : writeInstead(labelValue(quoted))}`,
  },
  {
    field: /annotations$/,
    message: /(?:name|prefix) part|a valid label key/,
    help: ({ quoted = '' }) =>
      `the key of an annotation is a name of letters, digits, -, _ and ., if need be behind a domain and a slash, such as example.com/note${quoted.includes('/') ? '' : writeInstead(labelValue(quoted))}`,
  },
  {
    field: /labels$/,
    message: /must be no more than 63 (?:bytes|characters)/,
    help: 'the keys and values of labels have 63 characters at most, the prefix of a key not counted; longer texts belong into an annotation',
  },
  {
    field: /generateName$/,
    help: ({ quoted = '' }) => {
      const name = slug(quoted, { dots: true, max: 240 });
      return `the server adds five letters and digits to it, and the whole must be a name: lower case, with digits, hyphens and dots${writeInstead(name === undefined ? undefined : `${name}-`)}`;
    },
  },
  {
    message: /a lowercase RFC 1123 label/,
    help: ({ quoted = '' }) => `the name has the form of a part of a DNS name: lower-case letters, digits and hyphens, at most 63 characters${writeInstead(slug(quoted))}`,
  },
  {
    message: /a lowercase RFC 1123 subdomain/,
    help: ({ quoted = '' }) => `names are lower case, so that they can be DNS names: letters, digits, hyphens and dots${writeInstead(slug(quoted, { dots: true, max: 253 }))}`,
  },
  {
    message: /a DNS-1035 label/,
    help: ({ quoted = '' }) => `the name has the form of a part of a DNS name and begins with a letter: lower-case letters, digits and hyphens${writeInstead(slug(quoted.replace(/^[^a-zA-Z]+/, '')))}`,
  },
  {
    message: /must be no more than (\d+) (?:characters|bytes)/,
    help: ({ quoted = '' }, [, most]) => `it has ${quoted.length} characters; shorten it to ${most}`,
  },
  {
    message: /must not contain dots/,
    help: ({ quoted = '' }) => `the name has no dots: lower-case letters, digits and hyphens${writeInstead(slug(quoted))}`,
  },
  {
    message: /may not contain '\/'/,
    help: ({ quoted = '' }) => `the name is a part of the address of the object, in which a slash divides${writeInstead(quoted === '' ? undefined : quoted.replace(/\/+/g, '-').replace(/^-+|-+$/g, ''))}`,
  },
];

/** A text as the value or the name of a label. */
function labelValue(text: string): string | undefined {
  if (hasForeignLetters(text)) return undefined;
  const value = text.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
  return value === '' || value.length > 63 || value === text ? undefined : value;
}
