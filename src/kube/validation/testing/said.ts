import { applyDefaults } from '../../defaulting/apply.ts';
import { splitApiVersion } from '../../gvk.ts';
import type { Decoded, KubeObject } from '../../object.ts';
import { DEFAULT_KUBERNETES_VERSION, type KubernetesVersion } from '../../version.ts';
import type { ObjectValidator } from '../kind-rule.ts';

/** What a validator says of an object once it has its defaults, as `path: message`. */
export function said(validate: ObjectValidator, object: KubeObject, version: KubernetesVersion = DEFAULT_KUBERNETES_VERSION): string[] {
  const defaulted = applyDefaults(object, { ...splitApiVersion(object.apiVersion), kind: object.kind });
  return validate(defaulted, { version }).map(({ path, message }) => `${path}: ${message}`);
}

/** A template that nothing is wrong with, with labels `app: demo`. */
export function template(spec: Decoded = {}): Decoded {
  return { metadata: { labels: { app: 'demo' } }, spec: { containers: [{ name: 'c', image: 'api:0.1.0' }], ...spec } };
}

/** Selects the pods of `template()`. */
export const selector = { matchLabels: { app: 'demo' } };
