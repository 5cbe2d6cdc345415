import { createSource } from '../../../text/source.ts';
import { wholeExcerpt } from '../../../text/excerpt.ts';
import { parseYaml } from '../../../text/yaml/parse.ts';
import { splitApiVersion } from '../../gvk.ts';
import type { KubeObject } from '../../object.ts';
import type { KubernetesVersion } from '../../version.ts';
import { validateUpdate } from './validate-update.ts';

/** The object of a manifest. */
function objectOf(manifest: string): KubeObject {
  return parseYaml(wholeExcerpt(createSource('manifest.yaml', manifest))).documents[0]!.value as KubeObject;
}

/** What is said of replacing the object of one manifest by that of another, each as `path: message`. */
export function updateErrors(old: string, now: string, version?: KubernetesVersion): string[] {
  const object = objectOf(now);
  const gvk = { ...splitApiVersion(object.apiVersion), kind: object.kind };
  return validateUpdate(object, objectOf(old), gvk, version === undefined ? {} : { version }).map(({ path, message }) => `${path}: ${message}`);
}

/** The paths only, of an object given without its type. */
export function changeFields(type: string, old: string, now: string, version?: KubernetesVersion): string[] {
  const manifest = (rest: string): string => `{${type}, ${rest}}`;
  return updateErrors(manifest(old), manifest(now), version).map((error) => error.slice(0, error.indexOf(': ')));
}
