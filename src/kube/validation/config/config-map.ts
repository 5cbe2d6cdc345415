import { byteLength, configMapKey } from '../../names.ts';
import { sortedEntries, type Decoded, type KubeObject } from '../../object.ts';
import { invalid, tooLong, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import { Path } from '../path.ts';
import { bytesLength, MAX_DATA_BYTES } from './bytes.ts';

/** A ConfigMap. Rule: `ValidateConfigMap`. */
export function validateConfigMap(configMap: KubeObject): FieldError[] {
  const { data, binaryData } = configMap;
  const binaryKeys = new Set(Object.keys(binaryData ?? {}));
  const errors = [
    ...validateKeys(data, Path.root('data'), (key) => (binaryKeys.has(key) ? ['duplicate of key present in binaryData'] : [])),
    ...validateKeys(binaryData, Path.root('binaryData'), () => []),
  ];
  const size = total(data, (text) => byteLength(text ?? '')) + total(binaryData, bytesLength);
  return size > MAX_DATA_BYTES ? [...errors, tooLong(Path.whole(), MAX_DATA_BYTES)] : errors;
}

function validateKeys(data: Decoded, path: Path, more: (key: string) => string[]): FieldError[] {
  return sortedEntries(data).flatMap(([key]) => [
    ...validateFormat(key, path.key(key), configMapKey),
    ...more(key).map((detail) => invalid(path.key(key), key, detail)),
  ]);
}

function total(data: Decoded, size: (value: Decoded) => number): number {
  return Object.values<Decoded>(data ?? {}).reduce((sum, value) => sum + size(value), 0);
}
