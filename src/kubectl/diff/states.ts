import type { ApiClient, WriteOptions } from '../../cluster/api/requests.ts';
import { StatusError } from '../../cluster/api/status-error.ts';
import type { KubeObject } from '../../kube/object.ts';
import { groupVersion } from '../../kube/resources/api-resource.ts';
import { configurationOf } from '../apply/last-applied.ts';
import { patchWith } from '../apply/patcher.ts';
import { applyOnServer } from '../apply/server-side.ts';
import { liveObject, type Info } from '../arguments/info.ts';
import { withoutManagedFields } from '../print/list.ts';
import { printYaml } from '../print/yaml.ts';
import { maskedSecrets } from './secrets.ts';

/** What an object of a file is called among the files that are compared: `apps.v1.Deployment.default.web`. */
export function fileName({ resource, namespace = '', name }: Info): string {
  return `${groupVersion(resource).replace('/', '.')}.${resource.kind}.${namespace}.${name}`;
}

/** An object as it is and as it would be, as YAML; the empty text where it is not there. */
export interface States {
  live: string;
  merged: string;
}

export interface StatesOptions {
  client: ApiClient;
  write: WriteOptions;
  serverSide: boolean;
  force: boolean;
  showManagedFields: boolean;
}

/**
 * What applying an object would make of it; the server is asked for a dry run.
 * @throws StatusError as the server refuses it
 * Rule: `InfoObject.Merged` of kubectl's `cmd/diff`.
 */
export function statesOf(info: Info, options: StatesOptions): States {
  const live = liveOrNone(options.client, info);
  const [before, after] = info.resource.kind === 'Secret' ? maskedSecrets(live, merged(info, live, options)) : [live, merged(info, live, options)];
  const text = (object: KubeObject | undefined): string =>
    (object === undefined ? '' : printYaml(options.showManagedFields ? object : withoutManagedFields(object)));
  return { live: text(before), merged: text(after) };
}

function liveOrNone(client: ApiClient, info: Info): KubeObject | undefined {
  try {
    return liveObject(client, info);
  } catch (error) {
    if (error instanceof StatusError && error.reason === 'NotFound') return undefined;
    throw error;
  }
}

function merged(info: Info, live: KubeObject | undefined, { client, write, serverSide, force }: StatesOptions): KubeObject {
  const { resource, namespace, object } = info;
  if (serverSide) return applyOnServer(client, info, write, force);
  if (live === undefined) return client.create({ resource, namespace }, object, write).object;
  return patchWith(info, configurationOf(object!), live, client, write).object;
}
