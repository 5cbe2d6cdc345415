import type { Patch } from '../../cluster/api/requests.ts';
import { isSameJson } from '../../kube/patch/patch-error.ts';
import { jsonPatch } from '../../kube/patch/json-patch.ts';
import { mergePatch } from '../../kube/patch/merge-patch.ts';
import { strategicMergePatch } from '../../kube/patch/strategic-merge-patch.ts';
import type { KubeObject } from '../../kube/object.ts';
import { wholeExcerpt } from '../../text/excerpt.ts';
import { createSource, positionAt, type Source } from '../../text/source.ts';
import { parseYaml } from '../../text/yaml/parse.ts';
import type { YamlProblem } from '../../text/yaml/types.ts';
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
    const patch = { type, body: patchBody(invocation) } as Patch;
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
      if (local || dryRun === 'client') return output.print(patchedHere(info.object!, patch, info), 'patched');
      const { resource, namespace, name } = info;
      const before = info.source === '' ? info.object! : liveObject(warned.client, info, subresource);
      const { object } = warned.client.patch({ resource, namespace, name, ...(subresource === '' ? {} : { subresource }) }, patch, write);
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

/** The patch as data; it is YAML or JSON. */
function patchBody({ flags, context }: Invocation): unknown {
  const file = flags.text('patch-file');
  const text = file === '' ? flags.text('patch') : context.files.read(file);
  if (text === undefined) throw new CommandError(`unable to read patch file: open ${file}: no such file or directory`);
  const source = createSource('patch', text);
  const { documents } = parseYaml(wholeExcerpt(source));
  const problem = documents[0]?.problems.find(({ code }) => code !== 'duplicate-key' && code !== 'document-end');
  if (problem !== undefined) throw new CommandError(`unable to parse ${goQuote(text)}: ${decoderWords(problem, source)}`);
  return documents[0]?.value ?? null;
}

/** What Go's YAML decoder says; of a bracket that is never closed it says what it looked for. */
function decoderWords({ serverMessage, message, start }: YamlProblem, source: Source): string {
  if (serverMessage !== undefined) return serverMessage.replace(/^error converting YAML to JSON: /, '');
  const close = { '[': ']', '{': '}' }[/^the bracket ([[{]) that opens here/.exec(message)?.[1] ?? ''];
  return `yaml: line ${positionAt(source, start).line}: ${close === undefined ? message : `did not find expected ',' or '${close}'`}`;
}

function patchedHere(object: KubeObject, { type, body }: Patch, { resource }: Info): KubeObject {
  if (type === 'json') return jsonPatch(object, body) as KubeObject;
  return (type === 'merge' ? mergePatch(object, body) : strategicMergePatch(object, body, typeOf(resource))) as KubeObject;
}
