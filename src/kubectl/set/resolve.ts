import type { ApiClient } from '../../cluster/api/requests.ts';
import { sortedEntries, type Decoded, type KubeObject } from '../../kube/object.ts';
import { parseQuantity } from '../../kube/quantity-value.ts';
import { resourceForType } from '../arguments/resource-type.ts';
import { base64Decode } from '../print/base64.ts';

/** Whose variable is being resolved. */
export interface VariableOwner {
  client: ApiClient;
  namespace: string;
  object: KubeObject;
  container: Decoded;
}

/**
 * The value that a variable refers to.
 * @throws Error with why it cannot be told
 * Rule: `GetEnvVarRefValue` of kubectl's `cmd/set/env`.
 */
export function referredValue({ configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef }: Decoded, owner: VariableOwner): string {
  if (secretKeyRef) return base64Decode(keyOf(owner, 'secrets', 'secret', secretKeyRef), fail);
  if (configMapKeyRef) return keyOf(owner, 'configmaps', 'config map', configMapKeyRef);
  if (fieldRef) return fieldOf(owner.object, fieldRef.fieldPath);
  if (resourceFieldRef) return resourceOf(owner.container, resourceFieldRef);
  throw new Error('invalid valueFrom');
}

function fail(message: string): never {
  throw new Error(message);
}

function keyOf({ client, namespace }: VariableOwner, type: string, words: string, { name, key }: Decoded): string {
  const { data = {} } = client.get({ resource: resourceForType(client.resources(), type), namespace, name });
  if (!Object.hasOwn(data, key)) throw new Error(`key ${key} not found in ${words} ${name}`);
  return data[key];
}

/** Rule: `extractFieldPathAsString`. */
function fieldOf({ metadata }: KubeObject, path: string): string {
  const [, field, key] = /^metadata\.(annotations|labels)(?:\['(.*)'\])?$/.exec(path) ?? [];
  if (field !== undefined) {
    const map = metadata[field] ?? {};
    return key === undefined ? sortedEntries(map).map(([name, value]) => `${name}=${JSON.stringify(value)}`).join('\n') : (map[key] ?? '');
  }
  const [, plain] = /^metadata\.(name|namespace|uid)$/.exec(path) ?? [];
  if (plain === undefined) throw new Error(`unsupported fieldPath: ${path}`);
  return metadata[plain] ?? '';
}

/** Rule: `ExtractContainerResourceValue`: the divisor is 1 unless it is given; parts count as a whole. */
function resourceOf({ resources }: Decoded, { resource, divisor }: Decoded): string {
  const [, list, name] = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/.exec(resource) ?? [];
  if (list === undefined) throw new Error(`Unsupported container resource : ${resource}`);
  const value = parseQuantity(resources?.[list]?.[name!] ?? '0')!.nano;
  const by = parseQuantity(divisor ?? '1')?.nano || parseQuantity('1')!.nano;
  return String((value + by - 1n) / by);
}
