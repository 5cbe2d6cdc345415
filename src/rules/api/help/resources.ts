import { nearestName } from '../../../kube/nearest.ts';
import type { HelpContext, HelpRow } from './types.ts';

const STANDARD = ['cpu', 'memory', 'ephemeral-storage'];
const MEANT: Readonly<Record<string, string>> = {
  ram: 'memory', mem: 'memory', cpus: 'cpu', cores: 'cpu', core: 'cpu', disk: 'ephemeral-storage', storage: 'ephemeral-storage', gpu: 'nvidia.com/gpu', gpus: 'nvidia.com/gpu',
};

/** Rules: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/. */
export const resourceHelp: readonly HelpRow[] = [
  {
    field: /resources\.requests$/,
    message: /"([^"]+)": must be less than or equal to (\S+) limit of (\S+)/,
    help: (_, [, request, resource, limit]) =>
      `a container cannot be promised more than it may use; raise limits.${resource} to ${request} at least, or lower requests.${resource} to ${limit} at most`,
  },
  {
    field: /resources\.requests$/,
    message: /must be equal to (\S+) limit of (\S+)/,
    help: (_, [, resource, limit]) => `${resource} cannot be shared out more than once, so request and limit are the same; write ${limit} for both, or the limit alone`,
  },
  {
    field: /resources\.limits$/,
    message: /non overcommitable resources/,
    help: 'devices and huge pages cannot be shared out more than once; write the same number below limits',
  },
  {
    field: /resources\.(?:requests|limits)\b/,
    message: /must be a standard resource|extended resource name standard/,
    help: unknownResource,
  },
  {
    field: /(?:requests|limits|hard|capacity|default|defaultRequest|min|max)\b/,
    message: /must be an integer/,
    help: 'this is counted in whole pieces, which cannot be divided; write a whole number',
  },
  {
    field: /(?:requests|limits|hard|capacity|default|defaultRequest|min|max)\b/,
    message: /must be greater than or equal to 0/,
    help: 'a quantity cannot be negative; write one such as 100m for cpu or 64Mi for memory, or delete the line',
  },
  {
    field: /resources(?:\.requests)?\.storage$|capacity\.storage$|\.resources$/,
    message: /must be greater than zero/,
    help: 'a volume has a size above zero, such as 1Gi',
  },
  {
    field: /^spec\.resources\.requests/,
    message: /must be greater than or equal to aggregate container requests of (\S+)/,
    help: (_, [, sum]) => `what the Pod as a whole requests covers what its containers request together; write ${sum} or more`,
  },
  {
    field: /^spec\.limits\[\]/,
    message: /is greater than/,
    help: 'in a LimitRange, min ≤ defaultRequest ≤ default ≤ max must hold for each resource',
  },
  {
    field: /divisor$/,
    help: 'the divisor is the unit of the number: 1 or 1m for cpu; 1 or a unit such as 1Ki, 1Mi, 1M for memory',
  },
];

function unknownResource({ path }: HelpContext): string {
  const name = String(path.at(-1));
  const meant = MEANT[name.toLowerCase()] ?? nearestName(name, STANDARD);
  const known = 'a resource is cpu, memory, ephemeral-storage, hugepages-<size>, or a device with its domain, such as nvidia.com/gpu';
  return meant === undefined ? known : `${known}; did you mean ${meant}?`;
}
