import type { FlagType } from '../../../kube/command-line/flag-values.ts';

/** Why a value cannot be read, and what to write. */
export interface ValueProblem {
  message: string;
  help: string;
}

/**
 * Reads a value as pflag does; undefined when it can be read, or is of a type that takes any text.
 * Rules: `strconv.ParseInt` with base 0, `strconv.ParseBool`, and `time.ParseDuration` of Go.
 */
export function readsAs(type: FlagType, value: string): ValueProblem | undefined {
  switch (type) {
    case 'int':
    case 'int32':
      return /^[+-]?(?:0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]*|[1-9][\d_]*)$/.test(value) ? undefined : { message: 'it is no whole number', help: 'write a number' };
    case 'bool':
      return /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value) ? undefined : { message: 'it is neither true nor false', help: 'write true or false' };
    case 'duration':
      if (/^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/.test(value)) return undefined;
      return /^[+-]?\d+(?:\.\d+)?$/.test(value)
        ? { message: 'the duration has no unit', help: `write ${value}s` }
        : { message: 'it is no duration', help: 'write a number with a unit: 30s, 5m, 1h30m' };
    default:
      return undefined;
  }
}

const OF_PRINTERS = ['json', 'yaml', 'kyaml', 'name', 'go-template', 'go-template-file', 'template', 'templatefile', 'jsonpath', 'jsonpath-as-json', 'jsonpath-file'];

/** The words that a flag of a command takes; undefined where it takes any, or where they are not known. */
export function chosenValues(path: string, flag: string): readonly string[] | undefined {
  if (flag === 'dry-run') return ['none', 'client', 'server', 'true', 'false', 'unchanged'];
  if (flag === 'output' && path === 'get') return [...OF_PRINTERS, 'wide', 'custom-columns', 'custom-columns-file'];
  if (flag === 'output' && /^(?:apply|create(?: \S+)*|delete|scale|label|annotate|patch|run|expose|autoscale|set \S+)$/.test(path)) return OF_PRINTERS;
  if (flag === 'cascade' && path === 'delete') return ['background', 'orphan', 'foreground', 'true', 'false'];
  if (flag === 'restart' && path === 'run') return ['Always', 'OnFailure', 'Never'];
  if (flag === 'image-pull-policy' && path === 'run') return ['Always', 'IfNotPresent', 'Never'];
  if (flag === 'type' && path === 'patch') return ['json', 'merge', 'strategic'];
  if (flag === 'type' && path === 'expose') return ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];
  return undefined;
}
