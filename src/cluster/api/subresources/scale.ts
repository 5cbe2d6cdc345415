import type { Decoded, KubeObject } from '../../../kube/object.ts';
import type { ScaleFields } from '../../../kube/validation/apiextensions/scale-fields.ts';
import { converted } from '../convert.ts';
import { replaceObject } from '../replacement.ts';
import { badRequest } from '../status-error.ts';
import type { Subresource } from '../subresources.ts';

/** The number of replicas of what can be scaled, in one form for all kinds. Rule: `ScaleREST` of the workloads' registries. */
export const scale: Subresource = {
  get: ({ registry }, { resource }, object) => scaleOf(object, registry.custom(resource)?.scale),
  update(serving, at, body, object, user, options) {
    const replicas = (body as Decoded)?.spec?.replicas ?? 0;
    if (!Number.isInteger(replicas)) throw badRequest(`Scale in version "v1" cannot be handled as a Scale: json: cannot unmarshal ${typeof replicas} into Go struct field ScaleSpec.spec.replicas of type int32`);
    const before = converted(object, at.resource);
    const { subresource: _part, ...whole } = at;
    const fields = serving.registry.custom(at.resource)?.scale;
    const next = withValue(before, pathOf(fields?.specReplicasPath ?? '.spec.replicas'), replicas) as KubeObject;
    const written = replaceObject(serving, whole, next, object, user, { ...options, through: 'scale' }, []);
    return { ...written, object: scaleOf(written.object, fields) };
  },
};

/** The steps of a simple JSON path: `.spec.replicas`. */
const pathOf = (path: string): string[] => path.split('.').filter((step) => step !== '');

function withValue(value: Decoded, [step, ...rest]: readonly string[], to: unknown): unknown {
  return step === undefined ? to : { ...value, [step]: withValue(value?.[step], rest, to) };
}

const valueAt = (value: Decoded, path: string): Decoded => pathOf(path).reduce<Decoded>((inner, step) => inner?.[step], value);

/** @param fields where a custom resource has what a Scale shows */
function scaleOf(object: KubeObject, fields: ScaleFields | undefined): KubeObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const { specReplicasPath: spec = '.spec.replicas', statusReplicasPath: status = '.status.replicas', labelSelectorPath: selector } = fields ?? {};
  const shown = fields === undefined ? selectorText(object['spec'].selector) : selector === undefined ? undefined : valueAt(object, selector);
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: { creationTimestamp, name, namespace, resourceVersion, uid },
    spec: { replicas: valueAt(object, spec) ?? 0 },
    status: { replicas: valueAt(object, status) ?? 0, ...(shown === undefined ? {} : { selector: shown }) },
  };
}

/** A label selector as requests carry it. Rule: `LabelSelectorAsSelector(…).String()`. */
export function selectorText(selector: Decoded): string {
  if (selector === undefined) return '';
  const isMap = selector.matchLabels === undefined && selector.matchExpressions === undefined;
  const labels = Object.entries((isMap ? selector : selector.matchLabels) ?? {}).map(([key, value]): [string, string] => [key, `${key}=${String(value)}`]);
  const expressions = (isMap ? [] : (selector.matchExpressions ?? [])).map(({ key, operator, values }: Decoded): [string, string] => {
    const set = `(${[...(values ?? [])].sort().join(',')})`;
    const texts: Record<string, string> = { In: `${key} in ${set}`, NotIn: `${key} notin ${set}`, Exists: key, DoesNotExist: `!${key}` };
    return [key, texts[operator]!];
  });
  return [...labels, ...expressions].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, text]) => text).join(',');
}
