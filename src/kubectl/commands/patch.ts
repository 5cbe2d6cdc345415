import type { Patch } from '../../cluster/api/requests.ts';
import { isSameJson } from '../../kube/patch/patch-error.ts';
import { jsonPatch } from '../../kube/patch/json-patch.ts';
import { mergePatch } from '../../kube/patch/merge-patch.ts';
import { strategicMergePatch } from '../../kube/patch/strategic-merge-patch.ts';
import { StatusError } from '../../cluster/api/status-error.ts';
import { groupVersion } from '../../kube/resources/api-resource.ts';
import type { KubeObject } from '../../kube/object.ts';
import { typeOf } from '../apply/patcher.ts';
import { fileOptions } from '../arguments/file-flags.ts';
import { liveObject, type Info } from '../arguments/info.ts';
import { select } from '../arguments/select.ts';
import { changeOutput } from '../change-output.ts';
import type { Command, Invocation } from '../command.ts';
import { dryRunFlag } from '../dry-run.ts';
import { CommandError } from '../errors/command-error.ts';
import { goQuote } from '../../kube/decode/go-quote.ts';
import type { DryRun } from '../flags/strategies.ts';
import { readPatch } from '../patch/read-patch.ts';
import { withWarnings } from '../warning-client.ts';

const TYPES = ['json', 'merge', 'strategic'] as const;
type PatchType = (typeof TYPES)[number];

/** `kubectl patch`. Rule: `PatchOptions` of kubectl. */
export const command: Command = {
  path: 'patch',
  async run(invocation) {
    const { flags, args } = invocation;
    const dryRun = dryRunFlag(invocation);
    const type = check(invocation, dryRun);
    // A dry run on the server is not told in the output, unlike one here.
    const output = changeOutput(invocation, dryRun === 'client' ? 'client' : 'none');
    const body = patchBody(invocation);
    const warned = withWarnings(invocation);
    const subresource = flags.text('subresource');
    const local = flags.bool('local');
    const write = { fieldManager: flags.text('field-manager'), fieldValidation: 'Warn' as const, ...(dryRun === 'server' ? { dryRun: true } : {}) };
    let count = 0;
    await select(warned, {
      args, ...fileOptions(flags), namespace: invocation.namespace, enforceNamespace: invocation.enforceNamespace, continueOnError: true,
      subresource, local,
    }).visit((info) => {
      count += 1;
      const patch = { type, body: body() } as Patch;
      if (local || dryRun === 'client') return output.print(patchedHere(info.object!, patch, info), 'patched');
      const { resource, namespace, name } = info;
      const before = info.source === '' ? info.object! : liveObject(warned.client, info, subresource);
      const object = sent(info, type, () => warned.client.patch({ resource, namespace, name, ...(subresource === '' ? {} : { subresource }) }, patch, write).object);
      output.print(object, info.source === '' && isSameJson(object, before) ? 'patched (no change)' : 'patched');
    });
    if (count === 0) throw new CommandError('no objects passed to patch');
    return 0;
  },
};

/** Rule: `PatchOptions.Validate`. */
function check({ flags, args }: Invocation, dryRun: DryRun): PatchType {
  const [patch, file, type] = [flags.text('patch'), flags.text('patch-file'), flags.text('type')];
  if (patch !== '' && file !== '') throw new CommandError('cannot specify --patch and --patch-file together');
  if (patch === '' && file === '') throw new CommandError('must specify --patch or --patch-file containing the contents of the patch');
  if (flags.bool('local') && args.length > 0) throw new CommandError('cannot specify --local and server resources');
  if (flags.bool('local') && dryRun === 'server') throw new CommandError('cannot specify --local and --dry-run=server - did you mean --dry-run=client?');
  const known = TYPES.find((one) => one === type.toLowerCase());
  if (known === undefined) throw new CommandError(`--type must be one of [${TYPES.join(' ')}], not ${goQuote(type)}`);
  return known;
}

/** Sends a patch; a kind that does not take its type is named. Rule: `PatchOptions.RunPatch`. */
function sent({ resource }: Info, type: PatchType, send: () => KubeObject): KubeObject {
  try {
    return send();
  } catch (error) {
    if (!(error instanceof StatusError) || error.reason !== 'UnsupportedMediaType') throw error;
    const media = { json: 'json-patch', merge: 'merge-patch', strategic: 'strategic-merge-patch' }[type];
    throw new CommandError(`application/${media}+json is not supported by ${groupVersion(resource)}, Kind=${resource.kind}: ${error.message}`);
  }
}

/** The patch, of the flag or of its file. */
function patchBody({ flags, context }: Invocation): () => unknown {
  const file = flags.text('patch-file');
  const text = file === '' ? flags.text('patch') : context.files.read(file);
  if (text === undefined) throw new CommandError(`unable to read patch file: open ${file}: no such file or directory`);
  return readPatch(text);
}

function patchedHere(object: KubeObject, { type, body }: Patch, { resource }: Info): KubeObject {
  if (type === 'json') return jsonPatch(object, body) as KubeObject;
  return (type === 'merge' ? mergePatch(object, body) : strategicMergePatch(object, body, typeOf(resource))) as KubeObject;
}
