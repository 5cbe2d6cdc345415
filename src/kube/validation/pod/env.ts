import { configMapKey, dns1123Label, environmentVariableName, qualifiedName } from '../../names.ts';
import { items, type Decoded } from '../../object.ts';
import { invalid, notFound, notSupported, required, type FieldError } from '../field-error.ts';
import { subdomainName } from '../metadata.ts';
import type { Path } from '../path.ts';
import { allContainers } from './context.ts';
import { validateNoBacksteps } from './paths.ts';
import { validateResourceFieldSelector } from './resource-field.ts';

/** Fields that an environment variable can take from its pod. Rule: `validEnvDownwardAPIFieldPathExpressions`. */
const ENV_FIELDS = [
  'metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.serviceAccountName',
  'status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs',
];

/** Fields that a downward API volume can hold. Rule: `validVolumeDownwardAPIFieldPathExpressions`. */
export const VOLUME_FIELDS = ['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid'];

/** Fields that the downward API knows at all. Rule: `ConvertDownwardAPIFieldLabel`. */
const KNOWN_FIELDS = new Set([...ENV_FIELDS, ...VOLUME_FIELDS, 'spec.restartPolicy', 'spec.schedulerName', 'status.phase']);

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];

/** The environment of a container. Rule: `ValidateEnv`. */
export function validateEnv(env: Decoded, path: Path): FieldError[] {
  return items(env).flatMap((variable, index) => {
    const at = path.index(index);
    const name = variable.name
      ? environmentVariableName(variable.name).map((detail) => invalid(at.child('name'), variable.name, detail))
      : [required(at.child('name'))];
    return [...name, ...validateValueFrom(variable, at.child('valueFrom'))];
  });
}

function validateValueFrom(variable: Decoded, path: Path): FieldError[] {
  const from = variable.valueFrom;
  if (!from) return [];
  const present = SOURCES.filter((source) => from[source]);
  const errors = present.flatMap((source) => validateSource(source, from[source], path.child(source)));
  if (present.length === 0) {
    errors.push(invalid(path, '', 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`'));
  } else if (variable.value) {
    errors.push(invalid(path, '', 'may not be specified when `value` is not empty'));
  } else if (present.length > 1) {
    errors.push(invalid(path, '', 'may not have more than one field specified at a time'));
  }
  return errors;
}

function validateSource(source: string, value: Decoded, path: Path): FieldError[] {
  if (source === 'fieldRef') return validateFieldSelector(value, ENV_FIELDS, path);
  if (source === 'resourceFieldRef') return validateResourceFieldSelector(value, path, false);
  if (source === 'fileKeyRef') return validateFileKeySelector(value, path);
  return validateKeySelector(value, path);
}

/**
 * A key of a ConfigMap or Secret; a missing name is judged as an empty one.
 * Rules: `validateConfigMapKeySelector`, `validateSecretKeySelector`.
 */
function validateKeySelector(selector: Decoded, path: Path): FieldError[] {
  const name = selector.name ?? '';
  const errors = subdomainName(name, false).map((detail) => invalid(path.child('name'), name, detail));
  if (!selector.key) errors.push(required(path.child('key')));
  else errors.push(...configMapKey(selector.key).map((detail) => invalid(path.child('key'), selector.key, detail)));
  return errors;
}

/** A variable read from a file of a volume. Rule: `validateFileKeySelector`. */
function validateFileKeySelector(selector: Decoded, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  if (!selector.key) errors.push(required(path.child('key')));
  else errors.push(...environmentVariableName(selector.key).map((detail) => invalid(path.child('key'), selector.key, detail)));
  if (!selector.volumeName) errors.push(required(path.child('volumeName')));
  else errors.push(...dns1123Label(selector.volumeName).map((detail) => invalid(path.child('volumeName'), selector.volumeName, detail)));
  if (!selector.path) errors.push(required(path.child('path')));
  else errors.push(...validateNoBacksteps(selector.path, path.child('path')));
  return errors;
}

/**
 * `metadata.labels['app']` as the map and its key; `undefined` when there is no subscript.
 * Rule: `fieldpath.SplitMaybeSubscriptedPath`.
 */
function splitSubscript(fieldPath: string): [map: string, key: string] | undefined {
  const open = fieldPath.indexOf("['");
  const close = fieldPath.length - "']".length;
  if (!fieldPath.endsWith("']") || open < 1 || close < open + 2) return undefined;
  return [fieldPath.slice(0, open), fieldPath.slice(open + 2, close)];
}

/**
 * A field of the pod itself, with its `apiVersion` defaulted. Rule: `validateObjectFieldSelector`;
 * `expressions` are the fields allowed in this place, sorted.
 */
export function validateFieldSelector(selector: Decoded, expressions: readonly string[], path: Path): FieldError[] {
  const written: string = selector.fieldPath ?? '';
  const at = path.child('fieldPath');
  if (written === '') return [required(at)];
  const cannotConvert = (reason: string) => [invalid(at, written, `error converting fieldPath: ${reason}`)];
  if (selector.apiVersion && selector.apiVersion !== 'v1') return cannotConvert(`unsupported pod version: ${selector.apiVersion}`);
  const subscripted = splitSubscript(written);
  if (subscripted !== undefined) {
    const [map, key] = subscripted;
    if (map === 'metadata.annotations') return qualifiedName(key.toLowerCase()).map((detail) => invalid(path, key.toLowerCase(), detail));
    if (map === 'metadata.labels') return qualifiedName(key).map((detail) => invalid(path, key, detail));
    return cannotConvert(`field label does not support subscript: ${written}`);
  }
  // The old name of this field is still understood.
  const field = written === 'spec.host' ? 'spec.nodeName' : written;
  if (!KNOWN_FIELDS.has(field)) return cannotConvert(`field label not supported: ${written}`);
  return expressions.includes(field) ? [] : [notSupported(at, field, expressions)];
}

/** All entries of a ConfigMap or Secret as variables. Rule: `ValidateEnvFrom`. */
export function validateEnvFrom(envFrom: Decoded, path: Path): FieldError[] {
  return items(envFrom).flatMap((source, index) => {
    const at = path.index(index);
    const errors: FieldError[] = [];
    if (source.prefix) errors.push(...environmentVariableName(source.prefix).map((detail) => invalid(at.child('prefix'), source.prefix, detail)));
    const present = ['configMapRef', 'secretRef'].filter((name) => source[name]);
    for (const name of present) errors.push(...validateSourceName(source[name].name, at.child(name).child('name')));
    // The server names the list here, not its item.
    if (present.length === 0) errors.push(invalid(path, '', 'must specify one of: `configMapRef` or `secretRef`'));
    if (present.length > 1) errors.push(invalid(path, '', 'may not have more than one field specified at a time'));
    return errors;
  });
}

/** The name of a ConfigMap or Secret, which may end with a hyphen here. Rules: `validateConfigMapEnvSource`, `validateSecretEnvSource`. */
function validateSourceName(name: string | undefined, path: Path): FieldError[] {
  return name ? subdomainName(name, true).map((detail) => invalid(path, name, detail)) : [required(path)];
}

/** Files that variables are read from lie in `emptyDir` volumes of the pod. Rule: `validateFileKeyRefVolumes`. */
export function validateFileKeyVolumes(spec: Decoded, path: Path): FieldError[] {
  const volumes = new Map<string, Decoded>(items(spec.volumes).map((volume) => [volume.name ?? '', volume]));
  return allContainers(spec, path).flatMap(({ container, path: at }) =>
    items(container.env).flatMap(({ valueFrom }, index) => {
      if (!valueFrom?.fileKeyRef) return [];
      const name = valueFrom.fileKeyRef.volumeName ?? '';
      const field = at.child('env').index(index).child('valueFrom').child('fileKeyRef').child('volumeName');
      const volume = volumes.get(name);
      if (volume === undefined) return [notFound(field, name)];
      return volume.emptyDir ? [] : [invalid(field, name, 'referenced volume must be of type emptyDir')];
    }),
  );
}
