import { StatusError } from '../../cluster/api/status-error.ts';
import type { ApiResource } from '../../kube/resources/api-resource.ts';
import { fileOptions, hasFiles } from '../arguments/file-flags.ts';
import type { Info, Selection } from '../arguments/info.ts';
import { readArguments } from '../arguments/names.ts';
import { resourceForType } from '../arguments/resource-type.ts';
import { select } from '../arguments/select.ts';
import type { Command, Invocation } from '../command.ts';
import { CommandError, ErrorList, UsageError } from '../errors/command-error.ts';
import { rawGet } from '../get/raw.ts';
import { renderTables } from '../get/tables.ts';
import { watchObjects } from '../get/watch.ts';
import { outputFormat } from '../output-flags.ts';
import { wrapList } from '../print/list.ts';
import { OUTPUT_FORMATS } from '../print/output.ts';
import { sortObjects } from '../print/sort-by.ts';
import { withWarnings, type WarnedInvocation } from '../warning-client.ts';

const NO_TYPE = `Required resource not specified.
Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).`;

/** `kubectl get`. Rule: `GetOptions` of kubectl. */
export const command: Command = {
  path: 'get',
  async run(invocation) {
    const { flags, out, args } = invocation;
    const raw = flags.text('raw');
    const watches = flags.bool('watch') || flags.bool('watch-only');
    checkFlags(invocation, raw, watches);
    const warned = withWarnings(invocation);
    if (raw !== '') {
      out(rawGet(warned.client, raw));
      return 0;
    }
    const selection = select(warned, {
      args, ...fileOptions(flags), selector: flags.text('selector'), fieldSelector: flags.text('field-selector'),
      allNamespaces: flags.bool('all-namespaces'), subresource: flags.text('subresource'), allowEmptySelector: true, latest: true,
      namespace: invocation.namespace, enforceNamespace: invocation.enforceNamespace && !flags.bool('all-namespaces'),
      continueOnError: !watches, singleType: watches,
    });
    const types = selection.targetsSingleItems ? [] : typesOf(warned, args);
    if (watches) return watchObjects(invocation, warned, selection, types);
    return list(invocation, warned, selection, types);
  },
};

/** @throws CommandError in kubectl's order: `Complete` first, then `Validate` */
function checkFlags({ flags, args, err, path, context }: Invocation, raw: string, watches: boolean): void {
  if (raw !== '' && args.length > 0) throw new CommandError('arguments may not be passed when --raw is specified');
  const output = flags.text('output');
  if (raw === '') {
    if (watches && flags.text('sort-by') !== '') context.err('warning: --watch or --watch-only requested, --sort-by will be ignored\n');
    if (!watches && args.length === 0 && !hasFiles(flags)) {
      err('You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.\n\n');
      throw new UsageError(path, NO_TYPE);
    }
  } else {
    if (watches || flags.text('selector') !== '') {
      throw new CommandError('--raw may not be specified with other flags that filter the server request or alter the output');
    }
    if (output !== '') throw new UsageError(path, '--raw and --output are mutually exclusive');
    if (!/^(?:\/|\w+:\/\/)/.test(raw)) throw new UsageError(path, `--raw must be a valid URL path: parse "${raw}": invalid URI for request`);
  }
  if (flags.bool('show-labels') && output !== '' && output !== 'wide') throw new CommandError(`--show-labels option cannot be used with ${output} printer`);
  if (flags.bool('output-watch-events') && !watches) {
    throw new UsageError(path, '--output-watch-events option can only be used with --watch or --watch-only');
  }
}

/** The resources that types without names mean; what they hold may be nothing. */
function typesOf({ client }: WarnedInvocation, args: readonly string[]): ApiResource[] {
  return [...new Set(readArguments(() => client.resources(), args).types.map((type) => resourceForType(client.resources(), type)))];
}

function list(invocation: Invocation, { client }: WarnedInvocation, selection: Selection, types: readonly ApiResource[]): number {
  const { flags, out, context } = invocation;
  const found = selection.infos();
  const ignores = flags.bool('ignore-not-found');
  const errors = found.errors.filter((error) => !(ignores && error instanceof StatusError && error.reason === 'NotFound'));
  const { infos } = found;
  const text = flags.text('output');
  if ((text === '' && flags.text('template') === '') || text === 'wide') {
    const resources = new Set([...types, ...infos.map(({ resource }) => resource)]);
    const tables = infos.length === 0 ? '' : renderTables(infos, {
      client, flags, wide: text === 'wide', now: context.waiting.now(), withKind: resources.size > 1, named: selection.targetsSingleItems,
    });
    out(tables);
    if (tables === '' && !ignores && errors.length === 0) sayNothingFound(invocation, types);
  } else {
    if (selection.singleItemImplied && errors.length > 0) throw errors[0];
    if (infos.length > 0 || !ignores) printObjects(invocation, infos, selection.singleItemImplied);
  }
  if (errors.length > 0) throw errors.length === 1 ? errors[0] : new ErrorList(errors);
  return 0;
}

function sayNothingFound({ flags, err, namespace }: Invocation, types: readonly ApiResource[]): void {
  const everywhere = flags.bool('all-namespaces') || types.some(({ namespaced }) => !namespaced);
  err(everywhere ? 'No resources found\n' : `No resources found in ${namespace} namespace.\n`);
}

/** One object alone, several as a list. Rule: `printGeneric` there. */
function printObjects(invocation: Invocation, infos: readonly Info[], single: boolean): void {
  const format = outputFormat(invocation, OUTPUT_FORMATS.get);
  if (format.kind === 'human') return;
  const objects = infos.map(({ object }) => object!);
  const sortBy = invocation.flags.text('sort-by');
  const sorted = sortBy === '' || single ? objects : sortObjects(objects, sortBy);
  invocation.out(format.printer.print(single && sorted.length === 1 ? sorted[0] : wrapList(sorted)));
}
