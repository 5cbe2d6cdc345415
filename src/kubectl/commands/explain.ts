import type { ApiClient } from '../../cluster/api/requests.ts';
import type { Decoded } from '../../kube/object.ts';
import { groupResource, type ApiResource } from '../../kube/resources/api-resource.ts';
import type { Command } from '../command.ts';
import type { FieldDocs } from '../context.ts';
import { CommandError } from '../errors/command-error.ts';
import { customFields } from '../explain/custom-outline.ts';
import { objectOutline, type Outline } from '../explain/outline.ts';
import { explain } from '../explain/print.ts';
import { explainOld } from '../explain/print-old.ts';
import { readResourcePath } from '../explain/resource-path.ts';
import { SCHEMAS } from '../explain/schemas.ts';

const NOTHING = 'You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.';

/** `kubectl explain TYPE[.FIELD…]`. Rule: `ExplainOptions` of kubectl. */
export const command: Command = {
  path: 'explain',
  run(invocation) {
    const { args, flags, context, out } = invocation;
    if (args.length === 0) throw new CommandError(NOTHING);
    if (args.length > 1) throw new CommandError('We accept only this format: explain RESOURCE');
    const output = flags.text('output');
    if (output !== 'plaintext' && output !== 'plaintext-openapiv2') throw new CommandError(`unrecognized format: ${output}`);
    const { client } = invocation;
    const { resource, path } = readResourcePath(client.resources(), args[0]!, flags.text('api-version'));
    const { group, version, kind } = resource;
    const root = rootOf(resource, client, context.fieldDocs);
    const print = output === 'plaintext' ? explain : explainOld;
    const text = print({ group, version, kind, root, path, recursive: flags.bool('recursive') });
    if (typeof text === 'string') {
      out(text);
      return 0;
    }
    out(text.printed);
    throw new CommandError(`field "${text.missing}" does not exist`);
  },
};

function rootOf(resource: ApiResource, client: ApiClient, docs: FieldDocs | undefined): Outline {
  const type = SCHEMAS.root(resource);
  if (type !== undefined) return objectOutline(type, docs);
  const schema = definedSchema(resource, client);
  if (schema === undefined) throw new CommandError(`couldn't find resource for "${resource.group}/${resource.version}, Kind=${resource.kind}"`);
  return customRoot(schema, docs);
}

/** The schema of a custom resource in its CustomResourceDefinition. */
function definedSchema(resource: ApiResource, client: ApiClient): Decoded {
  const definitions = client.resources().find(({ plural }) => plural === 'customresourcedefinitions')!;
  const definition: Decoded = client.get({ resource: definitions, name: groupResource(resource) });
  return definition.spec.versions.find(({ name }: Decoded) => name === resource.version)?.schema?.openAPIV3Schema;
}

/** What every object has, besides what the definition says. */
function customRoot(schema: Decoded, docs: FieldDocs | undefined): Outline {
  const pod = objectOutline(SCHEMAS.root({ group: '', version: 'v1', kind: 'Pod' })!, docs).fields!();
  const standard = pod.filter(({ name }) => ['apiVersion', 'kind', 'metadata'].includes(name));
  const own = customFields(schema).filter((field) => !standard.some(({ name }) => name === field.name));
  return {
    type: 'Object', description: schema.description, values: [], id: schema,
    fields: () => [...standard, ...own].sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}
