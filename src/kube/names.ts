/**
 * The formats of names, labels and keys. Each function returns what is wrong with a text, in the
 * server's words; an empty list means that it is right.
 * Rules: `k8s.io/apimachinery/pkg/util/validation` and `pkg/api/validate/content`.
 */

const DNS_LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const DNS_SUBDOMAIN = `${DNS_LABEL}(\\.${DNS_LABEL})*`;
const DNS_1035_LABEL = '[a-z]([-a-z0-9]*[a-z0-9])?';
const RELAXED_SUBDOMAIN = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*';
const WILDCARD_SUBDOMAIN = `\\*\\.${DNS_SUBDOMAIN}`;
const QUALIFIED_NAME = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const LABEL_VALUE = `(${QUALIFIED_NAME})?`;
const CONFIG_KEY = '[-._a-zA-Z0-9]+';
const C_IDENTIFIER = '[A-Za-z_][A-Za-z0-9_]*';
const PERCENT = '[0-9]+%';

const MAX_LABEL = 63;
const MAX_SUBDOMAIN = 253;
const MAX_PORT_NAME = 15;

interface Format {
  regex: RegExp;
  message: string;
}

/** A format whose message ends with examples and the expression, as the server words it. */
function format(message: string, regex: string, ...examples: string[]): Format {
  const shown = examples.map((example) => `'${example}', `).join(' or ');
  const lead = examples.length > 0 ? `e.g. ${shown}` : '';
  return { regex: new RegExp(`^${regex}$`), message: `${message} (${lead}regex used for validation is '${regex}')` };
}

const ENDS = 'must start and end with an alphanumeric character';
const FORMATS = {
  label: format(`a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and ${ENDS}`, DNS_LABEL, 'my-name', '123-abc'),
  subdomain: format(`a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and ${ENDS}`, DNS_SUBDOMAIN, 'example.com'),
  relaxedSubdomain: format(`a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and ${ENDS}`, RELAXED_SUBDOMAIN, 'example.com'),
  wildcard: format(`a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character`, WILDCARD_SUBDOMAIN, '*.example.com'),
  dns1035: format(`a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character`, DNS_1035_LABEL, 'my-name', 'abc-123'),
  qualified: format(`must consist of alphanumeric characters, '-', '_' or '.', and ${ENDS}`, QUALIFIED_NAME, 'MyName', 'my.name', '123-abc'),
  labelValue: format(`a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and ${ENDS}`, LABEL_VALUE, 'MyValue', 'my_value', '12345'),
  configKey: format(`a valid config key must consist of alphanumeric characters, '-', '_' or '.'`, CONFIG_KEY, 'key.name', 'KEY_NAME', 'key-name'),
  identifier: format(`a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_'`, C_IDENTIFIER, 'my_name', 'MY_NAME', 'MyName'),
  percent: format(`a valid percent string must be a numeric string followed by an ending '%'`, PERCENT, '1%', '93%'),
};

/** The length of a text in bytes of UTF-8, which is what the server's limits count. Nothing is encoded for it. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    bytes += code < 0x800 ? 1 : 2;
    // The two halves of a character beyond the first 65,536 take four bytes together.
    if (code >= 0xd800 && code < 0xdc00 && isLowSurrogate(text.charCodeAt(at + 1))) at += 1;
  }
  return bytes;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}

function matches(text: string, { regex, message }: Format): string[] {
  return regex.test(text) ? [] : [message];
}

function shortEnough(text: string, max: number, unit: 'characters' | 'bytes' = 'characters'): string[] {
  // A text has at most three bytes for each UTF-16 unit, so most texts need no encoding.
  return text.length * 3 <= max || byteLength(text) <= max ? [] : [`must be no more than ${max} ${unit}`];
}

/** RFC 1123 label: names of Services' namespaces, containers, volumes. */
export function dns1123Label(text: string): string[] {
  const tooLong = shortEnough(text, MAX_LABEL);
  if (FORMATS.label.regex.test(text)) return tooLong;
  return [...tooLong, FORMATS.subdomain.regex.test(text) ? 'must not contain dots' : FORMATS.label.message];
}

/** RFC 1123 subdomain: most object names. */
export function dns1123Subdomain(text: string): string[] {
  return [...shortEnough(text, MAX_SUBDOMAIN), ...matches(text, FORMATS.subdomain)];
}

/** The same with underscores: DNS search paths of a pod. */
export function dns1123SubdomainWithUnderscore(text: string): string[] {
  return [...shortEnough(text, MAX_SUBDOMAIN), ...matches(text, FORMATS.relaxedSubdomain)];
}

/** `*.example.com`: wildcard hosts of an Ingress. */
export function wildcardDns1123Subdomain(text: string): string[] {
  return [...shortEnough(text, MAX_SUBDOMAIN), ...matches(text, FORMATS.wildcard)];
}

/** RFC 1035 label: names that become one DNS label and must not begin with a digit. */
export function dns1035Label(text: string): string[] {
  return [...shortEnough(text, MAX_LABEL), ...matches(text, FORMATS.dns1035)];
}

/** A label key: `name` or `prefix/name`. Also annotation keys, resource names, taint keys. */
export function qualifiedName(text: string): string[] {
  const parts = text.split('/');
  if (parts.length > 2) {
    return [`a valid label key ${FORMATS.qualified.message} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  }
  const name = parts.at(-1)!;
  const problems: string[] = [];
  if (parts.length === 2) {
    const prefix = parts[0]!;
    if (prefix === '') problems.push('prefix part must be non-empty');
    else problems.push(...dns1123Subdomain(prefix).map((message) => `prefix part ${message}`));
  }
  if (name === '') problems.push('name part must be non-empty');
  else problems.push(...shortEnough(name, MAX_LABEL, 'bytes').map((message) => `name part ${message}`));
  problems.push(...matches(name, FORMATS.qualified).map((message) => `name part ${message}`));
  return problems;
}

/** A label's value. */
export function labelValue(text: string): string[] {
  return [...shortEnough(text, MAX_LABEL, 'bytes'), ...matches(text, FORMATS.labelValue)];
}

/** A key of a ConfigMap or Secret, which becomes a file name. */
export function configMapKey(text: string): string[] {
  const problems = [...shortEnough(text, MAX_SUBDOMAIN), ...matches(text, FORMATS.configKey)];
  if (text === '.') problems.push(`must not be '.'`);
  else if (text === '..') problems.push(`must not be '..'`);
  else if (text.startsWith('..')) problems.push(`must not start with '..'`);
  return problems;
}

/** An environment variable's name: printable ASCII without `=` (relaxed since 1.34). */
export function environmentVariableName(text: string): string[] {
  const isPrintable = /^[ -<>-~]+$/.test(text);
  return isPrintable ? [] : ["a valid environment variable name must consist only of printable ASCII characters other than '='"];
}

/** A C identifier. */
export function cIdentifier(text: string): string[] {
  return matches(text, FORMATS.identifier);
}

/** A port's name (IANA service name): at most 15 of a-z, 0-9 and `-`, with a letter. */
export function portName(text: string): string[] {
  const problems: string[] = [];
  if (text.length > MAX_PORT_NAME) problems.push(`must be no more than ${MAX_PORT_NAME} characters`);
  if (!/^[-a-z0-9]+$/.test(text)) problems.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  if (!/[a-z]/.test(text)) problems.push('must contain at least one letter (a-z)');
  if (text.includes('--')) problems.push('must not contain consecutive hyphens');
  if (text.startsWith('-') || text.endsWith('-')) problems.push('must not begin or end with a hyphen');
  return problems;
}

/** A port's number. */
export function portNumber(port: number): string[] {
  return port >= 1 && port <= 65535 ? [] : ['must be between 1 and 65535, inclusive'];
}

/** `25%`. */
export function percent(text: string): string[] {
  return matches(text, FORMATS.percent);
}

/** What a path segment name may not be (names of RBAC objects, metrics, PersistentVolumes' keys). */
export function pathSegmentName(text: string): string[] {
  if (text === '.' || text === '..') return [`may not be '${text}'`];
  return ['/', '%'].filter((character) => text.includes(character)).map((character) => `may not contain '${character}'`);
}
