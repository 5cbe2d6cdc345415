import type { GroupVersionKind } from './gvk.ts';
import type { KubeObject } from './object.ts';
import { validateObject } from './validation/validate.ts';
import type { Refusal, VerdictCause } from './verdict-types.ts';
import type { KubernetesVersion } from './version.ts';

/**
 * What becomes of an object that has been decoded: `undefined` when its values are valid, else the
 * server's Status as a refusal. Rule: `errors.NewInvalid` of apimachinery.
 */
export function validationVerdict(object: KubeObject, gvk: GroupVersionKind, version: KubernetesVersion): Refusal | undefined {
  const errors = validateObject(object, gvk, { version });
  if (errors.length === 0) return undefined;
  const causes = errors.map(({ path, type, message }): VerdictCause => ({ field: path.toString(), type, message }));
  const said = [...new Set(causes.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`)))];
  const kind = gvk.group === '' ? gvk.kind : `${gvk.kind}.${gvk.group}`;
  const name = object.metadata?.name || object.metadata?.generateName || '';
  const details = said.length > 1 ? `[${said.join(', ')}]` : said[0]!;
  return { stage: 'validation', causes, message: `${kind} "${name}" is invalid: ${details}` };
}
