import type { ListOptions, WatchEvent } from '../../cluster/api/requests.ts';
import type { KubeObject } from '../../kube/object.ts';
import type { ApiResource } from '../../kube/resources/api-resource.ts';
import type { Selection } from '../arguments/info.ts';
import type { Invocation } from '../command.ts';
import { CommandError } from '../errors/command-error.ts';
import { outputFormat } from '../output-flags.ts';
import { OUTPUT_FORMATS } from '../print/output.ts';
import { TableWriter } from '../print/table.ts';
import type { WarnedInvocation } from '../warning-client.ts';
import { tablePrinterFor } from './printers.ts';
import { tableOptions } from './tables.ts';

/**
 * Prints objects, and then each change to them until Ctrl-C.
 * @param types the resources that were asked for; of several, select has refused all but one
 * @throws CommandError when more than one object was named
 * Rule: `GetOptions.watch` of kubectl.
 */
export async function watchObjects(invocation: Invocation, { client }: WarnedInvocation, selection: Selection, types: readonly ApiResource[]): Promise<number> {
  const { flags, out, context } = invocation;
  const { infos } = selection.infos();
  const resource = infos[0]?.resource ?? types[0]!;
  const print = objectPrinter(invocation, client, resource);
  const only = flags.bool('watch-only');
  if (!only && infos.length > 0) out(print('ADDED', infos.map(({ object }) => object!)));
  if (selection.targetsSingleItems && infos.length > 1) {
    throw new CommandError(`watch is only supported on individual resources and resource collections - ${infos.length} resources were found`);
  }
  const single = selection.targetsSingleItems ? infos[0] : undefined;
  const selectors: ListOptions = single === undefined
    ? { labelSelector: flags.text('selector').trim(), fieldSelector: flags.text('field-selector').trim() }
    : { fieldSelector: `metadata.name=${single.name}` };
  const inNamespace = single === undefined ? (flags.bool('all-namespaces') ? undefined : invocation.namespace) : single.namespace;
  const namespace = resource.namespaced ? inNamespace : undefined;
  const stop = client.watch({ resource, namespace }, selectors, ({ type, object }) => out(print(type, [object])));
  try {
    await context.waiting.until(() => false);
  } finally {
    stop();
  }
  return 0;
}

/** Prints objects as they come: those that are there already as one table, whose columns are then as wide as they have become. */
function objectPrinter(invocation: Invocation, client: WarnedInvocation['client'], resource: ApiResource): (type: WatchEvent['type'], objects: readonly KubeObject[]) => string {
  const { flags, context } = invocation;
  const format = outputFormat(invocation, OUTPUT_FORMATS.get);
  const withEvents = flags.bool('output-watch-events');
  if (format.kind !== 'human') {
    const { printer } = format;
    return (type, objects) => objects.map((object) => printer.print(withEvents && format.kind === 'objects' ? { object, type } : object)).join('');
  }
  let writer: TableWriter | undefined;
  const writerFor = (object: KubeObject): TableWriter =>
    (writer ??= new TableWriter(tablePrinterFor(client, resource, object), tableOptions(flags, resource, format.wide, false)));
  return (type, objects) => writerFor(objects[0]!).write(objects, context.waiting.now(), withEvents ? type : undefined);
}
