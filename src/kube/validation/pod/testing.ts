import type { Decoded } from '../../object.ts';
import { Path } from '../path.ts';
import { said } from '../testing/said.ts';
import { validatePod } from './pod.ts';
import { validatePodTemplate } from './template.ts';

const CONTAINER = { name: 'web', image: 'nginx:1.29' };

/** What is said of a Pod with this specification and one good container, each as `path: message`. */
export function podErrors(spec: Decoded, metadata: Decoded = {}): string[] {
  return said(validatePod, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', ...metadata }, spec: { containers: [CONTAINER], ...spec } });
}

/** The same for a container with these fields. */
export function containerErrors(container: Decoded, spec: Decoded = {}): string[] {
  return podErrors({ ...spec, containers: [{ ...CONTAINER, ...container }] });
}

/** The same for the template of a Deployment. */
export function templateErrors(spec: Decoded, metadata: Decoded = {}): string[] {
  const template = { metadata, spec: { containers: [CONTAINER], ...spec } };
  const path = Path.root('spec').child('template');
  return said((object, options) => validatePodTemplate(object['spec'].template, path, options), {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    spec: { template },
  });
}
