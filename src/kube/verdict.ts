import { manifestVerdict } from './manifest-verdict.ts';
import { schemaSet } from './schema/schema-set.ts';
import { validationStage } from './validation-verdict.ts';
import { DEFAULT_KUBERNETES_VERSION, type KubernetesVersion } from './version.ts';
import type { Verdict } from './verdict-types.ts';

export type { Verdict, VerdictCause, VerdictStage } from './verdict-types.ts';

export interface VerdictOptions {
  version?: KubernetesVersion;
  /** Also know the bundled custom resources; a fresh server knows none. */
  customResources?: boolean;
}

/**
 * What `kubectl create` with strict validation makes of a text on a server in its default
 * configuration. A text of several documents is rejected when one of them is; `stage` is that of the
 * first that fails. Values of kinds that have no validation here, custom resources among them, are not
 * looked at in full, and `unchecked` says so.
 */
export function verdict(text: string, options: VerdictOptions = {}): Verdict {
  const schemas = schemaSet(options.version ?? DEFAULT_KUBERNETES_VERSION, { customResources: options.customResources ?? false });
  return manifestVerdict(text, { schemas, validation: validationStage });
}
