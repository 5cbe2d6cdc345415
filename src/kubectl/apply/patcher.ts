import type { ApiClient, Patch, WriteOptions } from '../../cluster/api/requests.ts';
import { StatusError } from '../../cluster/api/status-error.ts';
import type { KubeObject } from '../../kube/object.ts';
import { threeWayMergePatch, threeWayPatch } from '../../kube/patch/three-way.ts';
import type { JsonMap } from '../../kube/patch/patch-error.ts';
import type { ApiResource } from '../../kube/resources/api-resource.ts';
import { SCHEMAS } from '../explain/schemas.ts';
import { liveObject, type Info } from '../arguments/info.ts';
import type { Waiting } from '../context.ts';
import { errorMessage, withSource } from '../errors/error-text.ts';
import { goJson } from '../print/json.ts';
import { lastAppliedObject, withLastApplied } from './last-applied.ts';

/** How often a patch is tried again that came too late, and how long in between. Rule: `maxPatchRetry`, `backOffPeriod`. */
const RETRIES = 5;
const BACK_OFF = 1;

export interface PatcherOptions {
  client: ApiClient;
  waiting: Waiting;
  write: WriteOptions;
  /** `--force`: an object that cannot be changed is deleted and made anew. */
  replace?: { gracePeriodSeconds?: number; timeout: number; propagationPolicy: 'Background' | 'Foreground' | 'Orphan' };
}

/** What an apply did to an object that was there. */
export interface Patched {
  object: KubeObject;
  /** Whether anything was sent. */
  changed: boolean;
}

/**
 * Takes an object of the server to what a file says.
 * @param info the object of the file
 * @param current as the server has it
 * @throws StatusError with kubectl's words about the patch before the server's
 * Rule: `Patcher.Patch` of kubectl's `cmd/apply`.
 */
export async function patchObject(info: Info, current: KubeObject, options: PatcherOptions): Promise<Patched> {
  const modified = withLastApplied(info.object!);
  let live = current;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return patchWith(info, modified, live, options.client, options.write);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      const isConflict = error.reason === 'Conflict';
      if (isConflict && attempt < RETRIES) {
        if (attempt > 0) await options.waiting.sleep(BACK_OFF);
        live = liveObject(options.client, info);
      } else if ((isConflict || error.reason === 'Invalid') && options.replace !== undefined) {
        return { object: await deleteAndCreate(info, modified, live, options), changed: true };
      } else {
        throw withSource(`applying patch:\n${goJson(threeWay(info, modified, live).body)}\nto:\n${infoText(info, live)}\nfor:`, info.source, error);
      }
    }
  }
}

/** Sends the patch that takes `live` to what `modified` says; nothing when they agree. */
export function patchWith(info: Info, modified: KubeObject, live: KubeObject, client: ApiClient, write: WriteOptions): Patched {
  const patch = threeWay(info, modified, live);
  if (Object.keys(patch.body as JsonMap).length === 0) return { object: live, changed: false };
  return { object: client.patch(addressOf(info), patch, write).object, changed: true };
}

const addressOf = ({ resource, namespace, name }: Info) => ({ resource, namespace, name });

function threeWay({ resource }: Info, modified: KubeObject, live: KubeObject): Patch {
  const original = lastAppliedObject(live);
  const type = typeOf(resource);
  if (type === undefined) return { type: 'merge', body: threeWayMergePatch(original, modified, live) };
  return { type: 'strategic', body: threeWayPatch(original, modified, live, type) };
}

/** The type of a resource's objects; undefined for custom resources, which only JSON merge patches fit. */
export function typeOf(resource: ApiResource): ReturnType<typeof SCHEMAS.root> {
  return SCHEMAS.root(resource);
}

/** An object as kubectl names it in errors. Rule: `Info.String` of cli-runtime. */
export function infoText({ resource, namespace = '', name }: Info, { metadata }: KubeObject): string {
  const { group, version, kind, plural } = resource;
  return `Resource: "${group}/${version}, Resource=${plural}", GroupVersionKind: "${group}/${version}, Kind=${kind}"\n`
    + `Name: "${name}", Namespace: "${metadata?.namespace ?? namespace}"`;
}

async function deleteAndCreate(info: Info, modified: KubeObject, live: KubeObject, { client, waiting, write, replace }: PatcherOptions): Promise<KubeObject> {
  const { timeout, ...deletion } = replace!;
  client.delete(addressOf(info), deletion);
  if (!(await waiting.until(() => isGone(client, info), timeout === 0 ? undefined : timeout))) throw new Error('timed out waiting for the condition');
  try {
    return client.create({ resource: info.resource, namespace: info.namespace }, modified, write).object;
  } catch (error) {
    const { resourceVersion: _version, uid: _uid, ...metadata } = live.metadata;
    try {
      client.create({ resource: info.resource, namespace: info.namespace }, { ...live, metadata }, write);
    } catch (again) {
      throw new Error(`An error occurred force-replacing the existing object with the newly provided one:\n\n${errorMessage(error)}.\n\nAdditionally, an error occurred attempting to restore the original object:\n\n${errorMessage(again)}`, { cause: again });
    }
    throw error;
  }
}

/** Whether an object is not there any more. */
export function isGone(client: ApiClient, info: Info): boolean {
  try {
    liveObject(client, info);
    return false;
  } catch (error) {
    if (error instanceof StatusError && error.reason === 'NotFound') return true;
    throw error;
  }
}

/** `configmaps/settings`, as kubectl calls an object in warnings. Rule: `Info.ObjectName`. */
export function objectName({ resource, name }: Info): string {
  return `${resource.plural}/${name}`;
}
