import { jsonError } from '../../decode/json-error.ts';
import { configMapKey } from '../../names.ts';
import { sortedEntries, type Decoded, type KubeObject } from '../../object.ts';
import { invalid, required, tooLong, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import { Path } from '../path.ts';
import { bytesLength, bytesOf, MAX_DATA_BYTES } from './bytes.ts';

const SERVICE_ACCOUNT = 'kubernetes.io/service-account.name';

/** A Secret, whose `stringData` has become `data`. Rule: `ValidateSecret`. */
export function validateSecret(secret: KubeObject): FieldError[] {
  const path = Path.root('data');
  const entries = sortedEntries(secret['data']);
  const size = entries.reduce((sum, [, value]) => sum + bytesLength(value), 0);
  return [
    ...entries.flatMap(([key]) => validateFormat(key, path.key(key), configMapKey)),
    ...(size > MAX_DATA_BYTES ? [tooLong(path, MAX_DATA_BYTES)] : []),
    ...validateType(secret, path),
  ];
}

function validateType(secret: KubeObject, path: Path): FieldError[] {
  const type: string = secret['type'] ?? '';
  return Object.hasOwn(TYPES, type) ? TYPES[type]!(secret, path) : [];
}

/** What a type of Secret must hold; other types hold anything. */
const TYPES: Record<string, (secret: Decoded, path: Path) => FieldError[]> = {
  'kubernetes.io/service-account-token': ({ metadata }) => {
    const at = Path.root('metadata').child('annotations').key(SERVICE_ACCOUNT);
    return metadata?.annotations?.[SERVICE_ACCOUNT] ? [] : [required(at)];
  },
  'kubernetes.io/dockercfg': ({ data }, path) => validateJson(data, '.dockercfg', path),
  'kubernetes.io/dockerconfigjson': ({ data }, path) => validateJson(data, '.dockerconfigjson', path),
  'kubernetes.io/basic-auth': ({ data }, path) => {
    const keys = ['username', 'password'];
    return keys.some((key) => has(data, key)) ? [] : keys.map((key) => required(path.key(key)));
  },
  'kubernetes.io/ssh-auth': ({ data }, path) => (bytesLength(data?.['ssh-privatekey']) > 0 ? [] : [required(path.key('ssh-privatekey'))]),
  'kubernetes.io/tls': ({ data }, path) => ['tls.crt', 'tls.key'].filter((key) => !has(data, key)).map((key) => required(path.key(key))),
};

function has(data: Decoded, key: string): boolean {
  return data !== undefined && Object.hasOwn(data, key);
}

function validateJson(data: Decoded, key: string, path: Path): FieldError[] {
  if (!has(data, key)) return [required(path.key(key))];
  const problem = jsonObjectProblem(data[key]);
  return problem === undefined ? [] : [invalid(path.key(key), '<secret contents redacted>', problem)];
}

/** Why a value does not hold a JSON object; `undefined` when it does. */
function jsonObjectProblem(data: Decoded): string | undefined {
  const bytes = bytesOf(data);
  if (bytes.length === 0) return 'unexpected end of JSON input';
  const text = new TextDecoder().decode(bytes);
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && !Array.isArray(value);
    return isObject ? undefined : `json: cannot unmarshal ${Array.isArray(value) ? 'array' : typeof value} into Go value of type map[string]interface {}`;
  } catch {
    return jsonError(text);
  }
}
