import {
  DEFAULT_KUBERNETES_VERSION,
  KUBERNETES_VERSIONS,
  parseKubernetesVersion,
  type KubernetesVersion,
} from '../kube/version.ts';
import { helpHint, listed } from './arguments.ts';
import { UsageError } from './usage-error.ts';

/** The release that `--kubernetes-version` names, or the default. @throws UsageError when it is none that is known. */
export function kubernetesVersionOption(command: string, value: string | undefined): KubernetesVersion {
  if (value === undefined) return DEFAULT_KUBERNETES_VERSION;
  const version = parseKubernetesVersion(value);
  if (version !== undefined) return version;
  throw new UsageError(
    `drydock ${command}: --kubernetes-version is ${JSON.stringify(value)}, expected ${listed(KUBERNETES_VERSIONS)}`,
    helpHint(command),
  );
}
