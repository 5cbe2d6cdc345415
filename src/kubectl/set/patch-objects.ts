import type { KubeObject } from '../../kube/object.ts';
import { threeWayPatch } from '../../kube/patch/three-way.ts';
import type { JsonMap } from '../../kube/patch/patch-error.ts';
import { objectName, typeOf } from '../apply/patcher.ts';
import { fileOptions } from '../arguments/file-flags.ts';
import type { Info } from '../arguments/info.ts';
import { select } from '../arguments/select.ts';
import { changeOutput, type ChangeOutput } from '../change-output.ts';
import type { Invocation } from '../command.ts';
import { dryRunFlag } from '../dry-run.ts';
import { CommandError, ErrorList } from '../errors/command-error.ts';
import type { DryRun } from '../flags/strategies.ts';
import { withWarnings, type WarnedInvocation } from '../warning-client.ts';
import { recorded } from '../workloads/change-cause.ts';
import { asTyped } from '../workloads/pod-template.ts';

/** What every `set` command reads before it begins. */
export interface Setting {
  dryRun: DryRun;
  local: boolean;
  output: ChangeOutput;
  warned: WarnedInvocation;
}

/** @throws CommandError or OutputError */
export function setting(invocation: Invocation): Setting {
  const dryRun = dryRunFlag(invocation);
  return { dryRun, local: invocation.flags.bool('local'), output: changeOutput(invocation, dryRun), warned: withWarnings(invocation) };
}

const LOCAL_RESOURCE = `error: you must specify resources by --filename when --local is set.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'`;

/**
 * The objects that a `set` command is about.
 * @throws CommandError when `--local` is given with names, and what `select` throws
 */
export function settingInfos(invocation: Invocation, { local, warned }: Setting, args: readonly string[]): Info[] {
  const { flags } = invocation;
  if (local && args.length > 0) throw new Error(LOCAL_RESOURCE);
  const { infos, errors } = select(warned, {
    ...fileOptions(flags), local, latest: !local, continueOnError: true,
    ...(local ? {} : { args, allowEmptySelector: flags.has('all') && flags.bool('all'), selector: flags.has('selector') ? flags.text('selector') : '' }),
    namespace: invocation.namespace, enforceNamespace: invocation.enforceNamespace,
  }).infos();
  if (errors.length > 0) throw new ErrorList(errors);
  return infos;
}

/** @throws CommandError for flags that do not go together */
export function checkSetting({ flags }: Invocation, { dryRun, local }: Setting): void {
  if (local && dryRun === 'server') throw new CommandError('cannot specify --local and --dry-run=server - did you mean --dry-run=client?');
  if (flags.bool('all') && flags.has('selector') && flags.text('selector') !== '') throw new CommandError('cannot set --all and --selector at the same time');
}

/** What becomes of an object, and how a failure to send it is worded. */
export interface Change {
  operation: string;
  /** Put before what the server says. */
  failed: string;
  /** @throws Error with why not, behind the object's name @returns undefined to leave it as it is */
  change(object: KubeObject): KubeObject | undefined;
  /** What does not change is sent and printed too. */
  always?: boolean;
  /** Errors found on the way; those of patches are added to them. */
  errors?: unknown[];
}

/** The name of an object whose resource no server told. Rule: `Info.ObjectName` of cli-runtime. */
function localName({ resource: { kind, group }, name }: Info): string {
  return group === '' ? `${kind.toLowerCase()}/${name}` : `${kind.toLowerCase()}.${group}/${name}\n`;
}

/**
 * Changes objects one by one by strategic merge patches; those that do not change are passed over in silence.
 * @throws an ErrorList of all that went wrong
 * Rule: `CalculatePatches` of kubectl's `cmd/set`, and the loops that follow its calls.
 */
export function patchObjects(invocation: Invocation, { dryRun, local, output, warned }: Setting, infos: readonly Info[], { operation, failed, change, always = false, errors = [] }: Change): void {
  const { flags } = invocation;
  const typed = infos.map((info) => ({ ...info, object: local ? asTyped(info.object!) : info.object! }));
  const changed = typed.map((info) => {
    try {
      return { info, after: recorded(change(info.object), invocation) };
    } catch (error) {
      return { info, after: undefined, refused: new Error(`error: ${local ? localName(info) : objectName(info)} ${(error as Error).message}\n`) };
    }
  });
  for (const { info, after, refused } of changed) {
    if (refused !== undefined) errors.push(refused);
    if (after === undefined) continue;
    const { resource, namespace, name, object } = info;
    const body = threeWayPatch(object, after, object, typeOf(resource)) as JsonMap;
    if (Object.keys(body).length === 0 && !always) continue;
    if (local || dryRun === 'client') {
      output.print(after, operation);
      continue;
    }
    try {
      const write = { ...(flags.has('field-manager') ? { fieldManager: flags.text('field-manager') } : {}), ...(dryRun === 'server' ? { dryRun: true } : {}) };
      output.print(warned.client.patch({ resource, namespace, name }, { type: 'strategic', body }, write).object, operation);
    } catch (error) {
      errors.push(new Error(`${failed}${(error as Error).message}`));
    }
  }
  if (errors.length > 0) throw errors.length === 1 ? errors[0] : new ErrorList(errors);
}
