import type { KubeObject } from '../../kube/object.ts';
import { withTypedLastApplied } from '../apply/last-applied.ts';
import { resourceForKind } from '../arguments/resource-type.ts';
import { changeOutput, type ChangeOutput } from '../change-output.ts';
import type { Invocation } from '../command.ts';
import { dryRunFlag } from '../dry-run.ts';
import { CommandError, UsageError } from '../errors/command-error.ts';
import { fieldValidationOf, type DryRun } from '../flags/strategies.ts';
import { withWarnings } from '../warning-client.ts';

/**
 * The one name that a generator is given; what stands behind `--` is not counted.
 * @throws UsageError
 * Rule: `NameFromCommandArgs` of kubectl's `cmd/create`.
 */
export function nameOf({ path, args, argsBeforeDash }: Invocation): string {
  const count = argsBeforeDash ?? args.length;
  if (count !== 1) throw new UsageError(path, `exactly one NAME is required, got ${count}`);
  return args[0]!;
}

/** How a generator ends: what it sends, and how it prints it. */
export interface Generation {
  dryRun: DryRun;
  output: ChangeOutput;
}

/**
 * Reads what every generator takes: `--dry-run`, `-o`, and `--validate` where there is one.
 * @throws CommandError or OutputError
 */
export function generation(invocation: Invocation): Generation {
  const dryRun = dryRunFlag(invocation);
  if (invocation.flags.has('validate')) fieldValidationOf(invocation.flags);
  return { dryRun, output: changeOutput(invocation, dryRun) };
}

/** What a generator says beside its object. */
export interface GenerateOptions {
  /** Put before what the server says: `failed to create deployment: `; the server's own words when undefined. */
  failed?: string;
  /** What was done; `created` when undefined. */
  operation?: string;
}

/**
 * Sends an object that kubectl made, unless `--dry-run=client` is given, and prints it.
 * @param object its fields stand in the order of Go's structs, in which `-o json` prints them
 * @throws Error with `failed` before the server's words, or the server's `StatusError`
 * Rule: `createDeployment` and its like of kubectl's `cmd/create`.
 */
export function generate(invocation: Invocation, { dryRun, output }: Generation, object: KubeObject, options: GenerateOptions = {}): void {
  const made = placed(invocation, dryRun, object);
  const operation = options.operation ?? 'created';
  if (dryRun === 'client') return output.print(made, operation, true);
  try {
    output.print(send(invocation, made, dryRun), operation);
  } catch (error) {
    if (options.failed === undefined || !(error instanceof Error)) throw error;
    throw new CommandError(`${options.failed}${error.message}`);
  }
}

/** The object in the namespace that `--namespace` names, with the annotation of `--save-config`. */
function placed(invocation: Invocation, dryRun: DryRun, object: KubeObject): KubeObject {
  const { name, ...rest } = object.metadata;
  const inNamespace = invocation.enforceNamespace && !CLUSTER_SCOPED.has(object.kind);
  const made = { ...object, metadata: { name, ...(inNamespace ? { namespace: invocation.namespace } : {}), ...rest } };
  // `run` and `expose` leave the annotation out when nothing is sent.
  const saves = invocation.flags.bool('save-config') && (dryRun !== 'client' || invocation.path.startsWith('create '));
  return saves ? withTypedLastApplied(made) : made;
}

/** Kinds that generators make and that are in no namespace. */
const CLUSTER_SCOPED = new Set(['ClusterRole', 'ClusterRoleBinding', 'Namespace', 'PriorityClass']);

/** Creates an object in the command's namespace. @returns it as the server has it */
export function send(invocation: Invocation, object: KubeObject, dryRun: DryRun): KubeObject {
  const { flags } = invocation;
  const { client } = withWarnings(invocation);
  const resource = resourceForKind(client.resources(), object.apiVersion, object.kind)!;
  const at = { resource, namespace: resource.namespaced ? invocation.namespace : undefined };
  return client.create(at, object, {
    fieldManager: flags.text('field-manager'),
    ...(flags.has('validate') ? { fieldValidation: fieldValidationOf(flags) } : {}),
    ...(dryRun === 'server' ? { dryRun: true } : {}),
  }).object;
}
