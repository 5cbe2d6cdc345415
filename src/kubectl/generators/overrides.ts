import type { KubeObject } from '../../kube/object.ts';
import { jsonPatch } from '../../kube/patch/json-patch.ts';
import { mergePatch } from '../../kube/patch/merge-patch.ts';
import { strategicMergePatch } from '../../kube/patch/strategic-merge-patch.ts';
import { typeOf } from '../apply/patcher.ts';
import { resourceForKind } from '../arguments/resource-type.ts';
import type { Invocation } from '../command.ts';
import { CommandError } from '../errors/command-error.ts';

/**
 * An object that kubectl made, changed by what `--overrides` says.
 * @throws CommandError
 * Rule: `OverrideOptions` of kubectl's `cmd/util`.
 */
export function overridden({ flags, client }: Invocation, object: KubeObject): KubeObject {
  const text = flags.text('overrides');
  if (text === '') return object;
  const type = flags.text('override-type');
  let patch: unknown;
  try {
    patch = JSON.parse(text);
  } catch {
    throw new CommandError('Invalid JSON Patch');
  }
  switch (type) {
    case 'json':
      return jsonPatch(object, patch) as KubeObject;
    case 'strategic':
      return strategicMergePatch(object, patch, typeOf(resourceForKind(client.resources(), object.apiVersion, object.kind)!)) as KubeObject;
    case 'merge':
      return mergePatch(object, patch) as KubeObject;
    default:
      throw new CommandError(`invalid override type: ${type}`);
  }
}
