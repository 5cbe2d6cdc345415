import { verdict } from '../../verdict.ts';
import type { KubernetesVersion } from '../../version.ts';

/** The causes with which a manifest is refused, each as `field: message`; `[]` when it is accepted. */
export function causes(manifest: string, version?: KubernetesVersion): string[] {
  return verdict(manifest, { version }).causes.map(({ field, message }) => `${field}: ${message}`);
}

/** The fields that a manifest is refused for, without repetition. */
export function fields(manifest: string, version?: KubernetesVersion): string[] {
  return [...new Set(verdict(manifest, { version }).causes.map(({ field }) => field))];
}
