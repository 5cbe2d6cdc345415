/** Which objects a command is about, as its flags and arguments say. Rule: the `Builder` of cli-runtime. */
export interface SelectOptions {
  /** `TYPE NAME`, `TYPE/NAME`, … */
  args?: readonly string[];
  /** Names of this type, each of which may say another: `logs web`, `exec deploy/web`. Instead of `args`. */
  namesOf?: { type: string; names: readonly string[] };
  filenames?: readonly string[];
  kustomize?: string;
  recursive?: boolean;
  /** `-l`. */
  selector?: string;
  fieldSelector?: string;
  /** `--all`. */
  all?: boolean;
  /** A type without names means all of it, as for `get`. */
  allowEmptySelector?: boolean;
  namespace: string;
  /** `--namespace` was given, and objects in files must be in it. */
  enforceNamespace?: boolean;
  allNamespaces?: boolean;
  subresource?: string;
  /** `pods,services` is refused. */
  singleType?: boolean;
  /** An error does not keep the other objects from being visited. */
  continueOnError?: boolean;
  /** Whether objects that were named are fetched; true unless said otherwise. */
  fetch?: boolean;
  /** What is in files is fetched anew from the server. */
  latest?: boolean;
  /** Files must say `apiVersion` and `kind` in the words of `--validate`. */
  validate?: boolean;
  /** The server is not asked (`--local`); only files can be used then. */
  local?: boolean;
}

/** Whether a selector says anything. */
export function isSet(text: string | undefined): boolean {
  return (text ?? '').trim() !== '';
}
