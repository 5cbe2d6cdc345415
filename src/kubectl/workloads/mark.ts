import { sortedEntries, type KubeObject } from '../../kube/object.ts';
import { groupResource } from '../../kube/resources/api-resource.ts';
import { fileOptions, hasFiles } from '../arguments/file-flags.ts';
import type { Info } from '../arguments/info.ts';
import { select } from '../arguments/select.ts';
import { changeOutput } from '../change-output.ts';
import type { Invocation } from '../command.ts';
import { dryRunFlag } from '../dry-run.ts';
import { CommandError } from '../errors/command-error.ts';
import type { DryRun } from '../flags/strategies.ts';
import { withWarnings } from '../warning-client.ts';

/** What `label` and `annotate` change, and how they speak of it. */
export interface Marks {
  field: 'labels' | 'annotations';
  resources: readonly string[];
  set: Readonly<Record<string, string>>;
  remove: readonly string[];
  /** Refuses to change what is there; told the marks that are there. */
  checkOverwrite(before: Readonly<Record<string, string>>): void;
  /** Called before an object is changed on the server. */
  before?(object: KubeObject): void;
  /** What is printed of a change. */
  operation(before: KubeObject, after: KubeObject): string;
  /** Prints the object as it was changed here, rather than as the server returned it. */
  printsLocal: boolean;
}

/**
 * Changes the labels or annotations of objects.
 * Rule: `LabelOptions` and `AnnotateOptions` of kubectl, which are alike but in their words.
 */
export async function mark(invocation: Invocation, marks: Marks): Promise<number> {
  const { flags, out } = invocation;
  const dryRun = dryRunFlag(invocation);
  const output = changeOutput(invocation, dryRun);
  const [local, list, version] = [flags.bool('local'), flags.bool('list'), flags.text('resource-version')];
  check(invocation, marks, dryRun);
  const warned = withWarnings(invocation);
  const selection = select(warned, {
    ...(local ? {} : { args: marks.resources }), ...fileOptions(flags), local, latest: !local, continueOnError: true,
    ...(local ? {} : { selector: flags.text('selector'), fieldSelector: flags.text('field-selector'), allowEmptySelector: flags.bool('all'), allNamespaces: flags.bool('all-namespaces') }),
    namespace: invocation.namespace, enforceNamespace: invocation.enforceNamespace,
  });
  if (version !== '' && !selection.singleItemImplied) throw new CommandError('--resource-version may only be used with a single resource');
  await selection.visit((info) => {
    const before = info.object!;
    const sends = !local && !list && dryRun !== 'client';
    if (sends) marks.before?.(before);
    if (!flags.bool('overwrite')) marks.checkOverwrite(before.metadata[marks.field] ?? {});
    const after = changed(before, marks);
    const sent = sends ? send(invocation, warned.client, info, marks, dryRun) : after;
    if (list) return out(listed(info, after, marks.field, selection.singleItemImplied));
    output.print(marks.printsLocal ? after : sent, marks.operation(before, after));
  });
  return 0;
}

function check({ flags }: Invocation, { field, resources, set, remove }: Marks, dryRun: DryRun): void {
  const what = field.slice(0, -1);
  const example = field === 'labels' ? ['pod.yaml', 'pod.json'] : ['rsrc.yaml', 'rsrc.json'];
  if (flags.bool('list') && flags.text('output') !== '') throw new CommandError('--list and --output may not be specified together');
  if (flags.bool('all') && flags.text('selector') !== '') throw new CommandError('cannot set --all and --selector at the same time');
  if (flags.bool('all') && flags.text('field-selector') !== '') throw new CommandError('cannot set --all and --field-selector at the same time');
  if (flags.bool('local')) {
    if (dryRun === 'server') throw new CommandError('cannot specify --local and --dry-run=server - did you mean --dry-run=client?');
    if (resources.length > 0) throw new CommandError(`can only use local files by -f ${example[0]} or --filename=${example[1]} when --local=true is set`);
    if (!hasFiles(flags)) throw new CommandError(`one or more files must be specified as -f ${example[0]} or --filename=${example[1]}`);
  } else if (resources.length === 0 && !hasFiles(flags)) {
    throw new CommandError('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  }
  if (Object.keys(set).length === 0 && remove.length === 0 && !flags.bool('list')) throw new CommandError(`at least one ${what} update is required`);
}

function changed(object: KubeObject, { field, set, remove }: Marks): KubeObject {
  const marks = { ...object.metadata[field], ...set };
  for (const key of remove) delete marks[key];
  const { [field]: _before, ...metadata } = object.metadata;
  return { ...object, metadata: Object.keys(marks).length === 0 ? metadata : { ...metadata, [field]: marks } };
}

function send({ flags }: Invocation, client: Invocation['client'], { resource, namespace, name, object }: Info, { field, set, remove }: Marks, dryRun: DryRun): KubeObject {
  const before = object!.metadata[field] ?? {};
  const body = Object.fromEntries([
    ...Object.entries(set).filter(([key, value]) => before[key] !== value), ...remove.filter((key) => before[key] !== undefined).map((key) => [key, null]),
  ]);
  const version = flags.text('resource-version');
  const metadata = { ...(Object.keys(body).length === 0 ? {} : { [field]: body }), ...(version === '' ? {} : { resourceVersion: version }) };
  return client.patch({ resource, namespace, name }, { type: 'merge', body: Object.keys(metadata).length === 0 ? {} : { metadata } }, {
    fieldManager: flags.text('field-manager'), ...(dryRun === 'server' ? { dryRun: true } : {}),
  }).object;
}

/** `key=value` line by line; of several objects under a heading for each. */
function listed({ resource, name }: Info, object: KubeObject, field: string, single: boolean): string {
  const heading = single ? '' : `Listing ${field} for ${groupResource({ group: resource.group, plural: resource.kind })}${resource.group === '' ? '.' : ''}/${name}:\n`;
  return heading + sortedEntries(object.metadata[field]).map(([key, value]) => `${single ? '' : ' '}${key}=${value}\n`).join('');
}
