import type { ApiClient } from '../../cluster/api/requests.ts';
import type { KubeObject } from '../../kube/object.ts';
import { groupResource, type ApiResource } from '../../kube/resources/api-resource.ts';
import { SCHEMAS } from '../explain/schemas.ts';
import { printerColumns } from '../print/columns/custom.ts';
import { printerFor, type TablePrinter } from '../print/table.ts';

/** It is the server that makes tables, so that whoever may read an object may see its columns. */
const SERVER = { name: 'system:apiserver', groups: ['system:masters'] };

/**
 * The printer for objects of a resource. Those of a custom resource have the columns that its definition says.
 * @param object one of them; a subresource may be of another kind (`Scale`)
 */
export function tablePrinterFor(client: ApiClient, resource: ApiResource, object: KubeObject): TablePrinter {
  if (object.kind !== resource.kind) return printerFor({ group: object.apiVersion.split('/').at(-2) ?? '', kind: object.kind });
  if (SCHEMAS.root(resource) !== undefined) return printerFor(resource);
  const definitions = client.resources().find(({ plural }) => plural === 'customresourcedefinitions');
  if (definitions === undefined) return printerFor(resource);
  const definition = client.as(SERVER).get({ resource: definitions, name: groupResource(resource) });
  return printerFor(resource, printerColumns(definition, resource.version));
}
