import { groupResource, groupVersion, type ApiResource } from '../../kube/resources/api-resource.ts';
import type { Command, Invocation } from '../command.ts';
import { CommandError, UsageError } from '../errors/command-error.ts';
import type { Flags } from '../flags/flags.ts';
import { outputFormat } from '../output-flags.ts';
import { OUTPUT_FORMATS, type OutputFormat } from '../print/output.ts';
import { alignTabs } from '../print/tab-writer.ts';

/** `kubectl api-resources`. Rule: `APIResourceOptions` of kubectl. */
export const command: Command = {
  path: 'api-resources',
  run(invocation) {
    const { path, args, flags, out } = invocation;
    if (args.length > 0) throw new UsageError(path, `unexpected arguments: [${args.join(' ')}]`);
    const format = outputFormat(invocation, OUTPUT_FORMATS.resources);
    checkSortBy(flags.text('sort-by'));
    const resources = sorted(selected(invocation.client.resources(), flags), flags.text('sort-by'));
    out(printed(resources, format, invocation));
    return 0;
  },
};

function printed(resources: readonly ApiResource[], format: OutputFormat, { flags }: Invocation): string {
  if (format.kind === 'objects') return format.printer.print(resourceList(resources), true);
  if (format.kind === 'name') return resources.map((resource) => `${groupResource(resource)}\n`).join('');
  return table(resources, format.wide, flags.bool('no-headers'));
}

function checkSortBy(sortBy: string): void {
  if (!['', 'name', 'kind'].includes(sortBy)) throw new CommandError('--sort-by accepts only name or kind');
}

/** Of each resource in the version that its group prefers. */
function selected(all: readonly ApiResource[], flags: Flags): ApiResource[] {
  const seen = new Set<string>();
  const preferred = all.filter((resource) => !seen.has(groupResource(resource)) && seen.add(groupResource(resource)));
  const has = (values: readonly string[], wanted: readonly string[]): boolean => wanted.every((value) => values.includes(value));
  return preferred.filter((resource) =>
    (!flags.changed('api-group') || resource.group === flags.text('api-group'))
    && (!flags.changed('namespaced') || resource.namespaced === flags.bool('namespaced'))
    && has(resource.verbs, flags.list('verbs'))
    && has(resource.categories, flags.list('categories')));
}

function sorted(resources: readonly ApiResource[], sortBy: string): ApiResource[] {
  const keys = (resource: ApiResource): string[] => {
    if (sortBy === 'name') return [resource.plural];
    return sortBy === 'kind' ? [resource.kind] : [resource.group, resource.plural];
  };
  return [...resources].sort((one, other) => {
    const [a, b] = [keys(one), keys(other)];
    const index = a.findIndex((key, at) => key !== b[at]);
    return index < 0 ? 0 : a[index]! < b[index]! ? -1 : 1;
  });
}

function table(resources: readonly ApiResource[], wide: boolean, noHeaders: boolean): string {
  const rows = resources.map((resource) => [
    resource.plural, resource.shortNames.join(','), groupVersion(resource), String(resource.namespaced), resource.kind,
    ...(wide ? [[...resource.verbs].sort().join(','), resource.categories.join(',')] : []),
  ]);
  const header = ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND', ...(wide ? ['VERBS', 'CATEGORIES'] : [])];
  return alignTabs((noHeaders ? rows : [header, ...rows]).map((row) => `${row.join('\t')}\n`).join(''));
}

/** Rule: `APIResourceList` of apimachinery, with the group and version of each resource in it. */
function resourceList(resources: readonly ApiResource[]): unknown {
  return {
    kind: 'APIResourceList', apiVersion: 'v1', groupVersion: '',
    resources: resources.map((resource) => ({
      name: resource.plural, singularName: resource.singular, namespaced: resource.namespaced,
      ...(resource.group === '' ? {} : { group: resource.group }), version: resource.version, kind: resource.kind,
      verbs: [...resource.verbs].sort(),
      ...(resource.shortNames.length === 0 ? {} : { shortNames: resource.shortNames }),
      ...(resource.categories.length === 0 ? {} : { categories: resource.categories }),
    })),
  };
}
